/** Messages numbered from `lo` to `hi`, both included. */
export interface Span {
  lo: number
  hi: number
}

/** Of a selection that gathers sets for each piece: most pages are full after the first. */
export const narrow = 4096
export const wide = 1 << 16
/** Each piece pays for asking the index of words anew, so they had better be few. */
export const widest = 1 << 18
const longMs = 50

/** Cuts spans into pieces to be looked at one after the other; they grow, the long ones if quick. */
export class Pieces {
  readonly #spans: Span[]
  readonly #down: boolean
  #width: number
  #began = 0

  /** @param spans in rising order */
  constructor(spans: Span[], down: boolean, width: number) {
    this.#spans = spans.map((span) => ({ ...span }))
    this.#down = down
    this.#width = width
  }

  /**
   * The next piece, the highest or the lowest of what is left; undefined at the end.
   * @param width of a caller that paces itself
   */
  next(width?: number): Span | undefined {
    if (width === undefined) this.#pace()
    else this.#width = width
    const span = this.#down ? this.#spans.at(-1) : this.#spans[0]
    if (!span) return undefined
    const piece = this.#down
      ? { lo: Math.max(span.lo, span.hi - this.#width + 1), hi: span.hi }
      : { lo: span.lo, hi: Math.min(span.hi, span.lo + this.#width - 1) }
    if (this.#down) span.hi = piece.lo - 1
    else span.lo = piece.hi + 1
    if (span.lo > span.hi) {
      if (this.#down) this.#spans.pop()
      else this.#spans.shift()
    }
    return piece
  }

  #pace() {
    const now = performance.now()
    const quick = now - this.#began < longMs
    if (this.#began > 0 && (quick || this.#width < wide)) {
      this.#width = Math.min(widest, this.#width * 4)
    }
    this.#began = now
  }
}

/** What of the spans lies between two numbers. */
export function within(spans: Span[], lo: number, hi: number): Span[] {
  return spans.flatMap((span) => {
    const cut = { lo: Math.max(span.lo, lo), hi: Math.min(span.hi, hi) }
    return cut.lo <= cut.hi ? [cut] : []
  })
}
