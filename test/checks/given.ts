import { onTestFinished } from 'vitest'
import type { Check } from '../../server/checks/check.ts'
import { startChecks, type CheckRunner, type ChecksOptions } from '../../server/checks/checks.ts'

/** What `thread.mjs` runs, as the main thread knows it. */
export function scoreCheck(version = '1'): Check {
  return {
    id: 'score',
    title: { en: 'Score', es: 'Puntos' },
    version,
    when: 'arrival',
    facts: [],
    largest: 100_000,
    read: ({ undecided }, { language }) => ({
      ...{ check: 'score', version, summary: '' },
      state: undecided ? 'undecided' : 'done',
      reason: undecided && {
        code: undecided.reason.code,
        message: undecided.reason.text[language],
      },
    }),
    run: () => {
      throw new Error('runs in its thread only')
    },
  }
}

export function aRunner(options: Partial<ChecksOptions> & { version?: string } = {}): CheckRunner {
  const warnings: string[] = []
  const note = (_: object, text: string) => void warnings.push(text)
  const { version, ...rest } = options
  const check = { ...scoreCheck(version), facts: [spamFact] }
  const runner = startChecks({
    config: {
      spam: { rules: 'own', spamd: null, rspamd: null, sending: null },
      auth: {
        dns: { servers: 'off', timeoutMs: 1000 },
        lists: { address: [], domain: [] },
        sendingIp: null,
      },
    },
    log: { debug: note, info: note, warn: note, error: note },
    own: { checks: [check], worker: new URL('./thread.mjs', import.meta.url) },
    ...rest,
  })
  onTestFinished(() => runner.close())
  return runner
}

const spamFact = {
  key: 'spam',
  title: { en: 'Spam', es: 'Spam' },
  kind: 'number',
  description: { en: '', es: '' },
  example: '',
} as const
