import type { Database } from 'better-sqlite3'
import type { Condition } from '../../../search/condition.ts'
import type { Selection } from '../where/select.ts'

/** What the counters of the inboxes know of a selection without looking; null is nothing. */
export function countedTotal(db: Database, { inboxes, conditions }: Selection): number | null {
  if (conditions === null) return 0
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

function counted(condition: Condition): string | null {
  if ('not' in condition) return counted(condition.not) === 'unread' ? 'total - unread' : null
  return 'field' in condition && condition.field === 'unread' ? 'unread' : null
}
