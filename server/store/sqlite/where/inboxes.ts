import type { Database } from 'better-sqlite3'
import type { Scope } from '../../../types.ts'
import { maySee } from '../inbox-rows.ts'
import { noInbox } from '../missing.ts'
import type { Named } from './fts.ts'

/**
 * Numbers of the inboxes meant; null is all.
 * @throws SandboxError `not_found` for an inbox that is not there or not in the scope
 */
export function inboxesOf(db: Database, scope: Scope, inbox: string | undefined): number[] | null {
  const find = db.prepare<[string], { n: number }>('SELECT n FROM inbox WHERE id = ?')
  if (inbox !== undefined) {
    const row = maySee(scope, inbox) ? find.get(inbox) : undefined
    if (!row) throw noInbox(inbox)
    return [row.n]
  }
  if (scope.inboxes === 'all') return null
  return scope.inboxes.flatMap((id) => find.get(id)?.n ?? [])
}

/** What `inbox:` means: an id, or a name in any letter case. */
export function namedInboxes(db: Database): Named {
  const find = db.prepare<[string, string], { n: number }>(
    'SELECT n FROM inbox WHERE id = ? OR name = ?',
  )
  return (value) => find.all(value, value).map(({ n }) => n)
}
