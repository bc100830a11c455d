import { SandboxError } from '../../../errors.ts'
import type { Counts } from '../../../types.ts'
import { rowAt } from '../columns.ts'
import { isFatal } from '../failure.ts'
import { chunkSize, packed, rawKey } from '../raw.ts'
import { keptFields, type Added, type Batch, type Failure, type MessageValues } from '../wire.ts'
import { countsOf } from './counters.ts'
import type { Sessions } from './sessions.ts'
import type { Writing } from './writing.ts'

/** A message as it went in; what `Added.kept` says of it. */
interface Kept extends Counts {
  n: number
  uid: number
  seq: number
  inbox: string
}

/**
 * Writes batches of new messages, one transaction each. Calls hardly ever fail, so the first try
 * goes without savepoints, which cost a third of the time; when one does fail, the batch is written
 * again with a savepoint for every call.
 */
export class Adder {
  readonly #writing: Writing
  readonly #sessions: Sessions
  /** Numbers of inboxes by id, within a batch. */
  readonly #inboxes = new Map<string, number>()
  readonly #insert
  readonly #detail
  readonly #chunk
  readonly #tag
  readonly #inbox
  readonly #fallback
  readonly #staged

  constructor(writing: Writing, sessions: Sessions) {
    const { db } = writing
    this.#writing = writing
    this.#sessions = sessions
    this.#insert = db.prepare<(string | number | null)[]>(
      `INSERT INTO message (id, uid, inbox, session, arrived_at, size, subject, from_name,
         from_address, to_first, recipients, tags, raw, sent_at, unread, pinned)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#detail = db.prepare<[number, string, string, string | null, string, string]>(
      `INSERT INTO detail (message, header, envelope, connection, origin, metadata)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    this.#chunk = db.prepare<[number, number, Uint8Array]>(
      'INSERT INTO raw (id, deflated, data) VALUES (?, ?, ?)',
    )
    this.#tag = db.prepare<[string, number]>(
      'INSERT OR IGNORE INTO tag (tag, message) VALUES (?, ?)',
    )
    this.#inbox = db.prepare<[string], { n: number }>('SELECT n FROM inbox WHERE id = ?')
    this.#fallback = db.prepare<[], { n: number }>('SELECT n FROM inbox WHERE is_default = 1')
    this.#staged = db.prepare<[number]>('DELETE FROM staged WHERE owner = ?')
  }

  /** @throws when the medium failed and nothing was kept */
  add(batch: Batch, bytes: Uint8Array): Added {
    this.#inboxes.clear()
    const kept: Kept[] = []
    const failures: (Failure | null)[] = []
    try {
      this.#write(batch, bytes, (messages) => {
        kept.push(...messages())
        failures.push(null)
      })
    } catch (error) {
      if (batch.calls.length === 0 || isFatal(error) || isStorage(error)) throw error
      kept.length = failures.length = 0
      this.#write(batch, bytes, (messages) => failures.push(this.#apart(messages, kept)))
    }
    return { failures, ...packedUp(kept), events: this.#writing.takeEvents() }
  }

  /** @param call gets a function that writes the messages of a call */
  #write(batch: Batch, bytes: Uint8Array, call: (messages: () => Kept[]) => void) {
    let row = 0
    let at = 0
    this.#writing.transact(() => {
      for (const session of batch.sessions) this.#sessions.save(session, batch.at)
      for (const count of batch.calls) {
        const messages = Array.from({ length: count }, (_, i) => rowAt(batch.messages, row + i))
        const start = at
        row += count
        for (const { staged, size } of messages) if (staged === null) at += size
        call(() => this.#call(messages, bytes.subarray(start, at), batch.at))
      }
    })
  }

  /** One call, taken back when it fails. */
  #apart(messages: () => Kept[], kept: Kept[]): Failure | null {
    const { db, counters } = this.#writing
    db.exec('SAVEPOINT call')
    counters.mark()
    try {
      kept.push(...messages())
      db.exec('RELEASE call')
      return null
    } catch (error) {
      if (isFatal(error) || !db.inTransaction) throw error
      db.exec('ROLLBACK TO call')
      db.exec('RELEASE call')
      counters.back()
      this.#sessions.forget()
      return failureOf(error)
    }
  }

  #call(messages: MessageValues[], bytes: Uint8Array, now: number): Kept[] {
    let at = 0
    return messages.map((message) => {
      const end = message.staged === null ? at + message.size : at
      const raw = bytes.subarray(at, end)
      at = end
      return this.#message(message, raw, now)
    })
  }

  #message(message: MessageValues, bytes: Uint8Array, now: number): Kept {
    const { counters, outbox } = this.#writing
    const inbox = this.#inboxOf(message.inbox)
    const uid = counters.takeUid(inbox)
    const session = message.session === null ? null : this.#sessions.hold(message.session)
    const n = Number(
      this.#insert.run(
        message.id,
        uid,
        inbox,
        session,
        message.arrivedAt,
        message.size,
        message.subject,
        message.fromName,
        message.fromAddress,
        message.toFirst,
        message.recipients,
        JSON.stringify(message.tags),
        message.staged,
        message.sentAt,
        message.unread,
        message.pinned,
      ).lastInsertRowid,
    )
    const { header, envelope, connection, origin, metadata } = message
    this.#detail.run(n, header, envelope, connection, origin, metadata)
    if (message.staged !== null) this.#staged.run(-message.staged)
    for (let i = 0; i * chunkSize < bytes.length; i++) {
      const { deflated, data } = packed(bytes.subarray(i * chunkSize, (i + 1) * chunkSize))
      this.#chunk.run(rawKey(n, i), deflated, data)
    }
    for (const tag of message.tags) this.#tag.run(tag, n)
    const { size, unread, pinned } = message
    const counter = counters.add(inbox, { total: 1, unread, bytes: size, pinned })
    const seq = outbox.stored(now, counter, n)
    return { n, uid, seq, inbox: counter.id, ...countsOf(counter) }
  }

  #inboxOf(id: string): number {
    const known = this.#inboxes.get(id)
    if (known !== undefined) return known
    const n = (this.#inbox.get(id) ?? this.#fallback.get())?.n
    if (n === undefined) throw new Error('the data file has no default inbox')
    this.#inboxes.set(id, n)
    return n
  }
}

function packedUp(all: Kept[]): Pick<Added, 'inboxes' | 'kept'> {
  const inboxes = [...new Set(all.map(({ inbox }) => inbox))]
  const kept = new Float64Array(all.length * keptFields)
  for (const [at, { n, uid, seq, inbox, total, unread, bytes }] of all.entries()) {
    kept.set([n, uid, seq, inboxes.indexOf(inbox), total, unread, bytes], at * keptFields)
  }
  return { inboxes, kept }
}

function isStorage(error: unknown): boolean {
  return error instanceof SandboxError && error.code === 'storage'
}

function failureOf(error: unknown): Failure {
  if (error instanceof SandboxError) return { code: error.code, text: error.text }
  const known = error instanceof Error ? error.message : String(error)
  if (known.includes('message.id')) {
    const text = {
      en: 'A message with this id is already there.',
      es: 'Ya existe un mensaje con este identificador.',
    }
    return { code: 'conflict', text }
  }
  const text = {
    en: `The message could not be kept: ${known}`,
    es: `No se pudo guardar el mensaje: ${known}`,
  }
  return { code: 'internal', text }
}
