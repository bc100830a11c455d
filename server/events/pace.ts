import type { SandboxEvent } from '../types.ts'

/** Within so many ms … */
const windowMs = 300
/** … so much news of mail (each message is told of twice) means that it pours in: 133 a second. */
const pouring = 80
/** Work behind the scenes rests until it no longer does, but not for longer than this. */
const longestRestMs = 2_000

/**
 * Lets mail that comes in go first: on a small machine a check, a release and a commit want the same
 * core.
 */
export interface Pace {
  hear(event: SandboxEvent): void
  /** Resolves when the next slice may begin. */
  rest(): Promise<void>
}

export function createPace(now = () => performance.now(), pause = sleep): Pace {
  let began = 0
  let heard = 0
  let before = 0

  function pours(): boolean {
    turn()
    return Math.max(heard, before) >= pouring
  }

  function turn() {
    const at = now()
    if (at - began < windowMs) return
    before = at - began < 2 * windowMs ? heard : 0
    heard = 0
    began = at
  }

  return {
    hear({ type }) {
      if (type !== 'message.stored' && type !== 'message.analysed') return
      turn()
      heard++
    },
    async rest() {
      const end = now() + longestRestMs
      while (pours() && now() < end) await pause(windowMs)
    },
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref())
