import type { Facts } from '../../../types.ts'
import type { CheckedMessage, GivenOut } from '../../store.ts'
import { queueBits, reportsOf, undecidedBit } from '../check-marks.ts'
import { factsOf } from '../rows.ts'
import type { Checkers } from './checkers.ts'
import type { Writing } from './writing.ts'

interface Checked {
  id: string
  inbox: number
  facts: string
  unchecked: number
  hidden: number | null
}

/** Keeps what checks found: the report, the facts beside the message and in their index. */
export class Reports {
  readonly #writing: Writing
  readonly #checkers: Checkers
  readonly #sql

  constructor(writing: Writing, checkers: Checkers) {
    const { db } = writing
    this.#writing = writing
    this.#checkers = checkers
    this.#sql = {
      find: db.prepare<[number], Checked>(
        'SELECT id, inbox, facts, unchecked, hidden FROM message WHERE n = ?',
      ),
      keep: db.prepare<[number, string, string | null, string]>(
        'INSERT OR REPLACE INTO report (id, version, undecided, data) VALUES (?, ?, ?, ?)',
      ),
      set: db.prepare<[string, number, string | number]>(
        'INSERT OR REPLACE INTO fact (key, message, value) VALUES (?, ?, ?)',
      ),
      drop: db.prepare<[string, number]>('DELETE FROM fact WHERE key = ? AND message = ?'),
      undecided: db
        .prepare<[number, number], number>(
          'SELECT 1 FROM report WHERE id BETWEEN ? AND ? AND undecided IS NOT NULL LIMIT 1',
        )
        .pluck(),
      mark: db.prepare<[string, number, number]>(
        'UPDATE message SET facts = ?, unchecked = ? WHERE n = ?',
      ),
      given: db.prepare<[string, string]>(
        'INSERT OR REPLACE INTO checking (queue, messages) VALUES (?, ?)',
      ),
      survived: db.prepare<[number]>('DELETE FROM attempt WHERE message = ?'),
      forget: db.prepare<[number, number]>('DELETE FROM report WHERE id BETWEEN ? AND ?'),
    }
  }

  /** What is lost with the power is found again: it waits as before. */
  save(checked: CheckedMessage[], given?: GivenOut): void {
    this.#writing.transactLightly(() => {
      for (const one of checked) this.#save(one)
      if (given) this.#sql.given.run(given.queue, JSON.stringify(given.messages))
    })
  }

  /** Within a transaction: the message goes for good. */
  forget(n: number, facts: string): void {
    for (const key of Object.keys(factsOf(facts))) this.#sql.drop.run(key, n)
    const [first, last] = reportsOf(n)
    this.#sql.forget.run(first, last)
    this.#sql.survived.run(n)
  }

  #save({ n, reports, ends }: CheckedMessage) {
    const message = this.#sql.find.get(n)
    if (!message) return
    const [first, last] = reportsOf(n)
    let facts = factsOf(message.facts)
    const told = reports.map(({ check, version, details, undecided, facts: decided }) => {
      const checker = this.#checkers.of(check)
      const why = undecided === null ? null : JSON.stringify(undecided)
      this.#sql.keep.run(first + checker.n, version, why, JSON.stringify(details ?? null))
      facts = this.#replace(n, facts, decided, checker.facts)
      return { type: 'message.checked', id: message.id, check, facts } as const
    })
    const waits = message.unchecked & ~undecidedBit & ~(ends === null ? 0 : queueBits[ends])
    const open = this.#sql.undecided.get(first, last) === undefined ? 0 : undecidedBit
    this.#sql.mark.run(JSON.stringify(facts), waits | open, n)
    this.#sql.survived.run(n)
    if (message.hidden !== null) return
    const { outbox, counters, clock } = this.#writing
    const inbox = counters.of(message.inbox)
    for (const body of told) outbox.append(clock.now(), inbox, body, false)
  }

  /** The facts that a check decides take the place of those that it decided before. */
  #replace(n: number, before: Facts, decided: Facts, keys: string[]): Facts {
    const after = { ...before }
    for (const key of keys) {
      const value = decided[key]
      if (value === undefined) {
        if (key in after) this.#sql.drop.run(key, n)
        delete after[key]
      } else {
        if (value !== after[key]) this.#sql.set.run(key, n, value)
        after[key] = value
      }
    }
    return after
  }
}
