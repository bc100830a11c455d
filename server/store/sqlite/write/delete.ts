import { randomBytes } from 'node:crypto'
import type { Changed, Deleted, Scope } from '../../../types.ts'
import type { Target } from '../../store.ts'
import { noUndo } from '../missing.ts'
import type { Targets } from './targets.ts'
import type { Writing } from './writing.ts'

/** How long a deletion can be undone. */
export const undoMs = 60_000

/** `message.hidden` of what nobody can bring back. */
export const forGood = 0

/** Hides messages, and brings them back. What stays hidden is purged later, in small steps. */
export class Deleter {
  readonly #writing: Writing
  readonly #targets: Targets
  readonly #deletion
  readonly #hide
  readonly #find
  readonly #hidden
  readonly #show
  readonly #done
  readonly #shorten

  constructor(writing: Writing, targets: Targets) {
    const { db } = writing
    this.#writing = writing
    this.#targets = targets
    this.#deletion = db.prepare<[string, number]>(
      'INSERT INTO deletion (token, until) VALUES (?, ?)',
    )
    this.#hide = db.prepare<[number]>(
      'UPDATE message SET hidden = ?, queued = -queued WHERE n IN (SELECT n FROM temp.aimed)',
    )
    this.#find = db.prepare<[string, number], { n: number }>(
      'SELECT n FROM deletion WHERE token = ? AND until > ?',
    )
    this.#hidden = db.prepare<{ deletion: number; inboxes: string | null }, { n: number }>(
      `SELECT m.n FROM message m JOIN inbox i ON i.n = m.inbox WHERE m.hidden = @deletion
         AND (@inboxes IS NULL OR i.id IN (SELECT value FROM json_each(@inboxes)))`,
    )
    this.#show = db.prepare<[]>(
      `UPDATE message SET hidden = NULL, queued = abs(queued)
       WHERE n IN (SELECT n FROM temp.aimed)`,
    )
    this.#shorten = db.prepare<[number, number]>('UPDATE deletion SET until = ? WHERE until > ?')
    this.#done = db.prepare<{ n: number }>(
      `DELETE FROM deletion WHERE n = @n
         AND NOT EXISTS (SELECT 1 FROM message WHERE hidden = @n)`,
    )
  }

  delete(scope: Scope, target: Target): Deleted {
    const { clock } = this.#writing
    return this.#writing.transact(() => {
      this.#targets.aim(scope, target)
      const token = randomBytes(16).toString('base64url')
      const until = clock.now() + undoMs
      const deletion = Number(this.#deletion.run(token, until).lastInsertRowid)
      const deleted = this.hide(deletion)
      if (deleted > 0) return { deleted, undo: token, until: new Date(until).toISOString() }
      this.#done.run({ n: deletion })
      return { deleted, undo: null, until: null }
    })
  }

  /** @throws SandboxError `not_found` when the token is unknown, used or too old */
  undo(scope: Scope, token: string): Changed {
    const { clock } = this.#writing
    return this.#writing.transact(() => {
      const deletion = this.#find.get(token, clock.now())?.n
      if (deletion === undefined) throw noUndo()
      const inboxes = scope.inboxes === 'all' ? null : JSON.stringify(scope.inboxes)
      this.#targets.aimAt(this.#hidden.all({ deletion, inboxes }).map(({ n }) => n))
      const changed = this.#count('messages.restored', 1)
      this.#show.run()
      this.#done.run({ n: deletion })
      if (changed === 0) throw noUndo()
      return { changed }
    })
  }

  /** After the clock went back: no deletion stays open for longer than from now. */
  shorten(): void {
    const until = this.#writing.clock.now() + undoMs
    this.#shorten.run(until, until)
  }

  /** Hides what the targets aim at; within a transaction. */
  hide(deletion: number): number {
    const messages = this.#count('messages.deleted', -1)
    this.#hide.run(deletion)
    return messages
  }

  /** One event for each inbox. */
  #count(type: 'messages.deleted' | 'messages.restored', sign: 1 | -1): number {
    const { counters, outbox, clock } = this.#writing
    let messages = 0
    for (const { inbox, ids, total, unread, bytes, ...held } of this.#targets.sums()) {
      messages += total
      const counter = counters.add(inbox, {
        total: sign * total,
        unread: sign * unread,
        bytes: sign * bytes,
        pinned: sign * held.pinned,
        pinnedBytes: sign * held.pinnedBytes,
      })
      outbox.append(clock.now(), counter, { type, ids })
    }
    return messages
  }
}
