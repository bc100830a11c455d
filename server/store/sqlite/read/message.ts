import type { Database } from 'better-sqlite3'
import type { ConnectionFacts, Envelope, Message, Origin, Part, Scope } from '../../../types.ts'
import type { HeaderScan, MessageRef } from '../../store.ts'
import { maySee } from '../inbox-rows.ts'
import { noLatest, noMessage } from '../missing.ts'
import { messageRow, rowColumns, type RowRecord } from '../rows.ts'
import { select } from '../where.ts'
import { newestOf } from './list.ts'

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
export function message(db: Database, scope: Scope, ref: MessageRef): Message {
  const record = recordOf(db, scope, ref)
  // The store wrote the JSON of these columns itself, from values of these types.
  const header = JSON.parse(record.header) as Omit<HeaderScan, 'subject' | 'from'>
  const envelope = JSON.parse(record.envelope) as Envelope
  const named = new Set(
    [...header.to, ...header.cc, ...header.bcc].map(({ address }) => address.toLowerCase()),
  )
  return {
    ...messageRow(record),
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
  }
}

/** @throws SandboxError `not_found` */
export function rawPlace(db: Database, scope: Scope, ref: MessageRef): RawPlace {
  const { raw, n, size } = recordOf(db, scope, ref)
  return { owner: raw ?? n, size }
}

function recordOf(db: Database, scope: Scope, ref: MessageRef): FullRecord {
  const find = (where: string, key: string | number) =>
    db
      .prepare<[string | number], FullRecord>(
        `SELECT ${rowColumns}, d.header, d.envelope, d.connection, d.origin, d.metadata,
           m.complaint, m.text_from, m.raw, s.id AS session_id
         FROM message m JOIN detail d ON d.message = m.n JOIN inbox i ON i.n = m.inbox
           LEFT JOIN session s ON s.n = m.session
         WHERE ${where} = ? AND m.hidden IS NULL`,
      )
      .get(key)
  if (typeof ref === 'string') {
    const record = find('m.id', ref)
    if (record && maySee(scope, record.inbox)) return record
    throw noMessage(ref)
  }
  const n = newestOf(db, select(db, scope, ref))
  const record = n === undefined ? undefined : find('m.n', n)
  if (record) return record
  throw noLatest()
}

interface PartRecord extends Omit<Part, 'headerStart' | 'bodyStart' | 'bodyEnd'> {
  header_start: number
  body_start: number
  body_end: number
}

function parts(db: Database, n: number): Part[] {
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
