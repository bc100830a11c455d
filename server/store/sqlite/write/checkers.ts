import type { Checker } from '../../store.ts'
import { mostCheckers, queueBits } from '../check-marks.ts'
import type { Writing } from './writing.ts'

/** Messages that are put in the queue in one step, after a version has changed. */
const perStep = 200

interface Known {
  n: number
  id: string
  version: string
  through: number
}

/**
 * The checks in force. When the version of one has changed, messages of old go into its queue
 * again, the newest first, in small steps; until their turn comes they keep their facts.
 */
export class Checkers {
  /** What messages wait for once they are analysed. */
  bits = 0
  #begun = false
  readonly #writing: Writing
  readonly #byId = new Map<string, Known & Checker>()
  readonly #sql

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#sql = {
      known: db.prepare<[], Known>('SELECT n, id, version, through FROM checker'),
      insert: db.prepare<[string]>(
        "INSERT OR IGNORE INTO checker (id, version, through) VALUES (?, '', 0)",
      ),
      begin: db.prepare<[string, string]>(
        `UPDATE checker SET version = ?,
           through = (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'message')
         WHERE id = ?`,
      ),
      next: db
        .prepare<[number, number], number | null>(
          `SELECT min(n) FROM (
             SELECT n FROM message WHERE n <= ? AND queued = 0 ORDER BY n DESC LIMIT ?)`,
        )
        .pluck(),
      queue: db.prepare<[number, number, number]>(
        `UPDATE message SET unchecked = unchecked | ?
         WHERE n BETWEEN ? AND ? AND state <> 'waiting'`,
      ),
      through: db.prepare<[number, number]>('UPDATE checker SET through = ? WHERE n = ?'),
      died: db.prepare<[]>(
        `INSERT INTO attempt (message, times)
         SELECT value, 1 FROM checking, json_each(checking.messages) WHERE true
         ON CONFLICT (message) DO UPDATE SET times = times + 1`,
      ),
      out: db.prepare<[]>('DELETE FROM checking'),
    }
    writing.background.add(() => this.#step())
  }

  /** At first: what a process before this one had given out died with it. */
  use(checkers: Checker[]): void {
    this.#writing.transact(() => {
      if (!this.#begun) this.#sql.died.run()
      if (!this.#begun) this.#sql.out.run()
      for (const { id } of checkers) this.#sql.insert.run(id)
      const known = new Map(this.#sql.known.all().map((one) => [one.id, one]))
      for (const { id, version, queue } of checkers) {
        const changed = known.get(id)?.version !== version
        if (queue !== null && changed) this.#sql.begin.run(version, id)
      }
    })
    this.#begun = true
    this.#byId.clear()
    for (const known of this.#sql.known.all()) {
      const checker = checkers.find(({ id }) => id === known.id)
      if (checker) this.#byId.set(known.id, { ...known, ...checker })
    }
    const bits = checkers.map(({ queue }) => (queue === null ? 0 : queueBits[queue]))
    this.bits = bits.reduce((all, bit) => all | bit, 0)
  }

  /** @throws Error for a check that `use` does not know */
  of(id: string): Known & Checker {
    const known = this.#byId.get(id)
    if (!known || known.n >= mostCheckers) throw new Error(`there is no check ${id}`)
    return known
  }

  #step(): boolean {
    const checker = [...this.#byId.values()].find(({ through }) => through > 0)
    if (!checker || checker.queue === null) return false
    const bit = queueBits[checker.queue]
    const { n, through } = checker
    const first = this.#sql.next.get(through, perStep) ?? null
    this.#writing.transactLightly(() => {
      if (first !== null) this.#sql.queue.run(bit, first, through)
      this.#sql.through.run(first === null ? 0 : first - 1, n)
    })
    checker.through = first === null ? 0 : first - 1
    return true
  }
}
