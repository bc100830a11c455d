import type { SpamEngine, SpamReport } from '../../types.ts'
import type { KeptReport, Reading } from '../check.ts'
import { notDecided } from '../texts.ts'
import type { SpamDetails } from './details.ts'
import { verdicts } from './texts.ts'

/** From this share of the threshold on a message is suspicious. */
const nearly = 0.6

/**
 * The report as people read it.
 * @param engine the one that is asked, for reports without a score
 */
export function spamReport(
  { version, details, undecided }: KeptReport<SpamDetails>,
  { language, spamThreshold: threshold }: Reading,
  engine: SpamEngine,
): SpamReport {
  const head = { check: 'spam', version, threshold } as const
  if (details === null || undecided !== null) {
    const reason = undecided && {
      code: undecided.reason.code,
      message: undecided.reason.text[language],
    }
    return {
      ...{ ...head, state: 'undecided', reason, engine },
      ...{ score: null, content: null, transport: null, verdict: null, ruleSet: null },
      ...{ summary: notDecided[language], rules: [], ms: 0 },
    }
  }
  const { score } = details
  const verdict = score >= threshold ? 'spam' : score >= threshold * nearly ? 'suspicious' : 'clean'
  return {
    ...{ ...head, state: 'done', reason: null },
    ...details,
    ...{ verdict, summary: verdicts[verdict][language] },
    rules: details.rules.map(({ description, hint, ...rule }) => ({
      ...rule,
      description: description[language],
      hint: hint && hint[language],
    })),
  }
}
