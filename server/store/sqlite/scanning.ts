import Database from 'better-sqlite3'
import { SandboxError } from '../../errors.ts'
import { serveThread, Transferred } from '../../thread.ts'
import type { ConnectionFacts, Envelope, Origin, Scope } from '../../types.ts'
import type { Amount, KeptMessage, ScanQuery } from '../reading.ts'
import { storageFailure } from './failure.ts'
import { maySee } from './inbox-rows.ts'
import { refuseStrange } from './known.ts'
import { chunkSize, RawChunks } from './raw.ts'
import { strings } from './rows.ts'
import { select } from './where/select.ts'

const pageRows = 500
/** Raw bytes that go along with the rows of a page. */
const pageBytes = 2 * 1024 * 1024

/** A message without its bytes; `inline`: these are in the packet of the page. */
export type ScannedRow = Omit<KeptMessage, 'chunks'> & { owner: number; inline: boolean }

export interface ScannedPage {
  rows: ScannedRow[]
  bytes: Uint8Array
  /** Where the next page starts; null on the last. */
  last: number | null
}

let db: Database.Database | undefined

function opened(): Database.Database {
  if (!db) throw new Error('the data file is not open')
  return db
}

const handlers = {
  /** @returns the id of the file */
  open(path: string): string {
    try {
      db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 })
      refuseStrange(db, path)
      return db.prepare<[], { id: string }>('SELECT id FROM file').get()?.id ?? ''
    } catch (error) {
      throw storageFailure(error, path)
    }
  },

  inboxes(scope: Scope): { id: string; name: string }[] {
    return opened()
      .prepare<[], { id: string; name: string }>('SELECT id, name FROM inbox ORDER BY n')
      .all()
      .filter(({ id }) => maySee(scope, id))
  },

  newest(): number {
    const row = opened().prepare<[], { n: number | null }>('SELECT max(n) AS n FROM message').get()
    return row?.n ?? 0
  },

  amount(scope: Scope, query: ScanQuery): Amount {
    const { key, from, where, params } = select(opened(), scope, query)
    const row = opened()
      .prepare<object, Amount>(
        `SELECT count(*) AS messages, coalesce(sum(size), 0) AS bytes FROM message WHERE n IN
           (SELECT ${key} FROM ${from} WHERE ${where})`,
      )
      .get({ ...params, lo: (query.after ?? 0) + 1, hi: Number.MAX_SAFE_INTEGER })
    return row ?? { messages: 0, bytes: 0 }
  },

  page(scope: Scope, query: ScanQuery, range: { after: number; upTo: number }) {
    const own = opened()
    const page = own.transaction(() => pageOf(own, scope, query, range)).deferred()
    // Made by `packet`: memory of its own.
    return new Transferred<ScannedPage>(page, [page.bytes.buffer as ArrayBuffer])
  },

  chunk(owner: number, chunk: number): Transferred<Uint8Array> {
    const data = new RawChunks(opened()).read(owner, chunk)
    if (!data) throw gone()
    const own = Uint8Array.from(data)
    return new Transferred(own, [own.buffer])
  },

  close(): void {
    db?.close()
    db = undefined
  },
}

export type ScanHandlers = typeof handlers

serveThread(handlers)

interface Row {
  n: number
  id: string
  inbox: string
  arrived_at: number
  size: number
  subject: string | null
  unread: number
  pinned: number
  tags: string
  raw: number | null
  envelope: string
  connection: string | null
  origin: string
  metadata: string
}

function pageOf(
  own: Database.Database,
  scope: Scope,
  query: ScanQuery,
  { after, upTo }: { after: number; upTo: number },
): ScannedPage {
  const { key, from, where, params } = select(own, scope, query)
  const numbers = own
    .prepare<object, { n: number }>(
      `SELECT ${key} AS n FROM ${from} WHERE ${where} ORDER BY ${key} LIMIT ${pageRows}`,
    )
    .all({ ...params, lo: after + 1, hi: upTo })
  const find = own.prepare<[number], Row>(
    `SELECT m.n, m.id, i.name AS inbox, m.arrived_at, m.size, m.subject, m.unread, m.pinned,
       m.tags, m.raw, d.envelope, d.connection, d.origin, d.metadata
     FROM message m JOIN detail d ON d.message = m.n JOIN inbox i ON i.n = m.inbox
     WHERE m.n = ? AND m.hidden IS NULL`,
  )
  const chunks = new RawChunks(own)
  const rows: ScannedRow[] = []
  const raws: Uint8Array[] = []
  let bytes = 0
  let last: number | null = null
  for (const { n } of numbers) {
    last = n
    const row = find.get(n)
    if (!row) continue
    const raw = row.size <= chunkSize ? chunks.whole(row.raw ?? n, row.size) : undefined
    rows.push(scanned(row, raw !== undefined))
    if (raw) raws.push(raw)
    bytes += raw?.length ?? 0
    if (bytes >= pageBytes) return { rows, bytes: packet(raws, bytes), last }
  }
  return { rows, bytes: packet(raws, bytes), last: numbers.length < pageRows ? null : last }
}

/** In memory of its own, fit to be moved. */
function packet(raws: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const raw of raws) {
    bytes.set(raw, at)
    at += raw.length
  }
  return bytes
}

function scanned(row: Row, inline: boolean): ScannedRow {
  return {
    id: row.id,
    n: row.n,
    inbox: row.inbox,
    arrivedAt: new Date(row.arrived_at).toISOString(),
    size: row.size,
    subject: row.subject,
    // The store wrote the JSON of these columns itself, from values of these types.
    envelope: JSON.parse(row.envelope) as Envelope,
    connection: row.connection === null ? null : (JSON.parse(row.connection) as ConnectionFacts),
    origin: JSON.parse(row.origin) as Origin,
    metadata: JSON.parse(row.metadata) as Record<string, string>,
    tags: strings(row.tags),
    unread: row.unread === 1,
    pinned: row.pinned === 1,
    owner: row.raw ?? row.n,
    inline,
  }
}

function gone() {
  return new SandboxError('not_found', {
    en: 'A message was deleted while it was read.',
    es: 'Un mensaje se eliminó mientras se leía.',
  })
}
