import type { Database } from 'better-sqlite3'

/** How far the index has come; hidden messages do not count as waiting. */
export function indexedThrough(db: Database): { indexedThrough: number; pending: number } {
  const waiting = db
    .prepare<[], { first: number | null; pending: number }>(
      'SELECT min(n) AS first, count(*) AS pending FROM message INDEXED BY message_queued WHERE queued = 1',
    )
    .get()
  const first = waiting?.first ?? newest(db) + 1
  return { indexedThrough: first - 1, pending: waiting?.pending ?? 0 }
}

/** The number of the message that came last, whether or not it is still there. */
export function newest(db: Database): number {
  const query = "SELECT seq FROM sqlite_sequence WHERE name = 'message'"
  return db.prepare<[], { seq: number }>(query).get()?.seq ?? 0
}
