import type { Database } from 'better-sqlite3'
import type { Selection } from '../where/select.ts'
import { narrow, Pieces, wide, widest, within, type Span } from './spans.ts'
import type { Turn } from './turn.ts'

const firstCounted = 1 << 14
/** After a page that took longer, ms, nothing is counted that nobody needs. */
const longPage = 60

/** A selection that is looked through piece by piece, each a statement of some milliseconds. */
export class Looking {
  readonly db: Database
  readonly selection: Selection
  readonly turn: Turn
  /** Where its messages can be, in rising order. */
  readonly spans: Span[]

  constructor(db: Database, selection: Selection, turn: Turn, spans: Span[]) {
    this.db = db
    this.selection = selection
    this.turn = turn
    this.spans = spans
  }

  /**
   * Numbers in the order of arrival, after the first `skip`.
   * @param down the newest first
   */
  async numbers(at: { down: boolean; lo?: number; hi?: number; skip: number; limit: number }) {
    const { db, selection } = this
    const page = db.prepare<object, { n: number }>(
      `SELECT ${selection.key} AS n FROM ${selection.from} WHERE ${selection.where}
       ORDER BY ${selection.key} ${at.down ? 'DESC' : 'ASC'} LIMIT @limit OFFSET @skip`,
    )
    const found: number[] = []
    if (at.limit === 0) return found
    let { skip } = at
    const width = this.selection.streams ? widest : skip > 0 ? wide : narrow
    const pieces = this.#pieces(at, at.down, width)
    for (let piece = pieces.next(); piece; piece = pieces.next()) {
      const inside = skip > 0 ? this.#countIn(piece) : 0
      if (skip > 0 && inside <= skip) skip -= inside
      else {
        const limit = at.limit - found.length
        const place = selection.quickCount ? this.#closer(piece, skip, at.down) : { piece, skip }
        const rows = page.all({ ...selection.params, ...place.piece, limit, skip: place.skip })
        found.push(...rows.map(({ n }) => n))
        skip = 0
        if (found.length >= at.limit) return found
      }
      await this.turn.breathe()
    }
    return found
  }

  /**
   * How many there are, or how many were found until the patience ended.
   * @param more a further condition, as SQL
   * `at.wide`: each message costs so little that many are counted in one step.
   */
  async count(
    at: { lo?: number; hi?: number; patience: number; wide?: boolean },
    more: { join: string; where: string; params: object } | null = null,
  ): Promise<{ count: number; exact: boolean }> {
    const { db, selection, turn } = this
    const sql = more
      ? `SELECT count(*) AS rows FROM ${selection.from} ${more.join}
         WHERE ${selection.where} AND ${more.where}`
      : this.#countSql
    const statement = db.prepare<object, { rows: number }>(sql)
    const ends = performance.now() + at.patience
    const pieces = this.#pieces(at, true, firstCounted)
    let width = at.wide ? widest : firstCounted
    let count = 0
    // What was slow so far will be so again: the next piece must fit into the time that is left.
    let left = turn.spent > longPage && at.patience < Infinity ? 0 : at.patience
    for (let piece = pieces.next(width); piece; piece = pieces.next(width)) {
      if (left <= 0) return { count, exact: false }
      const began = performance.now()
      count += statement.get({ ...selection.params, ...more?.params, ...piece })?.rows ?? 0
      const took = performance.now() - began
      left = ends - performance.now()
      if (took * 8 < left) width = Math.min(widest, width * 4)
      else if (took > left) left = 0
      await turn.breathe()
    }
    return { count, exact: true }
  }

  pieces(): Pieces {
    return this.#pieces({}, true, widest)
  }

  #pieces({ lo, hi }: { lo?: number; hi?: number }, down: boolean, width: number): Pieces {
    return new Pieces(within(this.spans, lo ?? 0, hi ?? Number.MAX_SAFE_INTEGER), down, width)
  }

  #countIn(piece: Span): number {
    const statement = this.db.prepare<object, { rows: number }>(this.#countSql)
    return statement.get({ ...this.selection.params, ...piece })?.rows ?? 0
  }

  get #countSql(): string {
    const { quickCount, from, where } = this.selection
    return quickCount ?? `SELECT count(*) AS rows FROM ${from} WHERE ${where}`
  }

  /** Counting is quicker than skipping: cuts off what holds only messages that are skipped. */
  #closer(piece: Span, skip: number, down: boolean): { piece: Span; skip: number } {
    let { lo, hi } = piece
    for (let step = (hi - lo + 1) >> 1; skip > 0 && step >= narrow; step >>= 1) {
      const first = down ? { lo: hi - step + 1, hi } : { lo, hi: lo + step - 1 }
      const inside = this.#countIn(first)
      if (inside > skip) continue
      skip -= inside
      if (down) hi -= step
      else lo += step
    }
    return { piece: { lo, hi }, skip }
  }
}
