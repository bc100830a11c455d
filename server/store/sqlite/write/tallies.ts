import { recipientStates, stateOf, isOpen, noTally, type Tally } from '../release-rows.ts'
import type { RecipientState } from '../../../types.ts'
import type { Writing } from './writing.ts'

type Move = Partial<Record<RecipientState, number>>

/** How many recipients of a release are in which state, and what follows from that. */
export class Tallies {
  readonly #writing: Writing
  readonly #sql

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    const sets = recipientStates.map((state) => `${state} = @${state}`).join(', ')
    this.#sql = {
      read: db.prepare<
        [number],
        Tally & { held: number; message: number; ended_at: number | null }
      >(`SELECT ${recipientStates.join(', ')}, held, message, ended_at FROM release WHERE n = ?`),
      count: db.prepare<[number], { state: RecipientState; recipients: number }>(
        `SELECT state, count(*) AS recipients FROM release_recipient WHERE release = ?
         GROUP BY state`,
      ),
      write: db.prepare<Tally & { n: number; state: string; endedAt: number | null; held: number }>(
        `UPDATE release SET ${sets}, state = @state, ended_at = @endedAt, held = @held WHERE n = @n`,
      ),
      released: db.prepare<[number]>('UPDATE message SET released = released + 1 WHERE n = ?'),
    }
  }

  /** Within a transaction: so many more, or fewer, are in these states. */
  move(n: number, by: Move): void {
    const known = this.#sql.read.get(n)
    if (!known) return
    const next = noTally()
    for (const state of recipientStates) next[state] = known[state] + (by[state] ?? 0)
    this.#keep(n, known, next)
  }

  /** Within a transaction: after an act on all of its recipients. */
  recount(n: number): void {
    const known = this.#sql.read.get(n)
    if (!known) return
    const next = noTally()
    for (const { state, recipients } of this.#sql.count.all(n)) next[state] = recipients
    this.#keep(n, known, next)
  }

  #keep(
    n: number,
    known: Tally & { held: number; message: number; ended_at: number | null },
    next: Tally,
  ) {
    const open = isOpen(next)
    const held = open ? known.held : 0
    this.#sql.write.run({
      ...next,
      ...{ n, held, state: stateOf(next, held === 1) },
      endedAt: open ? null : (known.ended_at ?? this.#writing.clock.now()),
    })
    if (known.delivered === 0 && next.delivered > 0) this.#sql.released.run(known.message)
  }
}
