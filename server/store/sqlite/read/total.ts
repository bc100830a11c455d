import type { Database } from 'better-sqlite3'
import type { Condition } from '../../../search/condition.ts'
import { isNewestOfThread, type Selection } from '../where/select.ts'

/** What the counters of the inboxes know of a selection without looking; null is nothing. */
export function countedTotal(
  db: Database,
  { inboxes, conditions }: Pick<Selection, 'inboxes' | 'conditions'>,
): number | null {
  if (conditions === null) return 0
  if (conditions.length === 1 && conditions[0] && isNewestOfThread(conditions[0])) {
    return newestOfThreads(db, inboxes)
  }
  const [only] = conditions
  const column =
    conditions.length === 0 ? 'total' : conditions.length === 1 && only && counted(only)
  if (!column) return null
  const rows = db
    .prepare<[], { n: number; rows: number }>(`SELECT n, ${column} AS rows FROM inbox`)
    .all()
  return rows
    .filter(({ n }) => inboxes === null || inboxes.includes(n))
    .reduce((sum, inbox) => sum + inbox.rows, 0)
}

function newestOfThreads(db: Database, inboxes: number[] | null): number {
  const all = countedTotal(db, { inboxes, conditions: [] }) ?? 0
  const superseded = db
    .prepare<[], number>(
      `SELECT count(*) FROM message INDEXED BY message_superseded WHERE superseded = 1
       ${inboxes ? `AND inbox IN (${inboxes.join()})` : ''}`,
    )
    .pluck()
    .get()
  return all - (superseded ?? 0)
}

function counted(condition: Condition): string | null {
  if ('not' in condition) return counted(condition.not) === 'unread' ? 'total - unread' : null
  return 'field' in condition && condition.field === 'unread' ? 'unread' : null
}
