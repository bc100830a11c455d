import type { Database } from 'better-sqlite3'
import type { Retention, SandboxEvent } from '../../../types.ts'
import { isFull, storageFailure } from '../failure.ts'
import type { Secrets } from '../secrets.ts'
import { Background } from './background.ts'
import { Clock } from './clock.ts'
import { Counters } from './counters.ts'
import { Outbox } from './outbox.ts'

/** What every act of the writer works with. */
export class Writing {
  readonly db: Database
  readonly path: string
  readonly secrets: Secrets
  readonly retention: Retention
  readonly counters: Counters
  readonly outbox: Outbox
  readonly background: Background
  readonly clock = new Clock()
  readonly #publish: (events: SandboxEvent[]) => void
  readonly #full: () => void
  readonly #rollbacks: (() => void)[] = []
  #published: SandboxEvent[] = []
  #scheduled = false

  constructor(parts: {
    db: Database
    path: string
    secrets: Secrets
    retention: Retention
    /** Hears when something did not fit on the disk. */
    full(): void
    publish(events: SandboxEvent[]): void
    report(error: unknown): void
  }) {
    this.db = parts.db
    this.path = parts.path
    this.secrets = parts.secrets
    this.retention = parts.retention
    this.counters = new Counters(parts.db)
    this.outbox = new Outbox(parts.db)
    this.background = new Background((error) => parts.report(storageFailure(error, parts.path)))
    this.#publish = parts.publish
    this.#full = parts.full
  }

  /** Hears when what was written is taken back, to forget what it remembers of it. */
  onRollback(heard: () => void): void {
    this.#rollbacks.push(heard)
  }

  /** One durable transaction; its events go out after the answer to the call. */
  transact<T>(work: () => T): T {
    return this.#transact(work)
  }

  /**
   * A transaction that survives the death of the process, but perhaps not a power loss: for what
   * is made again then. Saves the wait for the disk.
   */
  transactLightly<T>(work: () => T): T {
    this.db.pragma('synchronous = NORMAL')
    try {
      return this.#transact(work)
    } finally {
      this.db.pragma('synchronous = FULL')
    }
  }

  #transact<T>(work: () => T): T {
    let committed = false
    try {
      this.db.exec('BEGIN IMMEDIATE')
      const value = work()
      this.counters.flush(this.clock.now())
      this.db.exec('COMMIT')
      committed = true
      return value
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      this.counters.forget()
      for (const heard of this.#rollbacks) heard()
      if (isFull(error)) this.#full()
      throw storageFailure(error, this.path)
    } finally {
      this.#send(this.outbox.take(committed))
    }
  }

  #send(events: SandboxEvent[]) {
    if (events.length === 0) return
    this.#published.push(...events)
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => this.flushEvents())
  }

  flushEvents(): void {
    this.#scheduled = false
    const events = this.takeEvents()
    if (events.length > 0) this.#publish(events)
  }

  /** Events that did not go out yet, for an answer that takes them along. */
  takeEvents(): SandboxEvent[] {
    const events = this.#published
    this.#published = []
    return events
  }
}
