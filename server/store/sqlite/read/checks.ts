import type { Database } from 'better-sqlite3'
import type { ConnectionFacts, Envelope, Scope } from '../../../types.ts'
import type { Checkable, StoredReport, Unchecked, UncheckedQuery } from '../../store.ts'
import { mostCheckers, queueBits, reportsOf } from '../check-marks.ts'
import { maySee } from '../inbox-rows.ts'
import { noMessage } from '../missing.ts'
import type { RawChunks } from '../raw.ts'
import { parts } from './message.ts'

/** Raw bytes in a buffer of their own. */
export type Bodies = Omit<Checkable, 'raw'> & { raw: Uint8Array<ArrayBuffer> | null }

interface Found {
  n: number
  id: string
  inbox: string
  size: number
  raw: number | null
  arrived_at: number
  envelope: string
  connection: string | null
  times: number | null
}

const columns = `m.n, m.id, i.id AS inbox, m.size, m.raw, m.arrived_at, d.envelope, d.connection,
  a.times`
const joins = `JOIN detail d ON d.message = m.n JOIN inbox i ON i.n = m.inbox
  LEFT JOIN attempt a ON a.message = m.n`

/** What waits in a queue: one alone when the process died with it, else as many as fit. */
export function unchecked(
  db: Database,
  raw: RawChunks,
  { queue, below, messages, bytes, largest }: UncheckedQuery,
): Omit<Unchecked, 'messages'> & { messages: Bodies[] } {
  const found = db
    .prepare<[number, number, number], Found>(
      `SELECT ${columns} FROM message m INDEXED BY message_unchecked ${joins}
       WHERE m.unchecked <> 0 AND m.unchecked & ? AND m.n < ? AND m.hidden IS NULL
         AND m.queued = 0
       ORDER BY m.n DESC LIMIT ?`,
    )
    .all(queueBits[queue], below ?? Number.MAX_SAFE_INTEGER, messages)
  const bodies: Bodies[] = []
  let sum = 0
  for (const one of found) {
    sum += Math.min(one.size, largest)
    if (bodies.length > 0 && (sum > bytes || one.times !== null)) break
    bodies.push(bodyOf(db, raw, one, largest))
    if (one.times !== null) break
  }
  const more = db.prepare<[]>('SELECT 1 FROM checker WHERE through > 0').get() !== undefined
  return { messages: bodies, more }
}

/** @throws SandboxError `not_found` */
export function checkable(
  db: Database,
  raw: RawChunks,
  { scope, id, largest }: { scope: Scope; id: string; largest: number },
): Bodies {
  const found = db
    .prepare<[string], Found>(
      `SELECT ${columns} FROM message m ${joins} WHERE m.id = ? AND m.hidden IS NULL`,
    )
    .get(id)
  if (!found || !maySee(scope, found.inbox)) throw noMessage(id)
  return bodyOf(db, raw, found, largest)
}

/** @throws SandboxError `not_found` */
export function reports(db: Database, scope: Scope, id: string): StoredReport[] {
  const found = db
    .prepare<[string], { n: number; inbox: string }>(
      `SELECT m.n, i.id AS inbox FROM message m JOIN inbox i ON i.n = m.inbox
       WHERE m.id = ? AND m.hidden IS NULL`,
    )
    .get(id)
  if (!found || !maySee(scope, found.inbox)) throw noMessage(id)
  return db
    .prepare<
      [number, number],
      { check: string; version: string; undecided: string | null; data: string }
    >(
      `SELECT c.id AS "check", r.version, r.undecided, r.data FROM report r
       JOIN checker c ON c.n = r.id % ${mostCheckers} WHERE r.id BETWEEN ? AND ?`,
    )
    .all(...reportsOf(found.n))
    .map(({ check, version, undecided, data }) => ({
      ...{ check, version },
      undecided: undecided === null ? null : (JSON.parse(undecided) as unknown),
      details: JSON.parse(data) as unknown,
    }))
}

function bodyOf(db: Database, raw: RawChunks, found: Found, largest: number): Bodies {
  const { n, id, inbox, size } = found
  return {
    ...{ n, id, inbox, size },
    raw: size > largest ? null : (raw.whole(found.raw ?? n, size) ?? null),
    parts: parts(db, n),
    // The store wrote the JSON of these columns itself, from values of these types.
    envelope: JSON.parse(found.envelope) as Envelope,
    connection:
      found.connection === null ? null : (JSON.parse(found.connection) as ConnectionFacts),
    arrivedAt: new Date(found.arrived_at).toISOString(),
    attempts: found.times ?? 0,
    done: versions(db, n),
  }
}

function versions(db: Database, n: number): Record<string, string> {
  const rows = db
    .prepare<[number, number], { check: string; version: string }>(
      `SELECT c.id AS "check", r.version FROM report r
       JOIN checker c ON c.n = r.id % ${mostCheckers} WHERE r.id BETWEEN ? AND ?`,
    )
    .all(...reportsOf(n))
  return Object.fromEntries(rows.map(({ check, version }) => [check, version]))
}
