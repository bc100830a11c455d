import { SandboxError } from '../../../errors.ts'
import type { StoredMessage } from '../../store.ts'
import { isFatal } from '../failure.ts'
import { chunkSize, packed } from '../raw.ts'
import type { AddOutcome, Batch, MessageValues } from '../wire.ts'
import { rawKey } from '../raw.ts'
import type { Sessions } from './sessions.ts'
import type { Writing } from './writing.ts'

/** Writes batches of new messages: one transaction each, a savepoint for every call in it. */
export class Adder {
  readonly #writing: Writing
  readonly #sessions: Sessions
  readonly #insert
  readonly #detail
  readonly #chunk
  readonly #tag
  readonly #inbox
  readonly #fallback
  readonly #session
  readonly #staged

  constructor(writing: Writing, sessions: Sessions) {
    const { db } = writing
    this.#writing = writing
    this.#sessions = sessions
    this.#insert = db.prepare<(string | number | null)[]>(
      `INSERT INTO message (id, uid, inbox, session, arrived_at, size, subject, from_name,
         from_address, to_first, recipients, tags, raw, sent_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    this.#session = db.prepare<[string], { n: number }>(
      'UPDATE session SET kept = kept + 1 WHERE id = ? RETURNING n',
    )
    this.#staged = db.prepare<[number]>('DELETE FROM staged WHERE owner = ?')
  }

  /** @returns an outcome for each call; throws when the medium failed and nothing was kept */
  add(batch: Batch, bytes: Uint8Array): AddOutcome[] {
    const { db, counters, outbox } = this.#writing
    let at = 0
    return this.#writing.transact(() => {
      for (const session of batch.sessions) this.#sessions.save(session, batch.at)
      return batch.calls.map((call): AddOutcome => {
        const start = at
        for (const message of call) if (message.staged === null) at += message.size
        db.exec('SAVEPOINT call')
        counters.mark()
        outbox.mark()
        try {
          const stored = this.#call(call, bytes.subarray(start, at), batch.at)
          db.exec('RELEASE call')
          return { stored }
        } catch (error) {
          if (isFatal(error) || !db.inTransaction) throw error
          db.exec('ROLLBACK TO call')
          db.exec('RELEASE call')
          counters.back()
          outbox.back()
          return { failure: failureOf(error) }
        }
      })
    })
  }

  #call(call: MessageValues[], bytes: Uint8Array, now: number): StoredMessage[] {
    let at = 0
    return call.map((message) => {
      const end = message.staged === null ? at + message.size : at
      const raw = bytes.subarray(at, end)
      at = end
      return this.#message(message, raw, now)
    })
  }

  #message(message: MessageValues, bytes: Uint8Array, now: number): StoredMessage {
    const { counters, outbox } = this.#writing
    const inbox = (this.#inbox.get(message.inbox) ?? this.#fallback.get())?.n
    if (inbox === undefined) throw new Error('the data file has no default inbox')
    const uid = counters.takeUid(inbox)
    const session =
      message.session === null ? null : (this.#session.get(message.session)?.n ?? null)
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
    const counter = counters.add(inbox, { total: 1, unread: 1, bytes: message.size })
    const stored = { id: message.id, n, uid }
    outbox.append(now, counter, { type: 'stored', message: stored })
    return stored
  }
}

function failureOf(error: unknown) {
  if (error instanceof SandboxError) return { code: error.code, text: error.text }
  const known = error instanceof Error ? error.message : String(error)
  if (known.includes('message.id')) {
    const text = {
      en: 'A message with this id is already there.',
      es: 'Ya existe un mensaje con este identificador.',
    }
    return { code: 'conflict' as const, text }
  }
  const text = {
    en: `The message could not be kept: ${known}`,
    es: `No se pudo guardar el mensaje: ${known}`,
  }
  return { code: 'internal' as const, text }
}
