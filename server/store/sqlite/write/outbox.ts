import type { Database } from 'better-sqlite3'
import type {
  EventHead,
  MessageChange,
  MessageRow,
  SavedSearch,
  SessionRow,
} from '../../../types.ts'
import type { StoredMessage } from '../../store.ts'
import type { WireEvent } from '../wire.ts'
import { countsOf, type Counter } from './counters.ts'

/** Events kept for those who come back; older ones mean `reload`. */
export const keptEvents = 10_000
const trimEvery = 256

/** Ids of a bulk act are named up to here. */
export const mostIds = 1000

type Body =
  | { type: 'stored'; message: StoredMessage }
  | { type: 'message.analysed'; message: MessageRow }
  | { type: 'message.changed'; ids: string[] | null; change: MessageChange }
  | { type: 'messages.deleted' | 'messages.restored'; ids: string[] | null }
  | { type: 'inbox.created' | 'inbox.changed' | 'inbox.deleted'; id: string }
  | { type: 'search.created' | 'search.changed'; search: SavedSearch }
  | { type: 'search.deleted'; id: string }
  | { type: 'session.ended'; session: SessionRow }

/**
 * Events, written in the transaction that they tell of: `seq` is theirs once it commits. Rows of
 * messages and sessions are not copied into it; who replays makes them from the tables.
 */
export class Outbox {
  #pending: WireEvent[] = []
  #marked = 0
  readonly #insert
  readonly #trim

  constructor(db: Database) {
    this.#insert = db.prepare<
      [number, string | null, string, string, number | null, number | null, number | null]
    >(
      `INSERT INTO outbox (at, inbox, type, payload, total, unread, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#trim = db.prepare<[number]>('DELETE FROM outbox WHERE seq <= ?')
  }

  /** @param counted whether the event moved the counters of its inbox */
  append(at: number, inbox: Counter | null, body: Body, counted = inbox !== null): void {
    const counts = counted && inbox ? countsOf(inbox) : undefined
    const { lastInsertRowid } = this.#insert.run(
      at,
      inbox?.id ?? null,
      body.type === 'stored' ? 'message.stored' : body.type,
      payloadOf(body),
      counts?.total ?? null,
      counts?.unread ?? null,
      counts?.bytes ?? null,
    )
    const seq = Number(lastInsertRowid)
    if (seq % trimEvery === 0) this.#trim.run(seq - keptEvents)
    const head: EventHead = { seq, at: new Date(at).toISOString(), inbox: inbox?.id ?? null }
    this.#pending.push({ ...head, ...(counts ? { counts } : {}), ...body })
  }

  mark(): void {
    this.#marked = this.#pending.length
  }

  back(): void {
    this.#pending.length = this.#marked
  }

  /** The events of the transaction that just ended; none after a rollback. */
  take(committed: boolean): WireEvent[] {
    const events = committed ? this.#pending : []
    this.#pending = []
    return events
  }
}

function payloadOf(body: Body): string {
  switch (body.type) {
    case 'stored':
    case 'message.analysed':
      return String(body.message.n)
    case 'session.ended':
      return JSON.stringify({ id: body.session.id })
    default: {
      const { type: _, ...payload } = body
      return JSON.stringify(payload)
    }
  }
}
