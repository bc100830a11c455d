/** So long a burst goes before the index. */
const longestMs = 2000
/** Mail that comes in shorter distances than this belongs together. */
const pauseMs = 40
/** After so long without mail, the next burst may have its own time. */
const quietMs = 1000
/** So few waiting messages are no burst. */
const few = 64
/** While mail keeps coming, the index rests so many times as long as it worked. */
const mostRest = 3
/** From this many waiting messages on it does not rest any more. */
const many = 10_000

/**
 * Lets the index wait while a burst of mail comes in, so that senders have the machine to
 * themselves. When mail comes and comes, the index gets a share of the time, which grows with
 * what waits for it until both keep step.
 */
export class Hold {
  #began = -Infinity
  #last = -Infinity
  #rested = -Infinity

  arrived(now: number): void {
    if (now - this.#last > quietMs) this.#began = now
    this.#last = now
  }

  /** The index worked for so long. */
  worked(now: number, ms: number, waiting: number): void {
    this.#rested = now + ms * mostRest * Math.max(0, 1 - waiting / many)
  }

  /** @returns milliseconds to wait; 0 when the index may go on */
  wait(now: number, waiting: number): number {
    if (waiting <= few) return 0
    const paused = this.#last + pauseMs
    const until = Math.max(this.#began + longestMs, this.#rested)
    return Math.max(0, Math.min(paused, until) - now)
  }
}
