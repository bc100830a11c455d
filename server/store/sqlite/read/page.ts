import type { Database } from 'better-sqlite3'
import { isNewestOfThread, type Selection } from '../where/select.ts'
import type { ListQuery } from '../../store.ts'
import { noMessage } from '../missing.ts'
import { cursorOf, readCursor } from './cursor.ts'
import type { Looking } from './looking.ts'
import type { Order } from './order.ts'
import { placed, sortedRows, type Keyed } from './sorted.ts'

/** How long may be counted what nobody waits for. */
const patience = 15

export interface Page {
  numbers: number[]
  cursor: string | null
  offset: number
  total: number
  exact: boolean
}

interface Asked extends Pick<ListQuery, 'cursor' | 'offset' | 'around'> {
  limit: number
}

/**
 * A page in the order of arrival. Rows come first; then what is left is counted for a moment, so
 * that no answer waits for a million rows to be counted.
 * @param total when it is known
 */
export async function arrivalPage(
  looking: Looking,
  down: boolean,
  asked: Asked,
  total: number | null,
): Promise<Page> {
  const { limit } = asked
  const start = await arrivalStart(looking, down, asked)
  const found =
    total !== null && start.skip * 2 > total
      ? await fromBehind(looking, { down, skip: start.skip, limit: limit + 1, total })
      : await looking.numbers({
          down,
          ...start.range,
          skip: start.skip,
          // Nothing is sought after the last.
          limit: Math.min(limit + 1, total === null ? Infinity : Math.max(0, total - start.offset)),
        })
  const numbers = found.slice(0, limit)
  const last = numbers.at(-1)
  const through = start.offset + numbers.length
  const page = { numbers, offset: start.offset }
  if (found.length <= limit || last === undefined) {
    if (total !== null) return { ...page, cursor: null, total, exact: true }
    if (last !== undefined || start.offset === 0) {
      return { ...page, cursor: null, total: through, exact: start.exact }
    }
    const { count, exact } = await looking.count({ patience })
    return { ...page, cursor: null, total: count, exact }
  }
  const cursor = cursorOf(last, through)
  if (total !== null) return { ...page, cursor, total, exact: true }
  const rest = await looking.count({ ...after(last, down), patience })
  const exact = start.exact && rest.exact
  return { ...page, cursor, total: through + Math.max(rest.count, 1), exact }
}

interface Start {
  range: { lo?: number; hi?: number }
  skip: number
  offset: number
  /** False when the rows before it were not all counted. */
  exact: boolean
}

async function arrivalStart(looking: Looking, down: boolean, asked: Asked): Promise<Start> {
  if (asked.around !== undefined) {
    const n = numberOf(looking, asked.around)
    const { count } = await looking.count({ ...after(n, !down), patience: Infinity })
    const skip = count - (count % asked.limit)
    return { range: {}, skip, offset: skip, exact: true }
  }
  if (asked.cursor !== undefined) {
    const { n, passed } = readCursor(asked.cursor)
    const before = down ? { lo: n } : { hi: n }
    const { count, exact } = await looking.count({ ...before, patience })
    return {
      range: after(n, down),
      skip: 0,
      offset: exact ? count : Math.max(count, passed),
      exact,
    }
  }
  const skip = Math.max(0, Math.trunc(asked.offset ?? 0))
  return { range: {}, skip, offset: skip, exact: true }
}

/** What comes after a message, going down or up. */
function after(n: number, down: boolean) {
  return down ? { hi: n - 1 } : { lo: n + 1 }
}

/** Rows far down a list are nearer to its end. */
async function fromBehind(
  looking: Looking,
  at: { down: boolean; skip: number; limit: number; total: number },
): Promise<number[]> {
  const limit = Math.min(at.limit, Math.max(0, at.total - at.skip))
  const skip = Math.max(0, at.total - at.skip - limit)
  if (limit === 0) return []
  return (await looking.numbers({ down: !at.down, skip, limit })).reverse()
}

/** A page by size, sender or subject. */
export async function sortedPage(
  looking: Looking,
  order: Order,
  asked: Asked,
  total: number | null,
): Promise<Page> {
  const { limit } = asked
  const after = asked.cursor === undefined ? null : readCursor(asked.cursor)
  const offset = after?.passed ?? (await sortedOffset(looking, order, asked))
  const skip = after ? 0 : offset
  const found = await sortedRows(looking, order, { after, skip, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const page = { numbers: rows.map(({ n }) => n), offset }
  const through = offset + rows.length
  const more = found.length > limit && last !== undefined
  if (total === null && !more && last !== undefined) {
    return { ...page, cursor: null, total: through, exact: true }
  }
  const all = total === null ? await looking.count({ patience }) : { count: total, exact: true }
  return {
    ...page,
    cursor: more ? cursorOf(last.n, through, last.key) : null,
    total: more ? Math.max(all.count, through + 1) : all.count,
    exact: all.exact,
  }
}

async function sortedOffset(looking: Looking, order: Order, asked: Asked): Promise<number> {
  if (asked.around === undefined) return Math.max(0, Math.trunc(asked.offset ?? 0))
  const { db, selection } = looking
  const n = numberOf(looking, asked.around)
  const row = db
    .prepare<object, Keyed>(
      `SELECT ${selection.key} AS n, ${order.key} AS key FROM ${selection.from} ${order.join}
       WHERE ${selection.where}`,
    )
    .get({ ...selection.params, lo: n, hi: n })
  if (!row) throw noMessage(asked.around)
  const { where, params } = placed(looking, order, row, 'before')
  const before = { join: order.join, where, params }
  const { count } = await looking.count({ patience: Infinity }, before)
  return count - (count % asked.limit)
}

/** @throws SandboxError `not_found` for a message that is not in the list */
function numberOf({ db, selection }: Looking, id: string): number {
  // Where one message stands for its thread, the others are where it is.
  const own = db
    .prepare<[string], { n: number; thread: number; superseded: number }>(
      'SELECT n, thread, superseded FROM message WHERE id = ?',
    )
    .get(id)
  const n = own?.superseded && isGrouped(selection) ? newestOf(db, own.thread) : own?.n
  const sql = `SELECT 1 FROM ${selection.from} WHERE ${selection.where}`
  const bound = { ...selection.params, lo: n ?? 0, hi: n ?? 0 }
  if (n === undefined || !db.prepare<object>(sql).get(bound)) throw noMessage(id)
  return n
}

function newestOf(db: Database, thread: number): number | undefined {
  const sql = `SELECT n FROM message INDEXED BY message_thread
    WHERE thread = ? AND hidden IS NULL ORDER BY n DESC LIMIT 1`
  return db.prepare<[number], number>(sql).pluck().get(thread)
}

function isGrouped({ conditions }: Selection): boolean {
  return conditions?.some(isNewestOfThread) === true
}
