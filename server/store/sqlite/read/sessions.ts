import type { Database } from 'better-sqlite3'
import { inflateRawSync } from 'node:zlib'
import type { Scope, Session, SessionPage, TranscriptLine } from '../../../types.ts'
import type { SessionQuery } from '../../store.ts'
import { noSession } from '../missing.ts'
import { sessionColumns, sessionRow, type SessionRecord } from '../session-rows.ts'
import { cursorOf, readCursor } from './cursor.ts'

const usualLimit = 50
const mostRows = 200

/** Sessions, newest first. Who may see some inboxes only sees the sessions that brought them mail. */
export function sessions(db: Database, scope: Scope, query: SessionQuery): SessionPage {
  const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? usualLimit)), mostRows)
  const before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : readCursor(query.cursor).n
  const seen = seenBy(scope)
  const outcome = query.outcome === undefined ? [] : [query.outcome]
  const rows = db
    .prepare<(string | number)[], SessionRecord>(
      `SELECT ${sessionColumns} FROM session s
       WHERE s.n < ? AND ${seen.sql} ${outcome.length > 0 ? 'AND s.outcome = ?' : ''}
       ORDER BY s.n DESC LIMIT ?`,
    )
    .all(before, ...seen.params, ...outcome, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    sessions: shown.map(sessionRow),
    cursor: rows.length > limit && last ? cursorOf(last.n) : null,
  }
}

/** @throws SandboxError `not_found` */
export function session(db: Database, scope: Scope, id: string): Session {
  const seen = seenBy(scope)
  const record = db
    .prepare<(string | number)[], SessionRecord & { transcript: Buffer | null; truncated: number }>(
      `SELECT ${sessionColumns}, s.transcript, s.truncated FROM session s WHERE s.id = ? AND ${seen.sql}`,
    )
    .get(id, ...seen.params)
  if (!record) throw noSession(id)
  const { transcript } = record
  return {
    ...sessionRow(record),
    // The store wrote this JSON itself.
    transcript: transcript
      ? (JSON.parse(inflateRawSync(transcript).toString('utf8')) as TranscriptLine[])
      : [],
    truncated: record.truncated === 1,
  }
}

/** Which sessions a scope may see, as SQL on `s`. */
export function seenBy(scope: Scope): { sql: string; params: string[] } {
  if (scope.inboxes === 'all') return { sql: '1', params: [] }
  return {
    sql: `EXISTS (SELECT 1 FROM message m JOIN inbox i ON i.n = m.inbox
      WHERE m.session = s.n AND m.hidden IS NULL AND i.id IN (SELECT value FROM json_each(?)))`,
    params: [JSON.stringify(scope.inboxes)],
  }
}
