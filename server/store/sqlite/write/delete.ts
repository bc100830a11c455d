import { randomBytes } from 'node:crypto'
import type { Changed, Deleted, Scope } from '../../../types.ts'
import type { Target } from '../../store.ts'
import { noUndo } from '../missing.ts'
import { inSlices } from './slices.ts'
import type { Targets } from './targets.ts'
import type { Threads } from './threads.ts'
import { Touched } from './touched.ts'
import type { Writing } from './writing.ts'

/** How long a deletion can be undone. */
export const undoMs = 60_000

/** `message.hidden` of what nobody can bring back. */
export const forGood = 0

/** `deletion.until` while an act on it goes on. */
const never = Number.MAX_SAFE_INTEGER

/** Messages brought back in one step of what a process before this one left unfinished. */
const stepSize = 200

/**
 * Hides messages, and brings them back, in slices; what stays hidden is purged later, in small
 * steps. A deletion has no token while an act on it goes on: should the process die then, its
 * messages come back at the next start, for nobody was told that they are gone.
 */
export class Deleter {
  readonly #writing: Writing
  readonly #targets: Targets
  readonly #threads: Threads
  readonly #unfinished: number[]
  readonly #sql

  constructor(writing: Writing, targets: Targets, threads: Threads) {
    const { db } = writing
    this.#writing = writing
    this.#targets = targets
    this.#threads = threads
    this.#sql = {
      begin: db.prepare<[number]>('INSERT INTO deletion (until) VALUES (?)'),
      set: db.prepare<[string | null, number, number]>(
        'UPDATE deletion SET token = ?, until = ? WHERE n = ?',
      ),
      done: db.prepare<{ n: number }>(
        `DELETE FROM deletion WHERE n = @n
           AND NOT EXISTS (SELECT 1 FROM message WHERE hidden = @n)`,
      ),
      shorten: db.prepare<[number, number]>(
        'UPDATE deletion SET until = ? WHERE until > ? AND token IS NOT NULL',
      ),
      find: db
        .prepare<[string, number], number>('SELECT n FROM deletion WHERE token = ? AND until > ?')
        .pluck(),
      hidden: db
        .prepare<{ deletion: number; inboxes: string | null }, number>(
          `SELECT m.n FROM message m JOIN inbox i ON i.n = m.inbox WHERE m.hidden = @deletion
             AND (@inboxes IS NULL OR i.id IN (SELECT value FROM json_each(@inboxes)))`,
        )
        .pluck(),
      some: db
        .prepare<[number, number], number>('SELECT n FROM message WHERE hidden = ? LIMIT ?')
        .pluck(),
      hide: db.prepare<[number]>(
        'UPDATE message SET hidden = ?, queued = -queued WHERE n IN (SELECT n FROM temp.aimed)',
      ),
      show: db.prepare<[]>(
        `UPDATE message SET hidden = NULL, queued = abs(queued)
         WHERE n IN (SELECT n FROM temp.aimed)`,
      ),
    }
    this.#unfinished = db
      .prepare<[], number>('SELECT n FROM deletion WHERE token IS NULL')
      .pluck()
      .all()
    writing.background.add(() => this.#restore())
  }

  /** When it resolves, all is hidden; one event for each inbox tells of it. */
  async delete(scope: Scope, target: Target): Promise<Deleted> {
    const { clock } = this.#writing
    const touched = new Touched()
    return this.hiding(scope, target, touched, (last, deletion) => {
      const deleted = this.hideLast(last, deletion, touched)
      if (deleted === 0) {
        this.#sql.done.run({ n: deletion })
        return { deleted, undo: null, until: null }
      }
      const until = clock.now() + undoMs
      return {
        deleted,
        undo: this.close(deletion, until),
        until: new Date(until).toISOString(),
      }
    })
  }

  /**
   * Hides all but the last slice of a target, then ends the act in a durable transaction, which
   * calls `hideLast` and `close`. When anything fails, what was hidden comes back.
   */
  async hiding<T>(
    scope: Scope,
    target: Target,
    touched: Touched,
    end: (last: number[], deletion: number) => T,
  ): Promise<T> {
    const begun = this.#writing.transactLightly(() => {
      this.#targets.aim(scope, target)
      const deletion = Number(this.#sql.begin.run(never).lastInsertRowid)
      return { deletion, numbers: this.#targets.numbers() }
    })
    const { deletion, numbers } = begun
    try {
      const last = await inSlices(numbers, (slice) =>
        this.#writing.transactLightly(() => this.#hide(slice, deletion, touched)),
      )
      return this.#writing.transact(() => end(last, deletion))
    } catch (error) {
      this.#unfinished.push(deletion)
      throw error
    }
  }

  /** Within a transaction. @returns how many messages are hidden in all */
  hideLast(numbers: number[], deletion: number, touched: Touched): number {
    this.#hide(numbers, deletion, touched)
    return this.#tell('messages.deleted', touched)
  }

  /** Within a transaction: from now on the deletion can be undone, until its time is over. */
  close(deletion: number, until: number): string {
    const token = randomBytes(16).toString('base64url')
    this.#sql.set.run(token, until, deletion)
    return token
  }

  /** @throws SandboxError `not_found` when the token is unknown, used or too old */
  async undo(scope: Scope, token: string): Promise<Changed> {
    const { clock } = this.#writing
    const touched = new Touched()
    const inboxes = scope.inboxes === 'all' ? null : JSON.stringify(scope.inboxes)
    const { deletion, numbers } = this.#writing.transact(() => {
      const deletion = this.#sql.find.get(token, clock.now())
      if (deletion === undefined) throw noUndo()
      const numbers = this.#sql.hidden.all({ deletion, inboxes })
      if (numbers.length === 0) throw noUndo()
      // Whoever sees only some of the messages leaves the rest to be undone by others.
      if (inboxes === null) this.#sql.set.run(null, never, deletion)
      return { deletion, numbers }
    })
    const show = (slice: number[]) => this.#show(slice, deletion, touched)
    try {
      const last = await inSlices(numbers, (slice) =>
        this.#writing.transactLightly(() => show(slice)),
      )
      return this.#writing.transact(() => {
        show(last)
        this.#sql.done.run({ n: deletion })
        return { changed: this.#tell('messages.restored', touched) }
      })
    } catch (error) {
      if (inboxes === null) this.#unfinished.push(deletion)
      throw error
    }
  }

  /** After the clock went back: no deletion stays open for longer than from now. */
  shorten(): void {
    const until = this.#writing.clock.now() + undoMs
    this.#sql.shorten.run(until, until)
  }

  /** Hides a few messages for good; within a transaction. */
  hideForGood(numbers: number[]): void {
    this.hideLast(numbers, forGood, new Touched())
  }

  /** What went meanwhile stays as it is. */
  #hide(numbers: number[], deletion: number, touched: Touched) {
    this.#targets.aimAt(numbers, null)
    this.#count(-1, touched)
    this.#sql.hide.run(deletion)
    this.#threads.changed(this.#threads.aimed())
  }

  #show(numbers: number[], deletion: number, touched: Touched) {
    this.#targets.aimAt(numbers, deletion)
    this.#count(1, touched)
    this.#sql.show.run()
    this.#threads.changed(this.#threads.aimed())
  }

  #restore(): boolean {
    const deletion = this.#unfinished[0]
    if (deletion === undefined) return false
    this.#writing.transactLightly(() => {
      const touched = new Touched()
      const numbers = this.#sql.some.all(deletion, stepSize)
      this.#show(numbers, deletion, touched)
      this.#tell('messages.restored', touched)
      if (numbers.length < stepSize) this.#sql.done.run({ n: deletion })
      if (numbers.length < stepSize) this.#unfinished.shift()
    })
    return true
  }

  #count(sign: 1 | -1, touched: Touched) {
    const { counters } = this.#writing
    for (const { inbox, ids, ...sum } of this.#targets.sums()) {
      counters.add(inbox, {
        total: sign * sum.total,
        unread: sign * sum.unread,
        bytes: sign * sum.bytes,
        pinned: sign * sum.pinned,
        pinnedBytes: sign * sum.pinnedBytes,
      })
      touched.noteAll(inbox, ids)
    }
  }

  /** One event for each inbox. */
  #tell(type: 'messages.deleted' | 'messages.restored', touched: Touched): number {
    const { counters, outbox, clock } = this.#writing
    let all = 0
    for (const { inbox, ids, messages } of touched) {
      all += messages
      // It may have gone while the act went on; that was told.
      const counter = counters.find(inbox)
      if (counter) outbox.append(clock.now(), counter, { type, ids })
    }
    return all
  }
}
