import { deflateRawSync } from 'node:zlib'
import { createDeflate } from '../deflate.ts'
import { sessionColumns, sessionRow, type SessionRecord } from '../session-rows.ts'
import type { SessionValues } from '../wire.ts'
import type { Writing } from './writing.ts'

/** Sessions without a message in the store: the newest this many are kept. */
export const keptSessions = 10_000

/** Sessions whose number is remembered. */
const mostKnown = 10_000

const deflate = createDeflate(256 * 1024)

/** Valid until the next call. */
function deflated(transcript: Buffer): Uint8Array {
  return deflate(transcript) ?? deflateRawSync(transcript, { level: 1 })
}

export class Sessions {
  readonly #writing: Writing
  /** Numbers of sessions with mail, by id. */
  readonly #known = new Map<string, number>()
  readonly #find
  readonly #hold
  readonly #upsert
  readonly #surplus
  readonly #drop

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#find = db.prepare<[string], SessionRecord>(
      `SELECT ${sessionColumns} FROM session s WHERE s.id = ?`,
    )
    this.#upsert = db.prepare<Omit<SessionValues, 'transcript'> & { transcript: Uint8Array }>(
      `INSERT INTO session (id, started_at, ended_at, outcome, reason, auth_method, messages,
         connection, truncated, transcript)
       VALUES (@id, @startedAt, @endedAt, @outcome, @reason, @authMethod, @messages,
         @connection, @truncated, @transcript)
       ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at, outcome = excluded.outcome,
         reason = excluded.reason, auth_method = excluded.auth_method,
         messages = excluded.messages, connection = excluded.connection,
         truncated = excluded.truncated, transcript = excluded.transcript
       WHERE session.ended_at IS NULL OR excluded.ended_at IS NOT NULL`,
    )
    this.#hold = db.prepare<[string], { n: number }>(
      'UPDATE session SET kept = 1 WHERE id = ? RETURNING n',
    )
    this.#surplus = db.prepare<[number], { n: number }>(
      'SELECT n FROM session WHERE kept = 0 ORDER BY n DESC LIMIT 200 OFFSET ?',
    )
    this.#drop = db.prepare<[number]>('DELETE FROM session WHERE n = ?')
    writing.onRollback(() => this.forget())
  }

  /** The number of the session that brings a message, which is kept from now on; null if unknown. */
  hold(id: string): number | null {
    const known = this.#known.get(id)
    if (known !== undefined) return known
    const n = this.#hold.get(id)?.n
    if (n === undefined) return null
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(id, n)
    return n
  }

  /** After sessions lost their mail, or what was held was taken back. */
  forget(): void {
    this.#known.clear()
  }

  /** A session that ended stays so, even if an older state of it comes late. */
  save(session: SessionValues, now: number): void {
    const ended = session.endedAt !== null && !this.#find.get(session.id)?.ended_at
    const { transcript } = session
    this.#upsert.run({
      ...session,
      transcript: deflated(Buffer.from(transcript)),
    })
    if (ended) this.#tell(session.id, now)
  }

  /** What was open when the process before this one stopped. */
  interrupt(now: number): void {
    const { db } = this.#writing
    const open = db
      .prepare<[], { id: string }>("SELECT id FROM session WHERE outcome = 'open'")
      .all()
    const end = db.prepare<[number, string]>(
      "UPDATE session SET outcome = 'interrupted', ended_at = coalesce(ended_at, ?) WHERE id = ?",
    )
    for (const { id } of open) {
      end.run(now, id)
      this.#tell(id, now)
    }
  }

  prune(): boolean {
    const surplus = this.#surplus.all(keptSessions)
    if (surplus.length === 0) return false
    this.#writing.transact(() => {
      for (const { n } of surplus) this.#drop.run(n)
    })
    this.forget()
    return true
  }

  #tell(id: string, now: number) {
    const record = this.#find.get(id)
    if (!record) return
    this.#writing.outbox.append(now, null, { type: 'session.ended', session: sessionRow(record) })
  }
}
