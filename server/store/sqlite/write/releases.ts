import { SandboxError } from '../../../errors.ts'
import type { Changed, ReleaseAct, ReleaseRow, Scope } from '../../../types.ts'
import type { NewRelease, ReleaseTarget } from '../../releases.ts'
import { noMessage, noRelay, noRelease } from '../missing.ts'
import { releasesWhere } from '../read/releases.ts'
import { inSlices } from './slices.ts'
import type { Tallies, Tally } from './tally.ts'
import type { Writing } from './writing.ts'

/** Releases whose rows are answered. */
const mostAnswered = 1000

/** Queues releases, and changes their course. */
export class ReleaseWriter {
  readonly #writing: Writing
  readonly #tallies: Tallies
  readonly #sql

  constructor(writing: Writing, tallies: Tallies) {
    const { db } = writing
    this.#writing = writing
    this.#tallies = tallies
    this.#sql = {
      message: db.prepare<
        [string],
        { n: number; inbox: string; subject: string | null; size: number }
      >(
        `SELECT m.n, i.id AS inbox, m.subject, m.size FROM message m JOIN inbox i ON i.n = m.inbox
         WHERE m.id = ? AND m.hidden IS NULL`,
      ),
      relay: db
        .prepare<[string], number>('SELECT n FROM relay WHERE id = ? AND key IS NOT NULL')
        .pluck(),
      insert: db.prepare<Record<string, string | number | null>>(
        `INSERT INTO "release" (id, batch, message, message_id, subject, size, inbox, relay, rule,
           state, created_at, queued, to_first, envelope_from, changes, delete_after, digest)
         VALUES (@id, @batch, @message, @messageId, @subject, @size, @inbox, @relay, @rule,
           'queued', @at, @queued, @to, @envelopeFrom, @changes, @deleteAfter, @digest)
         ON CONFLICT (rule, message) WHERE rule IS NOT NULL DO NOTHING`,
      ),
      recipient: db.prepare<[number, number, string, string, string | null, number]>(
        `INSERT INTO release_recipient ("release", relay, address, domain, instead, state, due,
           created_at) VALUES (?, ?, ?, ?, ?, 'queued', 0, ?)`,
      ),
      ruled: db.prepare<[string]>('UPDATE forward_rule SET released = released + 1 WHERE id = ?'),
      hold: db.prepare<[number]>(
        'UPDATE release_recipient SET due = NULL WHERE "release" = ? AND due IS NOT NULL',
      ),
      resume: db.prepare<[number, number]>(
        `UPDATE release_recipient SET due = CASE WHEN next_at > ? THEN next_at ELSE 0 END
         WHERE "release" = ? AND state IN ('queued', 'deferred')`,
      ),
      cancel: db.prepare<[number]>(
        `UPDATE release_recipient SET state = 'cancelled', due = NULL, next_at = NULL
         WHERE "release" = ? AND state IN ('queued', 'deferred')`,
      ),
      retry: db.prepare<[number, number]>(
        `UPDATE release_recipient SET state = 'queued', due = 0, next_at = NULL, attempts = 0
         WHERE "release" = ? AND (state IN ('queued', 'failed', 'cancelled', 'deferred')
           OR (? = 1 AND state = 'uncertain'))`,
      ),
      there: db
        .prepare<{ n: number; now: number }, number>(
          `SELECT 1 FROM "release" r JOIN message m ON m.n = r.message
             JOIN relay y ON y.n = r.relay AND y.key IS NOT NULL
           WHERE r.n = @n AND (m.hidden IS NULL
             OR EXISTS (SELECT 1 FROM deletion d WHERE d.n = m.hidden AND d.until > @now)
             OR EXISTS (SELECT 1 FROM "release" o WHERE o.message = m.n AND o.ended_at IS NULL))`,
        )
        .pluck(),
    }
  }

  add(asked: NewRelease[]): ReleaseRow[] {
    return this.#writing.transact(() => {
      const touched = new Map<string, number[]>()
      const numbers: number[] = []
      for (const one of asked) {
        const added = this.#add(one)
        if (!added) continue
        numbers.push(added.n)
        note(touched, added.inbox, [added.n])
      }
      this.#tallies.tell(touched)
      return this.#tallies.rows(numbers.slice(0, mostAnswered))
    })
  }

  #add(one: NewRelease): { n: number; inbox: string } | null {
    const message = this.#sql.message.get(one.message)
    if (!message) throw noMessage(one.message)
    const relay = this.#sql.relay.get(one.relay)
    if (relay === undefined) throw noRelay(one.relay)
    const recipients = new Map(one.recipients.map(({ address, instead }) => [address, instead]))
    if (recipients.size === 0) throw nobody()
    const at = this.#writing.clock.now()
    const { changes, lastInsertRowid } = this.#sql.insert.run({
      ...{ id: one.id, batch: one.batch, message: message.n, messageId: one.message, relay, at },
      ...{ subject: message.subject, size: message.size, inbox: message.inbox, rule: one.rule },
      ...{ queued: recipients.size, to: JSON.stringify([...recipients.keys()].slice(0, 3)) },
      ...{ envelopeFrom: one.envelopeFrom, changes: JSON.stringify(one.changes) },
      ...{ deleteAfter: one.deleteAfter ? 1 : 0, digest: one.bodyDigest },
    })
    if (changes === 0) return null
    const n = Number(lastInsertRowid)
    for (const [address, instead] of recipients) {
      this.#sql.recipient.run(n, relay, address, domainOf(address), instead, at)
    }
    if (one.rule !== null) this.#sql.ruled.run(one.rule)
    return { n, inbox: message.inbox }
  }

  /** In slices; the last one tells of all. */
  async change(scope: Scope, target: ReleaseTarget, act: ReleaseAct): Promise<Changed> {
    const named = 'ids' in target
    const numbers = this.#aim(scope, target)
    const touched = new Map<string, number[]>()
    let changed = 0
    let lost = 0
    const slice = (some: number[]) => {
      for (const n of some) {
        const done = this.#act(this.#tallies.of(n), act, named)
        if (done === null) lost++
        else if (done) changed++
        if (!done) this.#tallies.forget(n)
      }
      for (const [inbox, more] of this.#tallies.write()) note(touched, inbox, more)
    }
    const last = await inSlices(numbers, (some) => this.#writing.transact(() => slice(some)))
    this.#writing.transact(() => {
      slice(last)
      this.#tallies.tell(touched)
    })
    if (changed === 0 && lost > 0) throw bytesGone()
    return { changed }
  }

  #aim(scope: Scope, target: ReleaseTarget): number[] {
    const { db } = this.#writing
    const named = 'ids' in target
    const { sql, params } = releasesWhere(scope, named ? {} : target.query)
    const ids = named ? [JSON.stringify(target.ids)] : []
    const among = named ? 'AND r.id IN (SELECT value FROM json_each(?))' : ''
    const query = `SELECT r.n FROM "release" r WHERE ${sql} ${among} ORDER BY r.n`
    const numbers = db
      .prepare<(string | number)[], number>(query)
      .pluck()
      .all(...params, ...ids)
    const [first] = named ? target.ids : []
    if (numbers.length === 0 && first !== undefined) throw noRelease(first)
    return numbers
  }

  /** @returns whether it changed; null when it cannot be sent any more */
  #act(tally: Tally, act: ReleaseAct, named: boolean): boolean | null {
    const waiting = tally.queued + tally.deferred
    const open = waiting + tally.sending > 0
    switch (act) {
      case 'pause':
        if (!open || tally.held === 1) return false
        tally.held = 1
        this.#sql.hold.run(tally.n)
        return true
      case 'resume':
        if (tally.held === 0) return false
        tally.held = 0
        this.#sql.resume.run(this.#writing.clock.now(), tally.n)
        return true
      case 'cancel':
        if (!open || (waiting === 0 && tally.given_up === 1)) return false
        tally.given_up = 1
        this.#sql.cancel.run(tally.n)
        this.#move(tally, ['queued', 'deferred'], 'cancelled')
        return true
      case 'retry':
        return this.#retry(tally, named)
    }
  }

  #retry(tally: Tally, named: boolean): boolean | null {
    const uncertain = named ? tally.uncertain : 0
    const again = tally.failed + tally.cancelled + tally.queued + tally.deferred + uncertain
    if (again === 0) return false
    if (!this.#sql.there.get({ n: tally.n, now: this.#writing.clock.now() })) return null
    tally.held = 0
    tally.given_up = 0
    this.#sql.retry.run(tally.n, named ? 1 : 0)
    this.#move(tally, ['failed', 'cancelled', 'deferred'], 'queued')
    if (named) this.#move(tally, ['uncertain'], 'queued')
    return true
  }

  #move(
    tally: Tally,
    from: ('queued' | 'deferred' | 'failed' | 'cancelled' | 'uncertain')[],
    to: 'queued' | 'cancelled',
  ) {
    for (const state of from) this.#tallies.move(tally, state, to, tally[state])
  }
}

function note(touched: Map<string, number[]>, inbox: string, numbers: number[]) {
  const known = touched.get(inbox)
  if (known) known.push(...numbers)
  else touched.set(inbox, numbers)
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

function nobody() {
  return new SandboxError('bad_request', {
    en: 'A release needs at least one recipient: name one.',
    es: 'Una entrega necesita al menos un destinatario: indica uno.',
  })
}

function bytesGone() {
  return new SandboxError('conflict', {
    en: 'This can no longer be sent: the message or the relay is gone. Release another message.',
    es: 'Esto ya no se puede enviar: el mensaje o el relé ya no existe. Entrega otro mensaje.',
  })
}
