import { SandboxError } from '../../errors.ts'
import type { SpamEngine } from '../../types.ts'
import type { Check } from '../check.ts'
import type { SpamConfig } from '../../config.ts'
import type { SpamDetails } from './details.ts'
import { spamFacts } from './facts.ts'
import { spamReport } from './report.ts'
import { fingerprint, packageFolder, ruleFilesIn } from './rule-files.ts'
import { engineOf, type SpamScorer } from './scorer.ts'
import { noRules, title } from './texts.ts'

/** Grows when the same message and the same rules come to another report. */
const revision = 2

/** Larger ones are mostly attachments; SpamAssassin's own client gives up far earlier. */
const largest = 16 * 1024 * 1024

/**
 * How likely a message is taken for spam, and why. Our own engine and rules need nobody else; a
 * server that is asked makes it a background check. What scores is loaded with the first message.
 * @throws SandboxError `bad_request` for a folder without rules
 */
export function createSpam(config: SpamConfig): Check<SpamDetails> {
  const folder = typeof config.rules === 'object' ? config.rules.folder : packageFolder
  const files = ruleFilesIn(folder).length
  if (files === 0 && typeof config.rules === 'object') {
    throw new SandboxError('bad_request', noRules(folder))
  }
  const engine = engineOf(config, files > 0)
  let scorer: Promise<SpamScorer> | undefined
  return {
    id: 'spam',
    title,
    version: versionOf(config, engine, folder),
    when: engine === 'spamd' || engine === 'rspamd' ? 'background' : 'arrival',
    facts: spamFacts,
    largest,
    read: (kept, reading) => spamReport(kept, reading, engine),
    async run(input, tools) {
      scorer ??= load(engine, config, folder)
      return (await scorer).score(input, tools)
    },
  }
}

async function load(engine: SpamEngine, config: SpamConfig, folder: string): Promise<SpamScorer> {
  switch (engine) {
    case 'spamd': {
      const { createSpamd } = await import('./spamd.ts')
      return createSpamd(config)
    }
    case 'rspamd': {
      const { createRspamd } = await import('./rspamd.ts')
      return createRspamd(config)
    }
    default: {
      const { createOwn } = await import('./own.ts')
      return createOwn(config, engine === 'mailproof' ? null : folder)
    }
  }
}

function versionOf(config: SpamConfig, engine: SpamEngine, folder: string): string {
  const { spamd, rspamd, sending } = config
  const rules = {
    mailproof: () => '',
    'spamassassin-rules': () => fingerprint(folder),
    spamd: () => `${spamd?.host}:${spamd?.port}`,
    rspamd: () => rspamd ?? '',
  }[engine]()
  const from = sending && [sending.ip, sending.host, sending.helo].join(' ')
  return [revision, engine, rules, from].filter(Boolean).join(' ')
}
