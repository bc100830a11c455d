/** How long a message may take whatever its size, and how slowly it may come on the whole then. */
export const graceMs = 5 * 60_000
export const leastPerSecond = 1000

/**
 * Whether a message comes so slowly that its client holds the connection rather than sends: the
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

  /** Seconds since the beginning. */
  seconds(now: number): number {
    return Math.round((now - this.#since) / 1000)
  }

  tooSlow(now: number, bytes: number): boolean {
    const elapsed = now - this.#since
    if (elapsed <= graceMs) return false
    return Math.min(bytes, this.#largest) < (leastPerSecond * elapsed) / 1000
  }
}
