import type { MessageRow } from '../../server/types.ts'

/** So many rows are remembered; what was seen longest ago is forgotten and asked for again. */
const most = 4_000

/**
 * Rows of a long list by position, with holes. Putting rows before all others costs nothing: places
 * are counted from an origin that moves. Knows nothing of the server.
 */
export class Rows {
  /** place → row, in the order they were last put. */
  readonly #rows = new Map<number, MessageRow>()
  readonly #places = new Map<string, number>()
  /** Place of position 0. */
  #origin = 0

  at(position: number): MessageRow | undefined {
    return this.#rows.get(position + this.#origin)
  }

  has(id: string): boolean {
    return this.#places.has(id)
  }

  get(id: string): MessageRow | undefined {
    const place = this.#places.get(id)
    return place === undefined ? undefined : this.#rows.get(place)
  }

  /** Where a message stands; undefined when it is not among those that are known. */
  position(id: string): number | undefined {
    const place = this.#places.get(id)
    return place === undefined ? undefined : place - this.#origin
  }

  all(): MessageRow[] {
    return [...this.#rows.values()]
  }

  /** The first position in [from, to) whose row is not known. */
  gap(from: number, to: number): number | undefined {
    for (let position = from; position < to; position++) if (!this.at(position)) return position
    return undefined
  }

  clear(): void {
    this.#rows.clear()
    this.#places.clear()
    this.#origin = 0
  }

  /** @returns false when a row is already known at another place: then the places are wrong */
  put(position: number, rows: readonly MessageRow[]): boolean {
    const from = position + this.#origin
    const agree = rows.every(
      (row, index) => (this.#places.get(row.id) ?? from + index) === from + index,
    )
    if (!agree) return false
    rows.forEach((row, index) => this.#set(from + index, row))
    this.#forget()
    return true
  }

  prepend(row: MessageRow): void {
    this.#origin--
    this.#set(this.#origin, row)
    this.#forget()
  }

  /** Puts a newer form of a known row in its place. */
  replace(row: MessageRow): boolean {
    const place = this.#places.get(row.id)
    if (place === undefined) return false
    this.#rows.set(place, row)
    return true
  }

  /** Takes known rows out; those behind move up. */
  remove(ids: ReadonlySet<string>): void {
    const gone = [...ids]
      .map((id) => this.#places.get(id))
      .filter((place) => place !== undefined)
      .sort((a, b) => a - b)
    if (gone.length === 0) return
    const kept = [...this.#rows].filter(([, row]) => !ids.has(row.id))
    this.#rows.clear()
    this.#places.clear()
    for (const [place, row] of kept) this.#set(place - countBelow(gone, place), row)
  }

  #set(place: number, row: MessageRow): void {
    const before = this.#rows.get(place)
    if (before && before.id !== row.id) this.#places.delete(before.id)
    this.#rows.delete(place)
    this.#rows.set(place, row)
    this.#places.set(row.id, place)
  }

  #forget(): void {
    for (const [place, row] of this.#rows) {
      if (this.#rows.size <= most) return
      this.#rows.delete(place)
      this.#places.delete(row.id)
    }
  }
}

/** How many of the sorted numbers are smaller. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
