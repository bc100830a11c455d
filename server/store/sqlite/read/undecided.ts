import type { Database } from 'better-sqlite3'
import { factKeys, withoutFacts } from '../../../search/facts.ts'
import type { Scope } from '../../../types.ts'
import type { MatchQuery } from '../../store.ts'
import { select, type Selection } from '../where/select.ts'

/** Of so many messages that wait for a check perhaps not all are counted. */
export const manyOpen = 100

/** How long is counted then, in ms. */
export const undecidedPatience = 15

/**
 * The messages that match all that a search asks besides facts, and lack one of these; null when
 * it asks about none.
 */
export function undecidedSelection(
  db: Database,
  scope: Scope,
  { inbox, search }: MatchQuery,
): Selection | null {
  const keys = search ? factKeys(search) : []
  if (!search || keys.length === 0) return null
  const lacks = { field: 'undecided', op: 'is', value: keys.join(' ') } as const
  return select(db, scope, { inbox, search: { and: [withoutFacts(search), lacks] } })
}
