import type { Database } from 'better-sqlite3'
import type { ReleaseRow } from '../../../types.ts'
import { releaseColumns, releaseRow, type ReleaseRecord } from '../release-rows.ts'

/** More are told of as "many". */
export const mostTold = 100

export interface ReleaseEvent {
  type: 'releases.changed'
  releases: ReleaseRow[] | null
}

/** Releases as they are now; null when they are too many to be told one by one. */
export function releaseEvents(db: Database): (numbers: readonly number[]) => ReleaseEvent {
  const find = db.prepare<[number], ReleaseRecord>(
    `SELECT ${releaseColumns} FROM release r WHERE r.n = ?`,
  )
  return (numbers) => {
    const all = [...new Set(numbers)]
    if (all.length > mostTold) return { type: 'releases.changed', releases: null }
    const rows = all.flatMap((n) => find.get(n) ?? []).map(releaseRow)
    return { type: 'releases.changed', releases: rows }
  }
}
