import type { Database } from 'better-sqlite3'
import type { ConnectionFacts, Envelope, Message, Origin, Part, Scope } from '../../../types.ts'
import type { HeaderScan } from '../../store.ts'
import { maySee } from '../inbox-rows.ts'
import { noLatest, noMessage } from '../missing.ts'
import { newestSeq } from './events.ts'
import { messageRow, rowColumns, type RowRecord } from '../rows.ts'

interface FullRecord extends RowRecord {
  header: string
  envelope: string
  connection: string | null
  origin: string
  metadata: string
  complaint: string | null
  text_from: Message['text']
  session_id: string | null
  raw: number | null
}

/** Where the raw bytes of a message are. */
export interface RawPlace {
  owner: number
  size: number
}

/** @throws SandboxError `not_found` */
export function message(db: Database, scope: Scope, id: string): Message {
  // Before the rest: what is committed meanwhile is then told again, never missed.
  const seq = newestSeq(db)
  return messageOf(db, recordOf(db, scope, id), seq)
}

/** @throws SandboxError `not_found` */
export function messageAt(db: Database, n: number): Message {
  const seq = newestSeq(db)
  return messageOf(db, recordAt(db, n), seq)
}

function messageOf(db: Database, record: FullRecord, seq: number): Message {
  // The store wrote the JSON of these columns itself, from values of these types.
  const header = JSON.parse(record.header) as Omit<HeaderScan, 'subject' | 'from'>
  const envelope = JSON.parse(record.envelope) as Envelope
  const named = new Set(
    [...header.to, ...header.cc, ...header.bcc].map(({ address }) => address.toLowerCase()),
  )
  return {
    ...messageRow(record),
    part: null,
    ...header,
    envelopeOnly: envelope.to.filter((address) => !named.has(address.toLowerCase())),
    envelope,
    connection:
      record.connection === null ? null : (JSON.parse(record.connection) as ConnectionFacts),
    session: record.session_id,
    origin: JSON.parse(record.origin) as Origin,
    complaint: record.complaint,
    text: record.text_from,
    parts: parts(db, record.n),
    metadata: JSON.parse(record.metadata) as Record<string, string>,
    seq,
  }
}

/** @throws SandboxError `not_found` */
export function rawPlace(db: Database, scope: Scope, id: string): RawPlace {
  return placeOf(recordOf(db, scope, id))
}

/** @throws SandboxError `not_found` */
export function placeAt(db: Database, n: number): RawPlace {
  return placeOf(recordAt(db, n))
}

function placeOf({ raw, n, size }: FullRecord): RawPlace {
  return { owner: raw ?? n, size }
}

function recordOf(db: Database, scope: Scope, id: string): FullRecord {
  const record = find(db, 'm.id', id)
  if (record && maySee(scope, record.inbox)) return record
  throw noMessage(id)
}

function recordAt(db: Database, n: number): FullRecord {
  const record = find(db, 'm.n', n)
  if (record) return record
  throw noLatest()
}

function find(db: Database, column: string, key: string | number): FullRecord | undefined {
  return db
    .prepare<[string | number], FullRecord>(
      `SELECT ${rowColumns}, d.header, d.envelope, d.connection, d.origin, d.metadata,
         m.complaint, m.text_from, m.raw, s.id AS session_id
       FROM message m JOIN detail d ON d.message = m.n JOIN inbox i ON i.n = m.inbox
         LEFT JOIN session s ON s.n = m.session
       WHERE ${column} = ? AND m.hidden IS NULL`,
    )
    .get(key)
}

interface PartRecord extends Omit<Part, 'headerStart' | 'bodyStart' | 'bodyEnd'> {
  header_start: number
  body_start: number
  body_end: number
}

export function parts(db: Database, n: number): Part[] {
  return db
    .prepare<[number], PartRecord>(
      `SELECT path, type, charset, encoding, disposition, name, cid, role, header_start, body_start,
         body_end, size FROM part WHERE message = ? ORDER BY i`,
    )
    .all(n)
    .map(({ header_start, body_start, body_end, ...part }) => ({
      ...part,
      headerStart: header_start,
      bodyStart: body_start,
      bodyEnd: body_end,
    }))
}
