import type { Database } from 'better-sqlite3'
import type { EventHead, SandboxEvent, Scope } from '../../../types.ts'
import { maySee } from '../inbox-rows.ts'
import { messageRow, rowColumns, type RowRecord } from '../rows.ts'
import { fromReleases, releaseColumns, releaseRow, type ReleaseRecord } from '../release-rows.ts'
import { sessionColumns, sessionRow, type SessionRecord } from '../session-rows.ts'
import { seenBy } from './sessions.ts'

interface EventRecord {
  seq: number
  at: number
  inbox: string | null
  type: SandboxEvent['type']
  payload: string
  total: number | null
  unread: number | null
  bytes: number | null
}

export function newestSeq(db: Database): number {
  const query = "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"
  return db.prepare<[], { seq: number }>(query).get()?.seq ?? 0
}

/**
 * Events after `seq` with their messages and sessions as they are now; an event whose message is
 * gone is left out, since the event of its deletion follows.
 * @returns null when events after `seq` are not kept any more, or `seq` is from the future
 */
export function eventsSince(db: Database, scope: Scope, seq: number): SandboxEvent[] | null {
  if (seq > newestSeq(db)) return null
  const records = db
    .prepare<[number], EventRecord>(
      `SELECT seq, at, inbox, type, payload, total, unread, bytes FROM outbox
       WHERE seq > ? ORDER BY seq`,
    )
    .all(seq)
  if (seq < newestSeq(db) && records[0]?.seq !== seq + 1) return null
  const compose = composer(db, scope)
  return records.flatMap((record) => {
    if (record.inbox !== null && !maySee(scope, record.inbox)) return []
    return compose(record) ?? []
  })
}

function composer(db: Database, scope: Scope) {
  const row = db.prepare<[number], RowRecord>(
    `SELECT ${rowColumns} FROM message m JOIN inbox i ON i.n = m.inbox
     WHERE m.n = ? AND m.hidden IS NULL`,
  )
  const seen = seenBy(scope)
  const session = db.prepare<string[], SessionRecord>(
    `SELECT ${sessionColumns} FROM session s WHERE s.id = ? AND ${seen.sql}`,
  )
  const release = db.prepare<[number], ReleaseRecord>(
    `SELECT ${releaseColumns} FROM ${fromReleases} WHERE r.n = ?`,
  )
  return (record: EventRecord): SandboxEvent | null => {
    const head = headOf(record)
    const payload: unknown = JSON.parse(record.payload)
    switch (record.type) {
      case 'message.stored':
      case 'message.analysed': {
        const found = row.get(Number(payload))
        if (!found || !maySee(scope, found.inbox)) return null
        return { ...head, type: record.type, message: messageRow(found) }
      }
      case 'releases.changed': {
        const numbers = payload as number[] | null
        const found = numbers?.flatMap((n) => release.get(n) ?? []).map(releaseRow) ?? null
        return { ...head, type: record.type, releases: found }
      }
      case 'session.ended': {
        const { id } = payload as { id: string }
        const found = session.get(id, ...seen.params)
        return found ? { ...head, type: record.type, session: sessionRow(found) } : null
      }
      default:
        // The outbox wrote type and payload together, from one event.
        return { ...head, type: record.type, ...(payload as object) } as SandboxEvent
    }
  }
}

function headOf({ seq, at, inbox, total, unread, bytes }: EventRecord): EventHead {
  const head = { seq, at: new Date(at).toISOString(), inbox }
  if (total === null || unread === null || bytes === null) return head
  return { ...head, counts: { total, unread, bytes } }
}
