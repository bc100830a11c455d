import type { Database } from 'better-sqlite3'
import type {
  Counts,
  EventHead,
  Facts,
  MessageChange,
  MessageRow,
  ReleaseRow,
  SandboxEvent,
  SavedSearch,
  SessionRow,
} from '../../../types.ts'
import { countsOf, type Counter } from './counters.ts'

/** Events kept for those who come back; older ones mean `reload`. */
export const keptEvents = 10_000
const trimEvery = 256

/** Ids of a bulk act are named up to here. */
export const mostIds = 1000

type Body =
  | { type: 'message.analysed'; message: MessageRow }
  | { type: 'message.checked'; id: string; check: string; facts: Facts }
  | { type: 'message.changed'; ids: string[] | null; change: MessageChange }
  | { type: 'messages.deleted' | 'messages.restored'; ids: string[] | null }
  | { type: 'inbox.created' | 'inbox.changed' | 'inbox.deleted'; id: string }
  | { type: 'search.created' | 'search.changed'; search: SavedSearch }
  | { type: 'search.deleted'; id: string }
  | { type: 'thread.changed'; thread: number | null; ids: string[] | null; size: number }
  | { type: 'zone.changed'; domain: string }
  | { type: 'releases.changed'; releases: ReleaseRow[] | null }
  | { type: 'relays.changed' }
  | { type: 'session.ended'; session: SessionRow }

interface Written {
  at: number
  inbox: string | null
  type: SandboxEvent['type']
  payload: string
}

/**
 * Events, written in the transaction that they tell of: `seq` is theirs once it commits. Rows of
 * messages, sessions and releases are not copied into it; who replays makes them from the tables.
 */
export class Outbox {
  #pending: SandboxEvent[] = []
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
    const seq = this.#write(
      { at, inbox: inbox?.id ?? null, type: body.type, payload: payloadOf(body) },
      counts,
    )
    const head: EventHead = { seq, at: new Date(at).toISOString(), inbox: inbox?.id ?? null }
    this.#pending.push({ ...head, ...(counts ? { counts } : {}), ...body })
  }

  /** For an inbox that may be gone by now; its counters did not move. */
  appendTo(at: number, inbox: string, body: Body): void {
    const seq = this.#write({ at, inbox, type: body.type, payload: payloadOf(body) }, undefined)
    this.#pending.push({ seq, at: new Date(at).toISOString(), inbox, ...body })
  }

  /** A new message; the answer to its call brings the event. @returns its `seq` */
  stored(at: number, inbox: Counter, n: number): number {
    return this.#write({ at, inbox: inbox.id, type: 'message.stored', payload: String(n) }, inbox)
  }

  #write(head: Written, counts: Counts | undefined): number {
    const { at, inbox, type, payload } = head
    const { total = null, unread = null, bytes = null } = counts ?? {}
    const values = [at, inbox, type, payload, total, unread, bytes] as const
    const { lastInsertRowid } = this.#insert.run(...values)
    const seq = Number(lastInsertRowid)
    if (seq % trimEvery === 0) this.#trim.run(seq - keptEvents)
    return seq
  }

  /** The events of the transaction that just ended; none after a rollback. */
  take(committed: boolean): SandboxEvent[] {
    const events = committed ? this.#pending : []
    this.#pending = []
    return events
  }
}

function payloadOf(body: Body): string {
  switch (body.type) {
    case 'message.analysed':
      return String(body.message.n)
    case 'releases.changed':
      return JSON.stringify(body.releases?.map(({ n }) => n) ?? null)
    case 'session.ended':
      return JSON.stringify({ id: body.session.id })
    default: {
      const { type: _, ...payload } = body
      return JSON.stringify(payload)
    }
  }
}
