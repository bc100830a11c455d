import type { SandboxEvent } from '../../types.ts'

/** Within so many ms … */
const windowMs = 300
/** … so much news of mail means that it pours in. */
const pouring = 40
/** Then checks rest for so many times as long as they worked, up to so many ms. */
const restFactor = 9
const longestRestMs = 2_000

/** Lets mail that comes in go first: on a small machine a check and a commit want the same core. */
export interface Pace {
  hear(event: SandboxEvent): void
  /** Resolves when the next slice may begin. @param worked ms that the last one took */
  rest(worked: number): Promise<void>
}

export function createPace(now = () => performance.now()): Pace {
  let began = 0
  let heard = 0
  let before = 0

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
    async rest(worked) {
      turn()
      if (Math.max(heard, before) < pouring) return
      const ms = Math.min(worked * restFactor, longestRestMs)
      await new Promise((resolve) => setTimeout(resolve, ms).unref())
    },
  }
}
