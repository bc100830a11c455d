import type { Changed, MessageChange, Scope } from '../../../types.ts'
import type { Target } from '../../store.ts'
import type { InboxRows } from '../inbox-rows.ts'
import { strings } from '../rows.ts'
import { tagsAfter } from '../tags.ts'
import type { AnalysisRecorder } from './analysed.ts'
import type { Aimed, Targets } from './targets.ts'
import type { Threads } from './threads.ts'
import { Touched } from './touched.ts'
import type { Writing } from './writing.ts'

/** Changes messages: state, tags, inbox. Tells one event for each inbox that was touched. */
export class Changer {
  readonly #parts: {
    writing: Writing
    targets: Targets
    inboxes: InboxRows
    recorder: AnalysisRecorder
    threads: Threads
  }
  readonly #flags
  readonly #tags
  readonly #dropTag
  readonly #addTag
  readonly #move
  readonly #dropWords

  constructor(parts: {
    writing: Writing
    targets: Targets
    inboxes: InboxRows
    recorder: AnalysisRecorder
    threads: Threads
  }) {
    const { db } = parts.writing
    this.#parts = parts
    this.#flags = db.prepare<[number, number, number]>(
      'UPDATE message SET unread = ?, pinned = ? WHERE n = ?',
    )
    this.#tags = db.prepare<[string, number]>('UPDATE message SET tags = ? WHERE n = ?')
    this.#dropTag = db.prepare<[string, number]>('DELETE FROM tag WHERE tag = ? AND message = ?')
    this.#addTag = db.prepare<[string, number]>(
      'INSERT OR IGNORE INTO tag (tag, message) VALUES (?, ?)',
    )
    this.#move = db.prepare<[number, number, number, number]>(
      'UPDATE message SET inbox = ?, uid = ?, queued = ?, attempts = 0 WHERE n = ?',
    )
    this.#dropWords = db.prepare<[number]>('DELETE FROM words WHERE rowid = ?')
  }

  change(scope: Scope, target: Target, change: MessageChange): Changed {
    const { writing, targets, inboxes } = this.#parts
    return writing.transact(() => {
      const to = change.inbox === undefined ? null : inboxes.record(scope, change.inbox).n
      targets.aim(scope, target)
      const touched = new Touched()
      let changed = 0
      for (const message of targets.messages()) {
        const marked = this.#mark(message, change)
        const tagged = this.#tag(message, change)
        const moved = this.#moveTo(message, to)
        if (!marked && !tagged && !moved) continue
        changed++
        touched.note(message.inbox, message.id)
        if (moved && to !== null) touched.note(to, message.id)
      }
      const { outbox, counters, clock } = writing
      const counted = change.unread !== undefined || to !== null
      for (const { inbox, ids } of touched) {
        const body = { type: 'message.changed', ids, change } as const
        outbox.append(clock.now(), counters.of(inbox), body, counted)
      }
      return { changed }
    })
  }

  #mark(message: Aimed, change: MessageChange): boolean {
    const unread = change.unread === undefined ? message.unread : Number(change.unread)
    const pinned = change.pinned === undefined ? message.pinned : Number(change.pinned)
    if (unread === message.unread && pinned === message.pinned) return false
    this.#flags.run(unread, pinned, message.n)
    this.#parts.writing.counters.add(message.inbox, {
      unread: unread - message.unread,
      pinned: pinned - message.pinned,
      pinnedBytes: (pinned - message.pinned) * message.size,
    })
    message.unread = unread
    message.pinned = pinned
    return true
  }

  #tag(message: Aimed, change: MessageChange): boolean {
    if (!change.tags && !change.addTags && !change.removeTags) return false
    const before = strings(message.tags)
    const after = tagsAfter(before, change)
    const json = JSON.stringify(after)
    if (json === message.tags) return false
    for (const tag of before) this.#dropTag.run(tag, message.n)
    for (const tag of after) this.#addTag.run(tag, message.n)
    this.#tags.run(json, message.n)
    return true
  }

  /** The index knows the inbox, so the message is indexed anew; until then no search finds it. */
  #moveTo(message: Aimed, to: number | null): boolean {
    if (to === null || to === message.inbox) return false
    const { writing, recorder, threads } = this.#parts
    const { n, unread, pinned, size } = message
    threads.leave(n, message.thread)
    const failed = message.state === 'failed'
    this.#move.run(to, writing.counters.takeUid(to), failed ? 0 : 1, n)
    if (failed) recorder.indexHeader(n)
    else this.#dropWords.run(n)
    const pinnedBytes = pinned * size
    writing.counters.add(message.inbox, {
      total: -1,
      unread: -unread,
      bytes: -size,
      pinned: -pinned,
      pinnedBytes: -pinnedBytes,
    })
    writing.counters.add(to, { total: 1, unread, bytes: size, pinned, pinnedBytes })
    return true
  }
}
