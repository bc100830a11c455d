/** The messages ticked in the list: some by id, or all that match up to a certain one. */
export class Selection {
  ids = $state.raw<ReadonlySet<string>>(new Set())
  /** Largest `n` of "all that match"; null when messages are ticked one by one. */
  upTo = $state<number | null>(null)
  /** The row that has the focus: keys act on it while no message is open. */
  cursor = $state<string | null>(null)
  /** Where a range with Shift starts. */
  #anchor: number | null = null

  get all(): boolean {
    return this.upTo !== null
  }

  has(id: string): boolean {
    return this.all || this.ids.has(id)
  }

  /** How many of the list's messages are ticked. */
  count(total: number): number {
    return this.all ? total : this.ids.size
  }

  /**
   * Ticks or unticks one. After "all" it starts afresh: all but one is no target of an act.
   * @param range ids from the anchor to this one, when Shift was held
   */
  toggle(id: string, position: number, range: readonly string[] = []): void {
    this.#anchor = position
    if (this.all) return this.clear()
    const ids = new Set(this.ids)
    if (range.length > 0) for (const one of range) ids.add(one)
    else if (!ids.delete(id)) ids.add(id)
    this.ids = ids
  }

  /** First and last position of the range from the anchor to here. */
  range(position: number): { from: number; to: number } | null {
    if (this.#anchor === null) return null
    return { from: Math.min(this.#anchor, position), to: Math.max(this.#anchor, position) }
  }

  selectAll(upTo: number): void {
    this.ids = new Set()
    this.upTo = upTo
  }

  /** Forgets messages that are gone. */
  drop(gone: readonly string[]): void {
    if (!gone.some((id) => this.ids.has(id))) return
    const ids = new Set(this.ids)
    for (const id of gone) ids.delete(id)
    this.ids = ids
  }

  clear(): void {
    this.ids = new Set()
    this.upTo = null
    this.#anchor = null
  }
}
