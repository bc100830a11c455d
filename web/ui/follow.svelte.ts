/** Milliseconds that rows may take before their empty places are shown instead. */
const patience = 100
/** Milliseconds after which rows are no longer expected, and those of another place are asked for. */
const hope = 1000

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
  #waiting: 'no' | 'patiently' | 'visibly' = 'no'
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param has whether every row in sight at this place is known */
  constructor(has: (top: number) => boolean) {
    this.#has = has
  }

  /** The list was scrolled. */
  moved(top: number): void {
    this.#latest = top
    if (this.#has(top)) this.#settle(top)
    else if (this.#waiting === 'no') this.#wait(top)
    else if (this.#waiting === 'visibly') this.shown = top
  }

  /** Rows have come, or gone. */
  changed(): void {
    if (this.#waiting === 'no' || !this.#has(this.goal)) return
    const latest = this.#latest
    this.#settle(this.goal)
    if (latest !== this.shown) this.moved(latest)
  }

  #settle(top: number): void {
    clearTimeout(this.#timer)
    this.#waiting = 'no'
    this.shown = top
    this.goal = top
  }

  #wait(top: number): void {
    this.goal = top
    this.#waiting = 'patiently'
    const showEmpty = () => {
      this.#waiting = 'visibly'
      this.shown = this.#latest
      this.#timer = setTimeout(() => this.#settle(this.#latest), hope - patience)
    }
    if (this.#has(this.shown)) this.#timer = setTimeout(showEmpty, patience)
    else showEmpty()
  }
}
