import type { Database } from 'better-sqlite3'
import type { MessagePage, Scope } from '../../../types.ts'
import type { ListQuery } from '../../store.ts'
import { noMessage } from '../missing.ts'
import { messageRow, rowColumns, type RowRecord } from '../rows.ts'
import { select, type Selection } from '../where.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { newestSeq } from './events.ts'
import { indexedThrough } from './indexed.ts'

const usualLimit = 50
const mostRows = 200

/** One page of messages. Positions are counted exactly, so that a scrollbar can rely on them. */
export function list(db: Database, scope: Scope, query: ListQuery): MessagePage {
  const selection = select(db, scope, query)
  const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? usualLimit)), mostRows)
  const newest = query.sort !== 'oldest'
  const start = startOf(db, selection, query, newest, limit)
  const numbers = page(db, selection, newest, start, limit + 1)
  const row = db.prepare<[number], RowRecord>(
    `SELECT ${rowColumns} FROM message m JOIN inbox i ON i.n = m.inbox WHERE m.n = ?`,
  )
  const shown = numbers.slice(0, limit)
  const last = shown.at(-1)
  return {
    messages: shown.flatMap((n) => row.all(n)).map(messageRow),
    total: total(db, scope, query, selection),
    exact: true,
    cursor: numbers.length > limit && last !== undefined ? cursorOf(last) : null,
    offset: start.offset,
    ...indexedThrough(db),
    seq: newestSeq(db),
  }
}

/** The newest message of a selection; undefined when it is empty. */
export function newestOf(db: Database, selection: Selection): number | undefined {
  return page(db, selection, true, { after: null, skip: 0, offset: 0 }, 1)[0]
}

interface Start {
  /** Rows begin after this message; null: at the first. */
  after: number | null
  skip: number
  offset: number
}

function startOf(
  db: Database,
  selection: Selection,
  query: ListQuery,
  newest: boolean,
  limit: number,
): Start {
  if (query.around !== undefined) {
    const at = positionOf(db, selection, query.around, newest)
    const offset = at - (at % limit)
    return { after: null, skip: offset, offset }
  }
  if (query.cursor !== undefined) {
    const after = readCursor(query.cursor)
    const passed = count(db, selection, `${selection.key} ${newest ? '>=' : '<='} ?`, after)
    return { after, skip: 0, offset: passed }
  }
  const offset = Math.max(0, Math.trunc(query.offset ?? 0))
  return { after: null, skip: offset, offset }
}

function positionOf(db: Database, selection: Selection, id: string, newest: boolean): number {
  const { key } = selection
  const n = db.prepare<[string], { n: number }>('SELECT n FROM message WHERE id = ?').get(id)?.n
  if (n === undefined || count(db, selection, `${key} = ?`, n) === 0) throw noMessage(id)
  return count(db, selection, `${key} ${newest ? '>' : '<'} ?`, n)
}

function page(db: Database, s: Selection, newest: boolean, start: Start, limit: number): number[] {
  const from = start.after === null ? '' : `AND ${s.key} ${newest ? '<' : '>'} ?`
  const params = [...s.params, ...(start.after === null ? [] : [start.after]), limit, start.skip]
  return db
    .prepare<(string | number)[], { n: number }>(
      `SELECT ${s.key} AS n FROM ${s.from} WHERE ${s.where} ${from}
       ORDER BY ${s.key} ${newest ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`,
    )
    .all(...params)
    .map(({ n }) => n)
}

function count(db: Database, s: Selection, more = '1', ...params: number[]): number {
  const sql = `SELECT count(*) AS rows FROM ${s.from} WHERE ${s.where} AND ${more}`
  return (
    db.prepare<(string | number)[], { rows: number }>(sql).get(...s.params, ...params)?.rows ?? 0
  )
}

/** Without a search the counters know. */
function total(db: Database, scope: Scope, query: ListQuery, selection: Selection): number {
  const { search } = query
  if (search && !('and' in search && search.and.length === 0)) return count(db, selection)
  const ids = query.inbox === undefined ? scope.inboxes : [query.inbox]
  const rows = db.prepare<[], { id: string; total: number }>('SELECT id, total FROM inbox').all()
  return rows
    .filter(({ id }) => ids === 'all' || ids.includes(id))
    .reduce((sum, inbox) => sum + inbox.total, 0)
}
