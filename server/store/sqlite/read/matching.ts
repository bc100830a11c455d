import type { Database } from 'better-sqlite3'
import type { MessageRow, Scope } from '../../../types.ts'
import type { MatchQuery } from '../../store.ts'
import { messageRow, rowColumns, type RowRecord } from '../rows.ts'
import { select } from '../where/select.ts'

/** Messages that arrived so close to each other are looked for at once. */
const widestGap = 64

/**
 * Which of these messages a search finds. The index is asked about their numbers only, however
 * many others the search would find.
 * @throws SandboxError `not_found` for an inbox that is not there
 */
export function matching(
  db: Database,
  scope: Scope,
  query: MatchQuery,
  ids: string[],
): MessageRow[] {
  const { from, where, key, params } = select(db, scope, query)
  const numbers = db
    .prepare<[string], { n: number }>(
      'SELECT n FROM message WHERE id IN (SELECT value FROM json_each(?)) ORDER BY n',
    )
    .all(JSON.stringify(ids))
    .map(({ n }) => n)
  const find = db.prepare<object, { n: number }>(
    `SELECT ${key} AS n FROM ${from} WHERE ${where} ORDER BY ${key}`,
  )
  const row = db.prepare<[number], RowRecord>(
    `SELECT ${rowColumns} FROM message m JOIN inbox i ON i.n = m.inbox
     WHERE m.n = ? AND m.hidden IS NULL`,
  )
  const asked = new Set(numbers)
  return runs(numbers)
    .flatMap(([first, last]) => find.all({ ...params, lo: first, hi: last }))
    .flatMap(({ n }) => (asked.has(n) ? (row.get(n) ?? []) : []))
    .map(messageRow)
}

/** First and last of each stretch of sorted numbers. */
function runs(numbers: readonly number[]): [first: number, last: number][] {
  const found: [number, number][] = []
  for (const n of numbers) {
    const run = found.at(-1)
    if (run && n - run[1] <= widestGap) run[1] = n
    else found.push([n, n])
  }
  return found
}
