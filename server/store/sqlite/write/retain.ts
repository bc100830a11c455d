import type { Scope } from '../../../types.ts'
import { dueOf, emptyInboxMs, retentionStep } from '../../retention.ts'
import { ownRetention, type InboxRecord } from '../inbox-rows.ts'
import type { Deleter } from './delete.ts'
import type { InboxWriter } from './inboxes.ts'
import type { Writing } from './writing.ts'

const store: Scope = { actor: 'retention', inboxes: 'all' }

/** Steps lie this far apart: under full ingest many go at once, which costs far less. */
const everyMs = 50

/** Lets old messages and forsaken inboxes go, as `store/retention.ts` says, in small steps. */
export class Retainer {
  readonly #parts: { writing: Writing; deleter: Deleter; inboxes: InboxWriter }
  readonly #record
  readonly #all
  readonly #oldest
  readonly #older
  readonly #forsaken
  #acted = -Infinity
  #timer: NodeJS.Timeout | null = null

  constructor(parts: { writing: Writing; deleter: Deleter; inboxes: InboxWriter }) {
    const { db } = parts.writing
    this.#parts = parts
    this.#record = db.prepare<[number], InboxRecord & { pinned: number; pinned_bytes: number }>(
      'SELECT * FROM inbox WHERE n = ?',
    )
    this.#all = db.prepare<[], { n: number }>('SELECT n FROM inbox')
    this.#oldest = db.prepare<[number, number], { n: number; size: number }>(
      `SELECT n, size FROM message INDEXED BY message_of_inbox
       WHERE inbox = ? AND hidden IS NULL AND pinned = 0 ORDER BY n LIMIT ?`,
    )
    this.#older = db.prepare<[number, number, number], { n: number }>(
      `SELECT n FROM message INDEXED BY message_arrived
       WHERE inbox = ? AND hidden IS NULL AND arrived_at < ? AND pinned = 0
       ORDER BY arrived_at LIMIT ?`,
    )
    this.#forsaken = db.prepare<[number], { id: string }>(
      "SELECT id FROM inbox WHERE origin = 'user' AND total = 0 AND empty_since < ? LIMIT 20",
    )
    parts.writing.background.add(() => this.#step())
  }

  /** Age needs a look now and then, even when nothing arrives. */
  async sweep(): Promise<void> {
    const { writing, inboxes } = this.#parts
    for (const { n } of this.#all.all()) writing.counters.touched.add(n)
    const forsaken = this.#forsaken.all(writing.clock.now() - emptyInboxMs)
    for (const { id } of forsaken) await inboxes.delete(store, id)
  }

  #step(): boolean {
    const { touched } = this.#parts.writing.counters
    if (touched.size === 0) return false
    const wait = this.#acted + everyMs - performance.now()
    if (wait > 0) return this.#later(wait)
    for (const inbox of touched) {
      const due = this.#due(inbox)
      if (due.length > 0) {
        this.#hide(due)
        return true
      }
      touched.delete(inbox)
    }
    return false
  }

  #later(ms: number): false {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#parts.writing.background.wake()
    }, ms)
    return false
  }

  #due(inbox: number): number[] {
    const { retention, clock } = this.#parts.writing
    const record = this.#record.get(inbox)
    if (!record) return []
    const due = dueOf(record, ownRetention(record), retention, clock.now())
    if (due.surplus > 0 || due.excess > 0) {
      const oldest = this.#oldest.all(inbox, retentionStep)
      return oldest.slice(0, Math.max(due.surplus, covering(oldest, due.excess))).map(({ n }) => n)
    }
    if (due.before === null) return []
    return this.#older.all(inbox, due.before, retentionStep).map(({ n }) => n)
  }

  #hide(numbers: number[]) {
    const { writing, deleter } = this.#parts
    writing.transactLightly(() => deleter.hideForGood(numbers))
    this.#acted = performance.now()
  }
}

/** How many of these it takes until so many bytes are gone. */
function covering(messages: { size: number }[], bytes: number): number {
  let gone = 0
  const at = messages.findIndex(({ size }) => {
    if (gone >= bytes) return true
    gone += size
    return false
  })
  return at < 0 ? messages.length : at
}
