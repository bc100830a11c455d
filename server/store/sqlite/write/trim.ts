import type { Tallies } from './tally.ts'
import type { Writing } from './writing.ts'

/** Ended releases: the newest this many are kept. */
export const keptReleases = 10_000
/** Recipients, or releases, that one step removes. */
const stepSize = 200
/** How long is known what a relay took: no rate looks further back than a day. */
const useMs = 2 * 24 * 60 * 60 * 1000

/** Forgets the oldest releases that have ended, in small steps. */
export class Trimmer {
  readonly #writing: Writing
  readonly #sql
  /** Something ended since the last look. */
  #ended = true
  #surplus: number[] = []

  constructor(writing: Writing, tallies: Tallies) {
    const { db } = writing
    this.#writing = writing
    tallies.ended = () => (this.#ended = true)
    this.#sql = {
      surplus: db
        .prepare<[number, number], number>(
          `SELECT n FROM "release" INDEXED BY release_ended WHERE ended_at IS NOT NULL
           ORDER BY n DESC LIMIT ? OFFSET ?`,
        )
        .pluck(),
      used: db.prepare<{ n: number; since: number; most: number }>(
        `INSERT INTO relay_use (relay, at, recipients)
         SELECT relay, tried_at / 1000 * 1000, count(*) FROM (
           SELECT relay, tried_at, state FROM release_recipient WHERE "release" = @n
           ORDER BY n LIMIT @most)
         WHERE state = 'delivered' AND tried_at >= @since GROUP BY 1, 2
         ON CONFLICT DO UPDATE SET recipients = recipients + excluded.recipients`,
      ),
      recipients: db.prepare<[number, number]>(
        `DELETE FROM release_recipient WHERE n IN
           (SELECT n FROM release_recipient WHERE "release" = ? ORDER BY n LIMIT ?)`,
      ),
      attempts: db.prepare<[number, number]>(
        `DELETE FROM release_attempt WHERE n IN
           (SELECT n FROM release_attempt WHERE "release" = ? LIMIT ?)`,
      ),
      release: db.prepare<[number]>('DELETE FROM "release" WHERE n = ? AND ended_at IS NOT NULL'),
      still: db
        .prepare<[number], number>('SELECT 1 FROM "release" WHERE n = ? AND ended_at IS NOT NULL')
        .pluck(),
      forget: db.prepare<[number]>('DELETE FROM relay_use WHERE at < ?'),
    }
    writing.background.add(() => this.#step())
  }

  /** Called now and then. */
  sweep(): void {
    if (!this.#ended || this.#surplus.length > 0) return
    this.#surplus = this.#sql.surplus.all(stepSize * 10, keptReleases)
    if (this.#surplus.length === 0) this.#ended = false
  }

  #step(): boolean {
    if (this.#surplus.length === 0) return false
    const since = this.#writing.clock.now() - useMs
    this.#writing.transactLightly(() => {
      let left = stepSize
      while (left > 0) {
        const n = this.#surplus.at(-1)
        if (n === undefined) break
        // It may have been queued anew meanwhile.
        const rows = this.#sql.still.get(n) === undefined ? 0 : this.#remove(n, since, left)
        if (rows < left) this.#surplus.pop()
        left -= rows + 1
      }
      this.#sql.forget.run(since)
    })
    return true
  }

  /** @returns rows that went; as many as asked for when some are left */
  #remove(n: number, since: number, most: number): number {
    this.#sql.used.run({ n, since, most })
    const recipients = this.#sql.recipients.run(n, most).changes
    if (recipients === most) return most
    const attempts = this.#sql.attempts.run(n, most - recipients).changes
    if (recipients + attempts < most) this.#sql.release.run(n)
    return recipients + attempts
  }
}
