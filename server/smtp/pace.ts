import type { Ending } from './outcome.ts'

/** How long a message may take whatever its size, and how slowly it may come on the whole then. */
export const graceMs = 5 * 60_000
export const leastPerSecond = 1000

/**
 * Sees whether a message comes so slowly that its client holds the connection rather than sends: the
 * idle time never ends for one that sends a byte a second. At most `largest` bytes count, so a
 * client that goes on and on behind the largest message has its time as well.
 */
export class Pace {
  readonly #since: number
  readonly #largest: number

  constructor(since: number, largest: number) {
    this.#since = since
    this.#largest = largest
  }

  /** How the conversation ends when the message comes too slowly, else null. */
  ending(now: number, bytes: number): Ending | null {
    const elapsed = now - this.#since
    const enough = Math.min(bytes, this.#largest) >= (leastPerSecond * elapsed) / 1000
    if (elapsed <= graceMs || enough) return null
    return { by: 'pace', seconds: Math.round(elapsed / 1000) }
  }
}
