import type { RecipientState, ReleaseRow } from '../../../types.ts'
import { hasEnded, releaseState, type RecipientCounts } from '../../release-state.ts'
import { fromReleases, releaseColumns, releaseRow, type ReleaseRecord } from '../release-rows.ts'
import type { Writing } from './writing.ts'

/** Releases that an event names; of more it only says that there are. */
const mostNamed = 100

/** `message.hidden` of a deleted message whose releases go on. */
export const awaited = -1

export interface Tally extends RecipientCounts {
  n: number
  message: number
  inbox: string
  held: number
  given_up: number
  ended_at: number | null
  reason: string | null
  /** As it is in the table. */
  had: number
}

/** Counts of releases while a transaction moves their recipients, written at its end. */
export class Tallies {
  readonly #writing: Writing
  readonly #open = new Map<number, Tally>()
  readonly #sql
  /** Hears that a release ended. */
  ended: () => void = () => undefined

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#sql = {
      find: db.prepare<[number], Tally>(
        `SELECT n, message, inbox, held, given_up, ended_at, reason, queued, sending, deferred,
           delivered, failed, uncertain, cancelled, delivered AS had FROM "release" WHERE n = ?`,
      ),
      next: db
        .prepare<[number, RecipientState], number | null>(
          `SELECT next_at FROM release_recipient INDEXED BY release_recipient_of
           WHERE "release" = ? AND state = ? ORDER BY next_at LIMIT 1`,
        )
        .pluck(),
      write: db.prepare<Omit<Tally, 'had'> & { state: string; next_at: number | null }>(
        `UPDATE "release" SET state = @state, held = @held, given_up = @given_up,
           ended_at = @ended_at, next_at = @next_at, reason = @reason, queued = @queued,
           sending = @sending, deferred = @deferred, delivered = @delivered, failed = @failed,
           uncertain = @uncertain, cancelled = @cancelled WHERE n = @n`,
      ),
      released: db.prepare<[number]>('UPDATE message SET released = released + 1 WHERE n = ?'),
      letGo: db.prepare<[number, number]>(
        `UPDATE message SET hidden = 0 WHERE n = ? AND hidden = ${awaited} AND NOT EXISTS
           (SELECT 1 FROM "release" WHERE message = ? AND ended_at IS NULL)`,
      ),
      row: db.prepare<[number], ReleaseRecord>(
        `SELECT ${releaseColumns} FROM ${fromReleases} WHERE r.n = ?`,
      ),
    }
    writing.onRollback(() => this.#open.clear())
  }

  /** @throws when there is no such release */
  of(n: number): Tally {
    const known = this.#open.get(n) ?? this.#sql.find.get(n)
    if (!known) throw new Error(`no release ${n}`)
    this.#open.set(n, known)
    return known
  }

  move(tally: Tally, from: RecipientState, to: RecipientState, recipients = 1): void {
    tally[from] -= recipients
    tally[to] += recipients
  }

  /** For one that did not change after all. */
  forget(n: number): void {
    this.#open.delete(n)
  }

  /** Within the transaction, at its end. @returns numbers of the releases, by inbox */
  write(): Map<string, number[]> {
    const touched = new Map<string, number[]>()
    for (const tally of this.#open.values()) {
      this.#write(tally)
      const numbers = touched.get(tally.inbox)
      if (numbers) numbers.push(tally.n)
      else touched.set(tally.inbox, [tally.n])
    }
    this.#open.clear()
    return touched
  }

  /** One event for each inbox. */
  tell(touched: Map<string, number[]>): void {
    const { outbox, clock } = this.#writing
    for (const [id, numbers] of touched) {
      const releases = numbers.length > mostNamed ? null : this.rows(numbers)
      outbox.appendTo(clock.now(), id, { type: 'releases.changed', releases })
    }
  }

  rows(numbers: number[]): ReleaseRow[] {
    return numbers.flatMap((n) => this.#sql.row.get(n) ?? []).map(releaseRow)
  }

  #write(tally: Tally) {
    const ended = hasEnded(tally)
    const wasOpen = tally.ended_at === null
    if (!ended) tally.ended_at = null
    else tally.ended_at ??= this.#writing.clock.now()
    const { had, ...fields } = tally
    const state = releaseState(tally, tally.held === 1)
    this.#sql.write.run({ ...fields, state, next_at: this.#next(tally) })
    if (had === 0 && tally.delivered > 0) this.#sql.released.run(tally.message)
    if (!ended || !wasOpen) return
    if (this.#sql.letGo.run(tally.message, tally.message).changes > 0) {
      this.#writing.background.wake()
    }
    this.ended()
  }

  /** When the first of those that wait will be tried; null when one can be at once. */
  #next({ n, queued, deferred, held }: Tally): number | null {
    if (held === 1) return null
    const first = queued > 0 ? (this.#sql.next.get(n, 'queued') ?? null) : Infinity
    const second = deferred > 0 ? (this.#sql.next.get(n, 'deferred') ?? null) : Infinity
    if (first === null || second === null) return null
    const next = Math.min(first, second)
    return next === Infinity ? null : next
  }
}
