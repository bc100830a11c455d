import { deflateRawSync } from 'node:zlib'
import type { RecipientState, ReleaseAttempt } from '../../../types.ts'
import { kept } from '../../../wording.ts'
import type { Claim, ClaimRequest, Claims, SettledAttempt } from '../../releases.ts'
import { createDeflate } from '../deflate.ts'
import { isoOf } from '../release-rows.ts'
import type { ReleaseProgress } from '../wire.ts'
import { claimOf, shared, type Due } from './claims.ts'
import { newId } from './ids.ts'
import type { Tallies, Tally } from './tally.ts'
import type { Writing } from './writing.ts'

/** Recipients that become due in one claim; more do in the next. */
const mostPromoted = 2000
/** Releases whose claim is told of as it happens; more are told of when they end. */
const fewClaimed = 5

const committing = 1
const ended = 2

const deflate = createDeflate(256 * 1024)

interface Attempt {
  n: number
  release: number
  phase: number
}

interface Sent {
  n: number
  address: string
  attempts: number
  reply: string | null
  next_at: number | null
}

/** A recipient after its attempt. */
interface Outcome {
  state: RecipientState
  reply: string | null
  nextAt: number | null
  tried: boolean
}

/** Hands out what is due, and keeps what became of it. */
export class Sending {
  readonly #writing: Writing
  readonly #tallies: Tallies
  readonly #sql

  constructor(writing: Writing, tallies: Tallies) {
    const { db } = writing
    this.#writing = writing
    this.#tallies = tallies
    this.#sql = {
      relay: db
        .prepare<[string], number>(
          'SELECT n FROM relay WHERE id = ? AND key IS NOT NULL AND paused = 0',
        )
        .pluck(),
      promote: db.prepare<[number, number, number]>(
        `UPDATE release_recipient SET due = 0 WHERE n IN (
           SELECT n FROM release_recipient INDEXED BY release_recipient_due
           WHERE relay = ? AND due > 0 AND due <= ? ORDER BY due LIMIT ?)`,
      ),
      due: db.prepare<[number, number], Due>(
        `SELECT n, "release", address, domain, attempts, state
         FROM release_recipient INDEXED BY release_recipient_due
         WHERE relay = ? AND due = 0 ORDER BY "release", n LIMIT ?`,
      ),
      next: db
        .prepare<[number], number | null>(
          `SELECT due FROM release_recipient INDEXED BY release_recipient_due
           WHERE relay = ? AND due >= 0 ORDER BY due LIMIT 1`,
        )
        .pluck(),
      begin: db.prepare<[string, number, number, number]>(
        `INSERT INTO release_attempt (id, "release", phase, started_at, recipients)
         VALUES (?, ?, 0, ?, ?)`,
      ),
      take: db.prepare<[number, number]>(
        "UPDATE release_recipient SET state = 'sending', due = NULL, attempt = ? WHERE n = ?",
      ),
      commit: db.prepare<[string]>(
        'UPDATE release_attempt SET phase = 1 WHERE id = ? AND phase = 0',
      ),
      attempt: db.prepare<[string], Attempt>(
        'SELECT n, "release", phase FROM release_attempt WHERE id = ? AND phase < 2',
      ),
      open: db.prepare<[], Attempt>(
        `SELECT n, "release", phase FROM release_attempt INDEXED BY release_attempt_open
         WHERE phase < 2 ORDER BY n`,
      ),
      sent: db.prepare<[number], Sent>(
        `SELECT n, address, attempts, reply, next_at FROM release_recipient
         WHERE attempt = ? ORDER BY n`,
      ),
      outcome: db.prepare<Record<string, string | number | null>>(
        `UPDATE release_recipient SET state = @state, reply = @reply, next_at = @nextAt, due = @due,
           attempt = NULL, attempts = attempts + @tried,
           tried_at = CASE WHEN @tried = 1 THEN @at ELSE tried_at END WHERE n = @n`,
      ),
      end: db.prepare<Record<string, string | number | Uint8Array | null>>(
        `UPDATE release_attempt SET phase = ${ended}, ended_at = @at, outcome = @outcome,
           server = @server, tls = @tls, transcript = @transcript WHERE n = @n`,
      ),
    }
  }

  /** What the process before this one left: within the transaction that opens the store. */
  recover(): void {
    for (const attempt of this.#sql.open.all()) {
      const tally = this.#tallies.of(attempt.release)
      const unsure = attempt.phase === committing
      for (const one of this.#sql.sent.all(attempt.n)) {
        this.#settle(tally, one, unsure ? died : before(one))
      }
      const outcome = unsure ? 'uncertain' : 'interrupted'
      this.#end(attempt.n, { outcome, server: null, tls: null, transcript: [] })
    }
    this.#tallies.tell(this.#tallies.write())
  }

  claim(request: ClaimRequest): Claims {
    const relay = this.#sql.relay.get(request.relay)
    if (relay === undefined) return { claims: [], nextAt: null }
    // Looking costs no wait for the disk.
    const due = this.#sql.next.get(relay) ?? null
    if (due === null || due > this.#writing.clock.now()) return { claims: [], nextAt: due }
    return this.#writing.transact(() => {
      const now = this.#writing.clock.now()
      this.#sql.promote.run(relay, now, mostPromoted)
      const claims = this.#groups(relay, request).map((group) => this.#take(group, now))
      const touched = this.#tallies.write()
      if (claims.length <= fewClaimed) this.#tallies.tell(touched)
      const next = this.#sql.next.get(relay) ?? null
      return { claims, nextAt: next !== null && next <= now ? 0 : next }
    })
  }

  #groups(relay: number, request: ClaimRequest): Due[][] {
    const { recipients, recipientsEach, transactions, byDomain } = request
    const most = byDomain ? recipients : Math.min(recipients, transactions * recipientsEach)
    return shared(this.#sql.due.iterate(relay, most), request)
  }

  #take(group: Due[], now: number): Claim {
    const release = group[0]?.release ?? 0
    const id = newId(now)
    const begun = this.#sql.begin.run(id, release, now, group.length)
    const tally = this.#tallies.of(release)
    for (const { n, state } of group) {
      this.#sql.take.run(Number(begun.lastInsertRowid), n)
      this.#tallies.move(tally, state, 'sending')
    }
    return claimOf(this.#writing.db, { id, release, group, createdAt: isoOf })
  }

  /** Both kinds of news together, in one durable transaction. */
  progress({ committing, settled }: ReleaseProgress): void {
    this.#writing.transact(() => {
      for (const id of committing) this.#sql.commit.run(id)
      for (const one of settled) this.#settleAttempt(one)
      this.#tallies.tell(this.#tallies.write())
    })
  }

  /** Who hears nothing of a recipient has it go back, or in doubt. */
  #settleAttempt(settled: SettledAttempt) {
    const attempt = this.#sql.attempt.get(settled.attempt)
    if (!attempt) return
    const tally = this.#tallies.of(attempt.release)
    const told = new Map(settled.recipients.map((one) => [one.address, one]))
    for (const sent of this.#sql.sent.all(attempt.n)) {
      const one = told.get(sent.address)
      const silent = attempt.phase === committing ? died : before(sent)
      this.#settle(tally, sent, one ? outcomeOf(one) : silent)
    }
    this.#end(attempt.n, settled)
  }

  #settle(tally: Tally, { n }: Sent, { state, reply, nextAt, tried }: Outcome) {
    const now = this.#writing.clock.now()
    const waits = state === 'queued' || state === 'deferred'
    const last = waits && tally.given_up === 1 ? 'cancelled' : state
    const goesOn = waits && last === state
    const due = nextAt !== null && nextAt > now ? nextAt : 0
    this.#sql.outcome.run({
      ...{ n, state: last, reply, at: now, tried: tried ? 1 : 0 },
      nextAt: goesOn ? nextAt : null,
      due: goesOn && tally.held === 0 ? due : null,
    })
    this.#tallies.move(tally, 'sending', last)
    if (reply !== null && state !== 'delivered') tally.reason = reply
  }

  #end(n: number, { outcome, server, tls, transcript }: Ending) {
    this.#sql.end.run({
      ...{ n, at: this.#writing.clock.now(), outcome, server },
      tls: tls === null ? null : JSON.stringify(tls),
      transcript: transcript.length === 0 ? null : deflated(JSON.stringify(transcript)),
    })
  }
}

type Ending = Pick<SettledAttempt, 'server' | 'tls' | 'transcript'> & {
  outcome: NonNullable<ReleaseAttempt['outcome']>
}

const died: Outcome = {
  state: 'uncertain',
  reply: kept({
    en: 'Mailproof stopped before the relay said what became of it.',
    es: 'Mailproof se detuvo antes de que el relé dijera qué pasó con él.',
  }),
  nextAt: null,
  tried: true,
}

/** As it was before it was claimed. */
function before({ attempts, reply, next_at }: Sent): Outcome {
  const state = attempts > 0 ? 'deferred' : 'queued'
  return { state, reply, nextAt: next_at, tried: false }
}

function outcomeOf({ state, reply, nextAt }: SettledAttempt['recipients'][number]): Outcome {
  return { state, reply, nextAt: nextAt ?? null, tried: state !== 'queued' }
}

function deflated(text: string): Uint8Array {
  const bytes = Buffer.from(text)
  return deflate(bytes) ?? deflateRawSync(bytes, { level: 1 })
}
