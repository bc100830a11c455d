import { rawKey } from '../raw.ts'
import { strings } from '../rows.ts'
import { forGood } from './delete.ts'
import type { Reports } from './reports.ts'
import type { Sessions } from './sessions.ts'
import { awaited } from './tally.ts'
import type { Threads } from './threads.ts'
import type { Writing } from './writing.ts'

const mostRows = 200
const mostChunks = 64
const mostMs = 20
/** Free pages that stay in the file for the mail to come: 8 MB. */
const keptFreePages = 2000
const vacuumPages = 256

interface Hidden {
  n: number
  raw: number | null
  session: number | null
  tags: string
  queued: number
  thread: number | null
  facts: string
  /** 1 when a release of it goes on. */
  open: number
}

/** Removes hidden messages whose time is over, and gives their pages back, in small steps. */
export class Purger {
  readonly #writing: Writing
  readonly #sessions: Sessions
  readonly #threads: Threads
  readonly #reports: Reports
  readonly #due
  readonly #hidden
  readonly #forget
  readonly #chunks
  readonly #parts
  readonly #tag
  readonly #words
  readonly #session
  readonly #detail
  readonly #sorted
  readonly #message
  readonly #await

  constructor(parts: { writing: Writing; sessions: Sessions; threads: Threads; reports: Reports }) {
    const { writing, sessions, threads, reports } = parts
    const { db } = writing
    this.#writing = writing
    this.#sessions = sessions
    this.#threads = threads
    this.#reports = reports
    this.#due = db.prepare<[number], { n: number }>(
      'SELECT n FROM deletion WHERE until <= ? ORDER BY n LIMIT 1',
    )
    this.#hidden = db.prepare<[number, number], Hidden>(
      `SELECT n, raw, session, tags, queued, thread, facts, EXISTS (SELECT 1 FROM "release" r
         WHERE r.message = message.n AND r.ended_at IS NULL) AS open
       FROM message INDEXED BY message_hidden WHERE hidden = ? ORDER BY n LIMIT ?`,
    )
    this.#forget = db.prepare<[number]>('DELETE FROM deletion WHERE n = ?')
    this.#chunks = db.prepare<[number, number, number]>(
      'DELETE FROM raw WHERE id IN (SELECT id FROM raw WHERE id BETWEEN ? AND ? LIMIT ?)',
    )
    this.#parts = db.prepare<[number]>('DELETE FROM part WHERE message = ?')
    this.#tag = db.prepare<[string, number]>('DELETE FROM tag WHERE tag = ? AND message = ?')
    this.#words = db.prepare<[number]>('DELETE FROM words WHERE rowid = ?')
    this.#session = db.prepare<{ n: number }>(
      `UPDATE session SET kept = 0
       WHERE n = @n AND NOT EXISTS (SELECT 1 FROM message WHERE session = @n)`,
    )
    this.#detail = db.prepare<[number]>('DELETE FROM detail WHERE message = ?')
    this.#sorted = db.prepare<[number]>('DELETE FROM sorted WHERE message = ?')
    this.#await = db.prepare<[number]>(`UPDATE message SET hidden = ${awaited} WHERE n = ?`)
    this.#message = db.prepare<[number]>('DELETE FROM message WHERE n = ?')
    writing.background.add(() => this.#step())
    writing.background.add(() => this.#vacuum())
  }

  /** Removes chunks of a raw, a bounded number at once; true when none is left. */
  chunksGone(owner: number): boolean {
    return (
      this.#chunks.run(rawKey(owner, 0), rawKey(owner, 65_535), mostChunks).changes < mostChunks
    )
  }

  #step(): boolean {
    const [first] = this.#hidden.all(forGood, 1)
    const due = first ? forGood : this.#due.get(this.#writing.clock.now())?.n
    if (due === undefined) return false
    const hidden = this.#hidden.all(due, mostRows)
    this.#writing.transactLightly(() => {
      if (hidden.length === 0) this.#forget.run(due)
      const end = performance.now() + mostMs
      for (const message of hidden) {
        // Its bytes are still needed: the end of its last release hands it back.
        if (message.open === 1) {
          this.#await.run(message.n)
          continue
        }
        if (performance.now() > end || !this.chunksGone(message.raw ?? message.n)) break
        this.#remove(message)
      }
    })
    return true
  }

  #remove({ n, session, tags, queued, thread, facts }: Hidden) {
    this.#parts.run(n)
    for (const tag of strings(tags)) this.#tag.run(tag, n)
    // What still waits for the index is not in it.
    if (queued === 0) this.#words.run(n)
    this.#detail.run(n)
    this.#sorted.run(n)
    this.#reports.forget(n, facts)
    this.#message.run(n)
    if (thread !== null && thread > 0) this.#threads.forget(thread)
    // Sessions without mail are kept for a while only.
    if (session !== null && this.#session.run({ n: session }).changes > 0) this.#sessions.forget()
  }

  #vacuum(): boolean {
    const { db } = this.#writing
    const free = Number(db.pragma('freelist_count', { simple: true }))
    if (free <= keptFreePages) return false
    if (free * 8 <= Number(db.pragma('page_count', { simple: true }))) return false
    this.#writing.transactLightly(() => db.pragma(`incremental_vacuum(${vacuumPages})`))
    return true
  }
}
