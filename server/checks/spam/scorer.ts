import type { SpamEngine } from '../../types.ts'
import type { CheckInput, CheckTools, Outcome } from '../check.ts'
import type { SpamConfig } from '../../config.ts'
import type { SpamDetails } from './details.ts'

/** Something that scores messages: our own engine, or a server that is asked. */
export interface SpamScorer {
  score(input: CheckInput, tools: CheckTools): Promise<Outcome<SpamDetails>>
}

/** Which one is asked, before anything is loaded. */
export function engineOf({ spamd, rspamd, rules }: SpamConfig, installed: boolean): SpamEngine {
  if (spamd !== null) return 'spamd'
  if (rspamd !== null) return 'rspamd'
  if (rules === 'own' || rules === 'off' || (rules === 'auto' && !installed)) return 'mailproof'
  return 'spamassassin-rules'
}
