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
/** Mail is fast when so many messages came in so many milliseconds. */
const fast = { messages: 50, ms: 250 }
/** Fast mail is indexed in steps so far apart, for a transaction has its own price. */
const stepMs = 50

/**
 * Lets the index wait while a burst of mail comes in, so that senders have the machine to
 * themselves. When mail comes and comes, the index gets a share of the time, which grows with
 * what waits for it until both keep step.
 */
export class Hold {
  #began = -Infinity
  #last = -Infinity
  #worked = -Infinity
  #rested = -Infinity
  #counted = { since: -Infinity, messages: 0, isFast: false }

  arrived(now: number, messages: number): void {
    if (now - this.#last > quietMs) this.#began = now
    this.#last = now
    const counted = this.#counted
    if (now - counted.since > fast.ms) {
      const isFast = now - counted.since < 2 * fast.ms && counted.messages >= fast.messages
      this.#counted = { since: now, messages, isFast }
    } else counted.messages += messages
  }

  /** The index worked for so long. */
  worked(now: number, ms: number, waiting: number): void {
    this.#worked = now
    this.#rested = now + ms * mostRest * Math.max(0, 1 - waiting / many)
  }

  /** @returns milliseconds to wait; 0 when the index may go on */
  wait(now: number, waiting: number): number {
    const paused = this.#last + pauseMs
    const until = waiting > few ? Math.max(this.#began + longestMs, this.#rested) : this.#step()
    return Math.max(0, Math.min(paused, until) - now)
  }

  /** When the index may go on with little to do. */
  #step(): number {
    return this.#counted.isFast ? this.#worked + stepMs : -Infinity
  }
}
