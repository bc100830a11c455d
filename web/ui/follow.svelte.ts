/** Milliseconds that rows may take before their empty places are shown instead. */
const patience = 100

/**
 * Where a list is drawn. Normally that is where it was scrolled to; while the rows of that place
 * are still being fetched it stays where it has rows, so that nobody looks at empty places. A
 * scrollbar that is dragged along a million rows shows what has come, a moment behind the hand.
 */
export class Follow {
  readonly #has: (top: number) => boolean
  /** Px above the rows that are drawn. */
  shown = $state(0)
  /** Px above the rows that are wanted; ask for these. */
  goal = $state(0)
  #latest = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param has whether every row in sight at this place is known */
  constructor(has: (top: number) => boolean) {
    this.#has = has
  }

  /** The list was scrolled. */
  moved(top: number): void {
    this.#latest = top
    if (this.#has(top) || !this.#has(this.shown)) this.#settle(top)
    else if (this.#timer === undefined) {
      this.goal = top
      this.#timer = setTimeout(() => this.#settle(this.#latest), patience)
    }
  }

  /** Rows have come, or gone. */
  changed(): void {
    if (this.#timer === undefined || !this.#has(this.goal)) return
    const latest = this.#latest
    this.#settle(this.goal)
    if (latest !== this.shown) this.moved(latest)
  }

  #settle(top: number): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.shown = top
    this.goal = top
    this.#latest = top
  }
}
