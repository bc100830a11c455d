import type { Scope } from '../../../types.ts'
import type { Target } from '../../store.ts'
import { noMessage } from '../missing.ts'
import { select } from '../where/select.ts'
import type { Writing } from './writing.ts'

/** A visible message that an act is about. */
export interface Aimed {
  n: number
  id: string
  inbox: number
  size: number
  unread: number
  pinned: number
  tags: string
  state: string
  thread: number | null
}

export interface Sum {
  inbox: number
  total: number
  unread: number
  bytes: number
  pinned: number
  pinnedBytes: number
}

const pageSize = 1000

/** Gathers the messages of an act in a table of its own, so that any number of them will do. */
export class Targets {
  readonly #writing: Writing
  readonly #page
  readonly #byIds
  readonly #some
  readonly #sums
  readonly #ids
  readonly #numbers

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    db.exec('CREATE TEMP TABLE aimed (n INTEGER PRIMARY KEY)')
    this.#page = db.prepare<[number, number], Aimed>(
      `SELECT m.n, m.id, m.inbox, m.size, m.unread, m.pinned, m.tags, m.state, m.thread
       FROM temp.aimed a CROSS JOIN message m ON m.n = a.n WHERE a.n > ? ORDER BY a.n LIMIT ?`,
    )
    this.#byIds = db.prepare<{ ids: string; inboxes: string | null }>(
      `INSERT OR IGNORE INTO temp.aimed SELECT m.n FROM json_each(@ids) j
         CROSS JOIN message m ON m.id = j.value JOIN inbox i ON i.n = m.inbox
       WHERE m.hidden IS NULL
         AND (@inboxes IS NULL OR i.id IN (SELECT value FROM json_each(@inboxes)))`,
    )
    this.#sums = db.prepare<[], Sum>(
      `SELECT m.inbox, count(*) AS total, sum(m.unread) AS unread, sum(m.size) AS bytes,
         sum(m.pinned) AS pinned, sum(m.pinned * m.size) AS pinnedBytes
       FROM temp.aimed a CROSS JOIN message m ON m.n = a.n GROUP BY m.inbox`,
    )
    this.#ids = db.prepare<[number], { id: string }>(
      `SELECT m.id FROM temp.aimed a CROSS JOIN message m ON m.n = a.n
       WHERE m.inbox = ? ORDER BY a.n`,
    )
    this.#numbers = db.prepare<[], number>('SELECT n FROM temp.aimed').pluck()
    this.#some = db.prepare<[string, number | null]>(
      `INSERT INTO temp.aimed SELECT m.n FROM json_each(?) j CROSS JOIN message m ON m.n = j.value
       WHERE m.hidden IS ?`,
    )
  }

  /**
   * Within a transaction. Ids that are not there are passed over, unless all are.
   * @throws SandboxError `not_found` when there was something to find and nothing is there
   */
  aim(scope: Scope, target: Target): void {
    this.#clear()
    if ('ids' in target) return this.#aimAtIds(scope, target.ids)
    const inbox = target.inbox === 'all' ? undefined : target.inbox
    const { db } = this.#writing
    const { key, from, where, params } = select(db, scope, { inbox, search: target.search })
    const upTo = target.upTo ?? Number.MAX_SAFE_INTEGER
    db.prepare<object>(`INSERT INTO temp.aimed SELECT ${key} FROM ${from} WHERE ${where}`).run({
      ...params,
      lo: 0,
      hi: upTo,
    })
  }

  /** @param hidden the state in which they are; those that are no longer are passed over */
  aimAt(numbers: number[], hidden: number | null): void {
    this.#clear()
    this.#some.run(JSON.stringify(numbers), hidden)
  }

  *messages(): Generator<Aimed> {
    for (let after = 0; ;) {
      const page = this.#page.all(after, pageSize)
      yield* page
      const last = page.at(-1)
      if (!last || page.length < pageSize) return
      after = last.n
    }
  }

  numbers(): number[] {
    return this.#numbers.all()
  }

  /** What the act takes from each inbox. */
  sums(): (Sum & { ids: string[] })[] {
    return this.#sums
      .all()
      .map((sum) => ({ ...sum, ids: this.#ids.all(sum.inbox).map(({ id }) => id) }))
  }

  #aimAtIds(scope: Scope, ids: string[]) {
    const inboxes = scope.inboxes === 'all' ? null : JSON.stringify(scope.inboxes)
    const { changes } = this.#byIds.run({ ids: JSON.stringify(ids), inboxes })
    const [first] = ids
    if (changes === 0 && first !== undefined) throw noMessage(first)
  }

  #clear() {
    this.#writing.db.exec('DELETE FROM temp.aimed')
  }
}
