import { createHash } from 'node:crypto'
import type { HeaderScan } from '../../store.ts'
import { idFacet } from '../facets.ts'
import type { Writing } from './writing.ts'

/** Of the references of a message so many count, the last first (RFC 5322 §3.6.4: the nearest). */
const mostReferences = 50
/** A thread that is longer takes no more. */
const mostMembers = 1000
const perStep = 32
/** When more threads change at once, whoever listens is told to ask anew. */
const mostTold = 50
/** So many members are named in an event: a small answer in a long thread must not become a large one. */
const mostNamed = 200

type Ids = Pick<HeaderScan, 'messageId' | 'inReplyTo' | 'references'>

interface Joining {
  n: number
  inbox: number
  header: string
}

interface Member {
  n: number
  superseded: number
  hidden: number | null
}

/**
 * Joins messages of an inbox whose Message-ID, In-Reply-To and References (RFC 5322 §3.6.4)
 * connect them, whatever order they come in. It runs after the analysis, in steps of its own:
 * mail without references costs one look into a small index.
 */
export class Threads {
  readonly #writing: Writing
  readonly #sql

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#sql = {
      waiting: db.prepare<[number], Joining>(
        `SELECT m.n, m.inbox, d.header FROM message m INDEXED BY message_thread
           JOIN detail d ON d.message = m.n
         WHERE m.thread = 0 ORDER BY m.n LIMIT ?`,
      ),
      linked: db
        .prepare<[number, number], number>('SELECT thread FROM link WHERE id = ? AND inbox = ?')
        .pluck(),
      parents: db
        .prepare<[string, number], number>(
          `SELECT m.n FROM words w JOIN message m ON m.n = w.rowid
           WHERE w.facet MATCH ? AND m.inbox = ? AND m.thread IS NULL LIMIT 200`,
        )
        .pluck(),
      size: db.prepare<[number], number>('SELECT count(*) FROM message WHERE thread = ?').pluck(),
      set: db.prepare<[number | null, number]>('UPDATE message SET thread = ? WHERE n = ?'),
      merge: db.prepare<[number, number]>('UPDATE message SET thread = ? WHERE thread = ?'),
      mergeLinks: db.prepare<[number, number]>('UPDATE link SET thread = ? WHERE thread = ?'),
      link: db.prepare<[number, number, number]>(
        'INSERT OR REPLACE INTO link (id, inbox, thread) VALUES (?, ?, ?)',
      ),
      members: db.prepare<[number], Member>(
        'SELECT n, superseded, hidden FROM message WHERE thread = ? ORDER BY n DESC',
      ),
      ids: db
        .prepare<[number], string>(
          'SELECT id FROM message WHERE thread = ? AND hidden IS NULL ORDER BY n DESC',
        )
        .pluck(),
      first: db
        .prepare<[number], number | null>('SELECT min(n) FROM message WHERE thread = ?')
        .pluck(),
      supersede: db.prepare<[number, number]>('UPDATE message SET superseded = ? WHERE n = ?'),
      inboxOf: db
        .prepare<[number], number>('SELECT inbox FROM message WHERE thread = ? LIMIT 1')
        .pluck(),
      leave: db.prepare<[number]>(
        'UPDATE message SET thread = NULL, superseded = 0 WHERE n = ? AND thread IS NOT NULL',
      ),
      aimed: db
        .prepare<[], number>(
          `SELECT DISTINCT m.thread FROM temp.aimed a CROSS JOIN message m ON m.n = a.n
           WHERE m.thread > 0`,
        )
        .pluck(),
      unlink: db.prepare<{ thread: number }>(
        `DELETE FROM link WHERE thread = @thread
           AND NOT EXISTS (SELECT 1 FROM message WHERE thread = @thread)`,
      ),
    }
    writing.background.add(() => this.#step())
  }

  /** Whether a message that was just read has others to be joined with. */
  concerns(inbox: number, { messageId, inReplyTo, references }: Ids): boolean {
    if (inReplyTo.length + references.length > 0) return true
    return messageId !== null && this.#sql.linked.get(hash(messageId), inbox) !== undefined
  }

  /** Threads of the messages that an act is about, to be given to `changed` when it is done. */
  aimed(): number[] {
    return this.#sql.aimed.all()
  }

  /** Within a transaction: members of these came, went or came back. */
  changed(threads: readonly number[]): void {
    if (threads.length <= mostTold) {
      for (const thread of threads) this.#tell(thread, this.#crown(thread))
      return
    }
    for (const thread of threads) this.#crown(thread)
    const { outbox, clock } = this.#writing
    outbox.append(clock.now(), null, { type: 'thread.changed', thread: null, ids: null, size: 0 })
  }

  /**
   * Within a transaction: the message goes to another inbox, where it is joined anew. It takes its
   * number with it: a thread that bears it gets that of the next member.
   */
  leave(n: number, thread: number | null): void {
    if (this.#sql.leave.run(n).changes === 0 || thread === null || thread === 0) return
    const first = this.#sql.first.get(thread) ?? null
    if (first === null) return this.forget(thread)
    const left = n === thread ? first : thread
    if (left !== thread) this.#merge(thread, left)
    this.changed([left])
  }

  /** Within a transaction: a member is gone for good. */
  forget(thread: number): void {
    this.#sql.unlink.run({ thread })
  }

  #step(): boolean {
    const waiting = this.#sql.waiting.all(perStep)
    if (waiting.length === 0) return false
    this.#writing.transactLightly(() => {
      const touched = new Set<number>()
      for (const message of waiting) {
        const thread = this.#join(message)
        if (thread !== null) touched.add(thread)
      }
      this.changed([...touched])
    })
    return true
  }

  #join({ n, inbox, header }: Joining): number | null {
    // The store wrote this JSON itself.
    const ids = namedIds(JSON.parse(header) as Ids)
    const hashes = ids.map(hash)
    const threads = new Set<number>()
    const unknown: string[] = []
    for (const [i, id] of ids.entries()) {
      const known = this.#sql.linked.get(hashes[i] ?? 0, inbox)
      if (known === undefined) unknown.push(id)
      else threads.add(known)
    }
    const parents = this.#parents(unknown, inbox).filter((parent) => parent !== n)
    const sizes = [...threads].map((thread) => this.#sql.size.get(thread) ?? 0)
    const size = sizes.reduce((sum, one) => sum + one, parents.length + 1)
    if (size > mostMembers) {
      this.#sql.set.run(null, n)
      return null
    }
    const thread = Math.min(...threads, ...(threads.size > 0 ? [] : [n, ...parents]))
    for (const other of threads) if (other !== thread) this.#merge(other, thread)
    for (const member of [n, ...parents]) this.#sql.set.run(thread, member)
    for (const id of hashes) this.#sql.link.run(id, inbox, thread)
    return thread
  }

  #merge(from: number, into: number): void {
    this.#sql.merge.run(into, from)
    this.#sql.mergeLinks.run(into, from)
  }

  /** Messages without references of their own, which no thread has known until now. */
  #parents(ids: string[], inbox: number): number[] {
    if (ids.length === 0) return []
    const match = ids.map((id) => `"${idFacet(id).replaceAll('"', '""')}"`).join(' OR ')
    return this.#sql.parents.all(match, inbox)
  }

  /** The newest that can be seen stands for its thread. @returns how many can be seen */
  #crown(thread: number): number {
    const members = this.#sql.members.all(thread)
    const seen = members.filter(({ hidden }) => hidden === null)
    for (const member of members) {
      const superseded = member.hidden === null && member !== seen[0] ? 1 : 0
      if (superseded !== member.superseded) this.#sql.supersede.run(superseded, member.n)
    }
    return seen.length
  }

  #tell(thread: number, size: number): void {
    if (size === 0) return
    const { outbox, counters, clock } = this.#writing
    const inbox = this.#sql.inboxOf.get(thread)
    const counter = inbox === undefined ? undefined : counters.find(inbox)
    if (!counter) return
    const ids = size > mostNamed ? null : this.#sql.ids.all(thread)
    const body = { type: 'thread.changed', thread, ids, size } as const
    outbox.append(clock.now(), counter, body, false)
  }
}

/** The own Message-ID first, then the nearest references; each once. */
function namedIds({ messageId, inReplyTo, references }: Ids): string[] {
  const own = messageId === null ? [] : [messageId]
  const named = new Set([...inReplyTo, ...references.toReversed()])
  return [...new Set([...own, ...[...named].slice(0, mostReferences)])]
}

/** 48 bits are enough to tell the ids of an inbox apart, and fit a number. */
function hash(id: string): number {
  return createHash('sha1').update(id).digest().readUIntBE(0, 6)
}
