import type { Database } from 'better-sqlite3'
import { deflateRawSync } from 'node:zlib'
import type { ReleaseChanges } from '../../../types.ts'
import type { Claim, ClaimRequest, Claims, SettledAttempt } from '../../releases.ts'
import { newId } from './ids.ts'
import { releaseEvents } from './release-events.ts'
import type { Tallies } from './tallies.ts'
import type { Writing } from './writing.ts'

interface Due {
  release: number
  i: number
  address: string
  attempts: number
  domain: string
  state: 'queued' | 'deferred'
}

interface Source {
  id: string
  message_id: string
  inbox: string
  subject: string | null
  rule: string | null
  envelope_from: string
  changes: string
  delete_after: number
  size: number
  created_at: number
}

interface Open {
  n: number
  release: number
  recipients: string
  phase: 'claimed' | 'committing'
}

/** Hands releases out, and keeps what came of it. */
export class ReleaseQueue {
  readonly #writing: Writing
  readonly #tallies: Tallies
  readonly #sql
  readonly #event

  constructor(writing: Writing, tallies: Tallies) {
    this.#writing = writing
    this.#tallies = tallies
    this.#sql = statements(writing.db)
    this.#event = releaseEvents(writing.db)
  }

  /**
   * At the start, within a transaction: what a process before this one had in its hands. Nothing was
   * handed over of what was not committed to; nobody knows of the rest.
   */
  recover(): void {
    for (const { n, release, recipients, phase } of this.#sql.open.all()) {
      const uncertain = phase === 'committing'
      for (const i of places(recipients)) {
        if (uncertain) this.#sql.doubt.run(this.#writing.clock.now(), lost, release, i)
        else this.#sql.putBack.run(this.#writing.clock.now(), release, i)
      }
      const outcome = uncertain ? 'uncertain' : 'interrupted'
      this.#sql.interrupt.run(this.#writing.clock.now(), outcome, n)
      if (uncertain) this.#sql.reason.run(lost, release)
      this.#tallies.recount(release)
    }
    this.#sql.undueHeld.run()
  }

  claim(request: ClaimRequest): Claims {
    const now = this.#writing.clock.now()
    const { relay, transactions } = request
    const limit = Math.min(request.recipients, transactions * request.recipientsEach)
    const due = this.#sql.due.all(relay, now, limit)
    const next = () => this.#sql.next.get(relay) ?? null
    if (due.length === 0) return { claims: [], nextAt: next() }
    const groups = grouped(due, request).slice(0, transactions)
    // Lightly: without it nothing was claimed, and what is committed to waits for the disk.
    const claims = this.#writing.transactLightly(() =>
      groups.map((group) => this.#claim(group, now)),
    )
    const at = next()
    return { claims, nextAt: at !== null && at <= now ? 0 : at }
  }

  #claim(group: Due[], now: number): Claim {
    const release = group[0]?.release ?? 0
    const source = this.#sql.source.get(release)
    if (!source) throw new Error(`the release ${release} is gone`)
    const attempt = newId(now)
    for (const { i } of group) this.#sql.take.run(now, release, i)
    this.#sql.attempt.run({
      ...{ id: attempt, release, at: now },
      recipients: JSON.stringify(group.map(({ i }) => i)),
    })
    const deferred = group.filter(({ state }) => state === 'deferred').length
    const queued = group.length - deferred
    this.#tallies.move(release, { sending: group.length, queued: -queued, deferred: -deferred })
    return {
      ...{ attempt, release: source.id, message: source.message_id, inbox: source.inbox },
      ...{ subject: source.subject, by: source.rule === null ? 'person' : 'rule' },
      ...{ rule: source.rule, envelopeFrom: source.envelope_from, size: source.size },
      recipients: group.map(({ address, attempts }) => ({ address, attempts })),
      changes: JSON.parse(source.changes) as ReleaseChanges,
      deleteAfter: source.delete_after === 1,
      createdAt: new Date(source.created_at).toISOString(),
    }
  }

  committing(attempts: string[]): Promise<void> {
    return this.#writing.ride(() => {
      for (const id of attempts) this.#sql.commit.run(id)
    })
  }

  /** Should a power loss take it away, the attempt is uncertain, as it was committed to. */
  settle(settled: SettledAttempt[]): void {
    this.#writing.transactLightly(() => {
      const { outbox, clock } = this.#writing
      const numbers = settled.flatMap((one) => this.#settle(one, clock.now()) ?? [])
      if (numbers.length > 0) outbox.append(clock.now(), null, this.#event(numbers), false)
    })
  }

  /** @returns the release; null for an attempt that was settled before */
  #settle(settled: SettledAttempt, now: number): number | null {
    const open = this.#sql.openAttempt.get(settled.attempt)
    if (!open) return null
    const { release } = open
    const held = this.#sql.isHeld.get(release) !== undefined
    const outcomes = new Map(settled.recipients.map((one) => [one.address, one]))
    const moves = { sending: 0, queued: 0, deferred: 0, delivered: 0, failed: 0, uncertain: 0 }
    for (const i of places(open.recipients)) {
      const address = this.#sql.address.get(release, i) ?? ''
      // Nothing is known of one that the outcome leaves out.
      const { state, reply, nextAt } = outcomes.get(address) ?? unknown
      const waits = state === 'deferred' || state === 'queued'
      this.#sql.settle.run({
        ...{ release, i, state, reply, now },
        due: waits && !held ? (nextAt ?? now) : null,
        settledAt: waits ? null : now,
        tried: state === 'queued' ? 0 : 1,
      })
      moves.sending--
      moves[state]++
      if (state !== 'delivered') this.#sql.reason.run(reply, release)
    }
    const { outcome, server, tls, transcript } = settled
    this.#sql.end.run({
      ...{ n: open.n, now, outcome, server, tls: tls && JSON.stringify(tls) },
      transcript: deflateRawSync(JSON.stringify(transcript)),
    })
    this.#tallies.move(release, moves)
    return release
  }
}

/** In one transaction: of one release, and of one domain where that is asked. */
function grouped(due: Due[], { byDomain, recipientsEach }: ClaimRequest): Due[][] {
  const groups = new Map<string, Due[][]>()
  const all: Due[][] = []
  for (const one of due) {
    const key = byDomain ? `${one.release} ${one.domain}` : String(one.release)
    const of = groups.get(key) ?? []
    groups.set(key, of)
    const last = of.at(-1)
    if (last && last.length < recipientsEach) last.push(one)
    else {
      const group = [one]
      of.push(group)
      all.push(group)
    }
  }
  return all
}

const places = (json: string) => JSON.parse(json) as number[]

const lost =
  'Mailproof stopped after the message had gone out and before the relay answered: it may have arrived.'
const unknown = { state: 'uncertain', reply: null, nextAt: undefined } as const

function statements(db: Database) {
  return {
    due: db.prepare<[string, number, number], Due>(
      `SELECT release, i, address, attempts, domain, state FROM release_recipient
       WHERE relay = ? AND due IS NOT NULL AND due <= ? ORDER BY due, release, i LIMIT ?`,
    ),
    next: db
      .prepare<[string], number | null>(
        'SELECT min(due) FROM release_recipient WHERE relay = ? AND due IS NOT NULL',
      )
      .pluck(),
    source: db.prepare<[number], Source>('SELECT * FROM release WHERE n = ?'),
    take: db.prepare<[number, number, number]>(
      `UPDATE release_recipient SET state = 'sending', due = NULL, tried_at = ?
       WHERE release = ? AND i = ?`,
    ),
    attempt: db.prepare<{ id: string; release: number; at: number; recipients: string }>(
      `INSERT INTO release_attempt (id, release, recipients, started_at)
       VALUES (@id, @release, @recipients, @at)`,
    ),
    commit: db.prepare<[string]>(
      "UPDATE release_attempt SET phase = 'committing' WHERE id = ? AND ended_at IS NULL",
    ),
    open: db.prepare<[], Open>(
      'SELECT n, release, recipients, phase FROM release_attempt WHERE ended_at IS NULL ORDER BY n',
    ),
    openAttempt: db.prepare<[string], Open>(
      `SELECT n, release, recipients, phase FROM release_attempt
       WHERE id = ? AND ended_at IS NULL`,
    ),
    address: db
      .prepare<[number, number], string>(
        'SELECT address FROM release_recipient WHERE release = ? AND i = ?',
      )
      .pluck(),
    isHeld: db.prepare<[number]>('SELECT 1 FROM release WHERE n = ? AND held = 1'),
    settle: db.prepare<Record<string, string | number | null>>(
      `UPDATE release_recipient SET state = @state, reply = @reply, due = @due,
         attempts = attempts + @tried, tried_at = @now, settled_at = @settledAt
       WHERE release = @release AND i = @i`,
    ),
    end: db.prepare<Record<string, string | number | null | Uint8Array>>(
      `UPDATE release_attempt SET ended_at = @now, outcome = @outcome, server = @server, tls = @tls,
         transcript = @transcript WHERE n = @n`,
    ),
    interrupt: db.prepare<[number, string, number]>(
      'UPDATE release_attempt SET ended_at = ?, outcome = ? WHERE n = ?',
    ),
    putBack: db.prepare<[number, number, number]>(
      `UPDATE release_recipient SET state = CASE WHEN attempts > 0 THEN 'deferred' ELSE 'queued' END,
         due = ? WHERE release = ? AND i = ? AND state = 'sending'`,
    ),
    doubt: db.prepare<[number, string, number, number]>(
      `UPDATE release_recipient SET state = 'uncertain', settled_at = ?, reply = ?, due = NULL,
         attempts = attempts + 1 WHERE release = ? AND i = ? AND state = 'sending'`,
    ),
    undueHeld: db.prepare(
      `UPDATE release_recipient SET due = NULL WHERE due IS NOT NULL
         AND release IN (SELECT n FROM release WHERE held = 1)`,
    ),
    reason: db.prepare<[string | null, number]>('UPDATE release SET reason = ? WHERE n = ?'),
  }
}
