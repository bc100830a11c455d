/** So long a burst goes before the index. */
const longestMs = 1800
/** Mail that comes in shorter distances than this belongs together. */
const pauseMs = 40
/** After so long without mail, the next burst may have its own time. */
const quietMs = 1000
/** So few waiting messages are no burst. */
const few = 64

/**
 * Lets the index wait while a burst of mail comes in, so that senders have the machine to
 * themselves; mail that comes and comes is indexed alongside.
 */
export class Hold {
  #began = -Infinity
  #last = -Infinity

  arrived(now: number): void {
    if (now - this.#last > quietMs) this.#began = now
    this.#last = now
  }

  /** @returns milliseconds to wait; 0 when the index may go on */
  wait(now: number, waiting: number): number {
    if (waiting <= few || now - this.#began >= longestMs) return 0
    return Math.max(0, this.#last + pauseMs - now)
  }
}
