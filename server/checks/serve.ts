import { serveThread } from '../thread.ts'
import { createBeat } from './beat.ts'
import type { Check, CheckInput, LiveDns, Outcome } from './check.ts'
import type { ChecksConfig } from '../config.ts'
import type { Knowledge } from './knowledge.ts'

/** What `checks.ts` hands to the thread. */
export interface Handed {
  config: ChecksConfig
  knowledge: Knowledge
  beat: SharedArrayBuffer
}

export interface Serving {
  checks: Check[]
  dns: LiveDns
  known(): Knowledge
  learn(knowledge: Knowledge): void
  beat: SharedArrayBuffer
}

/** What a check may take, in ms: one that looks at bytes, and one that waits for others. */
const budgets: Record<Check['when'], number> = {
  arrival: 1_000,
  background: 8_000,
  request: 8_000,
}

/** Serves runs of these checks. What a check throws is an answer; only the end of the thread is none. */
export function serveChecks({ checks, dns, known, learn, beat }: Serving) {
  const handlers = {
    learn,
    async run(id: string, input: CheckInput): Promise<{ outcome: Outcome } | { failure: string }> {
      try {
        const check = checks.find((one) => one.id === id)
        if (!check) throw new Error(`there is no check ${id}`)
        const budget = budgets[check.when]
        return { outcome: await check.run(input, { now: Date.now, dns, known: known(), budget }) }
      } catch (error) {
        return { failure: error instanceof Error ? error.message : String(error) }
      }
    },
  }
  createBeat(beat).start()
  serveThread(handlers)
  return handlers
}

export type CheckHandlers = ReturnType<typeof serveChecks>
