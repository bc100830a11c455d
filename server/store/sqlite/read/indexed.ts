import type { Database } from 'better-sqlite3'

/** So many that wait are counted one by one. */
const mostCounted = 1000

/**
 * How far the index has come; hidden messages do not count as waiting. Of many that wait the number
 * is the distance to the newest, which no list has to count.
 */
export function indexedThrough(db: Database): { indexedThrough: number; pending: number } {
  const last = newest(db)
  const waiting = db
    .prepare<[], { first: number | null; pending: number }>(
      `SELECT min(n) AS first, count(*) AS pending FROM (
         SELECT n FROM message INDEXED BY message_queued WHERE queued = 1 ORDER BY n
         LIMIT ${mostCounted})`,
    )
    .get()
  const first = waiting?.first ?? last + 1
  const pending = waiting?.pending ?? 0
  return {
    indexedThrough: first - 1,
    pending: pending < mostCounted ? pending : Math.max(pending, last - first + 1),
  }
}

/** The number of the message that came last, whether or not it is still there. */
export function newest(db: Database): number {
  const query = "SELECT seq FROM sqlite_sequence WHERE name = 'message'"
  return db.prepare<[], { seq: number }>(query).get()?.seq ?? 0
}
