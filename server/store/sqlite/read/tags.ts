import type { Database } from 'better-sqlite3'
import type { Scope, TagCount } from '../../../types.ts'
import { maySee } from '../inbox-rows.ts'
import { noInbox } from '../missing.ts'

/**
 * Tags in use, the most used first.
 * @throws SandboxError `not_found` for an inbox that is not there
 */
export function tags(db: Database, scope: Scope, inbox?: string): TagCount[] {
  if (inbox !== undefined) {
    const known = db.prepare<[string]>('SELECT 1 FROM inbox WHERE id = ?').get(inbox)
    if (!known || !maySee(scope, inbox)) throw noInbox(inbox)
  }
  const ids = inbox === undefined ? scope.inboxes : [inbox]
  return db
    .prepare<{ inboxes: string | null }, TagCount>(
      `SELECT t.tag, count(*) AS messages FROM tag t JOIN message m ON m.n = t.message
         JOIN inbox i ON i.n = m.inbox
       WHERE m.hidden IS NULL AND (@inboxes IS NULL OR i.id IN (SELECT value FROM json_each(@inboxes)))
       GROUP BY t.tag ORDER BY messages DESC, t.tag`,
    )
    .all({ inboxes: ids === 'all' ? null : JSON.stringify(ids) })
}
