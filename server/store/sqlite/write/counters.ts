import type { Database } from 'better-sqlite3'
import type { Counts } from '../../../types.ts'

/** What is counted of an inbox; kept as messages come and go, never counted anew. */
export interface Counter extends Counts {
  n: number
  id: string
  pinned: number
  pinnedBytes: number
  nextUid: number
}

export type Delta = Partial<Record<'total' | 'unread' | 'bytes' | 'pinned' | 'pinnedBytes', number>>

/**
 * The counters of the inboxes, in memory while a transaction runs and written at its end.
 * `mark` and `back` follow a savepoint, `forget` a rollback.
 */
export class Counters {
  readonly #known = new Map<number, Counter>()
  readonly #changed = new Set<number>()
  /** Inboxes whose counters moved since retention looked at them. */
  readonly touched = new Set<number>()
  #marked: Map<number, Counter> | null = null
  readonly #find
  readonly #write

  constructor(db: Database) {
    this.#find = db.prepare<[number], Counter>(
      `SELECT n, id, total, unread, bytes, pinned, pinned_bytes AS pinnedBytes, next_uid AS nextUid
       FROM inbox WHERE n = ?`,
    )
    this.#write = db.prepare<Counter & { at: number }>(
      `UPDATE inbox SET total = @total, unread = @unread, bytes = @bytes, pinned = @pinned,
         pinned_bytes = @pinnedBytes, next_uid = @nextUid, empty_since = CASE WHEN @total > 0 THEN NULL
         ELSE coalesce(empty_since, @at) END
       WHERE n = @n`,
    )
  }

  of(inbox: number): Counter {
    const known = this.find(inbox)
    if (!known) throw new Error(`no inbox ${inbox}`)
    return known
  }

  /** undefined when the inbox is gone. */
  find(inbox: number): Counter | undefined {
    const known = this.#known.get(inbox) ?? this.#find.get(inbox)
    if (known) this.#known.set(inbox, known)
    return known
  }

  add(inbox: number, delta: Delta): Counter {
    const counter = this.#touch(inbox)
    counter.total += delta.total ?? 0
    counter.unread += delta.unread ?? 0
    counter.bytes += delta.bytes ?? 0
    counter.pinned += delta.pinned ?? 0
    counter.pinnedBytes += delta.pinnedBytes ?? 0
    return counter
  }

  takeUid(inbox: number): number {
    return this.#touch(inbox).nextUid++
  }

  mark(): void {
    this.#marked = new Map()
  }

  back(): void {
    for (const [n, counter] of this.#marked ?? []) this.#known.set(n, counter)
    this.#marked = null
  }

  flush(at: number): void {
    for (const n of this.#changed) {
      this.#write.run({ ...this.of(n), at })
      this.touched.add(n)
    }
    this.#changed.clear()
    this.#marked = null
  }

  /** For an inbox that goes. */
  drop(inbox: number): void {
    this.#known.delete(inbox)
    this.#changed.delete(inbox)
  }

  forget(): void {
    this.#known.clear()
    this.#changed.clear()
    this.#marked = null
  }

  #touch(inbox: number): Counter {
    const counter = this.of(inbox)
    if (this.#marked && !this.#marked.has(inbox)) this.#marked.set(inbox, { ...counter })
    this.#changed.add(inbox)
    return counter
  }
}

export function countsOf({ total, unread, bytes }: Counts): Counts {
  return { total, unread, bytes }
}
