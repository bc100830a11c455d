import type { Database } from 'better-sqlite3'
import type { SavedSearch, Scope } from '../../../types.ts'
import { maySee } from '../inbox-rows.ts'
import { noSearch } from '../missing.ts'

interface SearchRecord {
  id: string
  name: string
  q: string
  inbox: string | null
  created_at: number
}

const columns = 'id, name, q, inbox, created_at'

/** Saved searches by name. Those of all mail are for whoever sees all of it. */
export function savedSearches(db: Database, scope: Scope): SavedSearch[] {
  return db
    .prepare<[], SearchRecord>(`SELECT ${columns} FROM search ORDER BY name, n`)
    .all()
    .filter(({ inbox }) => mayKeep(scope, inbox))
    .map(savedSearch)
}

/** @throws SandboxError `not_found` */
export function savedSearchOf(db: Database, scope: Scope, id: string): SavedSearch {
  const query = `SELECT ${columns} FROM search WHERE id = ?`
  const record = db.prepare<[string], SearchRecord>(query).get(id)
  if (!record || !mayKeep(scope, record.inbox)) throw noSearch(id)
  return savedSearch(record)
}

export function mayKeep(scope: Scope, inbox: string | null): boolean {
  return inbox === null ? scope.inboxes === 'all' : maySee(scope, inbox)
}

function savedSearch({ created_at, ...record }: SearchRecord): SavedSearch {
  return { ...record, createdAt: new Date(created_at).toISOString() }
}
