import { serveThread } from '../thread.ts'
import { createBeat } from './beat.ts'
import type { Check, CheckInput, Outcome } from './check.ts'
import type { ChecksConfig } from '../config.ts'

/** What `checks.ts` hands to the thread. */
export interface Handed {
  config: ChecksConfig
  beat: SharedArrayBuffer
}

/** What a check may take, in ms: one that looks at bytes, and one that waits for others. */
const budgets: Record<Check['when'], number> = {
  arrival: 1_000,
  background: 20_000,
  request: 20_000,
}

/** Serves runs of these checks. What a check throws is an answer; only the end of the thread is none. */
export function serveChecks(checks: Check[], beat: SharedArrayBuffer) {
  const handlers = {
    async run(id: string, input: CheckInput): Promise<{ outcome: Outcome } | { failure: string }> {
      try {
        const check = checks.find((one) => one.id === id)
        if (!check) throw new Error(`there is no check ${id}`)
        return {
          outcome: await check.run(input, { now: Date.now, budget: budgets[check.when] }),
        }
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
