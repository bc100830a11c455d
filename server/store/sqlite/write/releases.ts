import type { Database } from 'better-sqlite3'
import { domainToASCII } from 'node:url'
import type { Changed, ReleaseAct, ReleaseRow, Scope } from '../../../types.ts'
import type { NewRelease, ReleaseTarget } from '../../releases.ts'
import { noMessage, noRelay, noRelease } from '../missing.ts'
import { relays } from '../read/relays.ts'
import { whichReleases } from '../read/releases.ts'
import { releaseColumns, releaseRow, type ReleaseRecord } from '../release-rows.ts'
import { releaseEvents } from './release-events.ts'
import { Tallies } from './tallies.ts'
import type { Writing } from './writing.ts'

/** Ended releases that are kept, the newest. */
export const keptReleases = 10_000
const trimAtOnce = 100

interface Source {
  n: number
  inbox: string
  subject: string | null
  size: number
}

/** Takes releases in, changes what waits of them, and lets old ones go. */
export class ReleaseWriter {
  readonly #writing: Writing
  readonly #tallies: Tallies
  readonly #sql
  readonly #event
  #trimmable = true

  constructor(writing: Writing, tallies: Tallies) {
    const { db } = writing
    this.#writing = writing
    this.#tallies = tallies
    this.#sql = statements(db)
    this.#event = releaseEvents(db)
    writing.background.add(() => this.#trim())
  }

  add(releases: NewRelease[]): ReleaseRow[] {
    return this.#writing.transact(() => {
      const known = new Map(relays(this.#writing.db).map(({ id, name }) => [id, name]))
      const added = releases.flatMap(
        (release) => this.#add(release, known.get(release.relay)) ?? [],
      )
      const rows = added.map((n) => this.#row(n))
      this.#tell(rows.map(({ n }) => n))
      this.#trimmable = true
      return rows
    })
  }

  /** @returns its number; null when its rule released the message before */
  #add(release: NewRelease, relayName: string | undefined): number | null {
    const source = this.#sql.source.get(release.message)
    if (!source) throw noMessage(release.message)
    if (relayName === undefined) throw noRelay(release.relay)
    const { rule } = release
    if (rule !== null && this.#sql.ruled.get(rule, release.message)) return null
    const at = this.#writing.clock.now()
    const n = Number(
      this.#sql.insert.run({
        id: release.id,
        batch: release.batch,
        message: source.n,
        messageId: release.message,
        ...{ inbox: source.inbox, subject: source.subject, size: source.size },
        ...{ relay: release.relay, relayName, rule },
        envelopeFrom: release.envelopeFrom,
        changes: JSON.stringify(release.changes),
        deleteAfter: release.deleteAfter ? 1 : 0,
        digest: release.bodyDigest,
        at,
        firstTo: JSON.stringify(release.recipients.slice(0, 3).map(({ address }) => address)),
        queued: release.recipients.length,
      }).lastInsertRowid,
    )
    for (const [i, { address, instead }] of release.recipients.entries()) {
      const domain = domainOf(address)
      this.#sql.recipient.run({ n, i, relay: release.relay, address, instead, domain, at })
    }
    if (rule !== null) this.#sql.countRule.run(rule)
    return n
  }

  change(scope: Scope, target: ReleaseTarget, act: ReleaseAct): Changed {
    return this.#writing.transact(() => {
      const numbers = this.#numbers(scope, target)
      const changed = numbers.filter((n) => this.#act(n, act, 'ids' in target))
      for (const n of changed) this.#tallies.recount(n)
      this.#tell(changed)
      this.#trimmable = true
      return { changed: changed.length }
    })
  }

  #numbers(scope: Scope, target: ReleaseTarget): number[] {
    const { db } = this.#writing
    const query = 'ids' in target ? {} : target.query
    const { sql, params } = whichReleases(scope, query)
    if (!('ids' in target)) {
      const all = `SELECT r.n FROM release r WHERE ${sql}`
      return db
        .prepare<(string | number)[], number>(all)
        .pluck()
        .all(...params)
    }
    const ids = JSON.stringify(target.ids)
    const named = `SELECT r.n FROM release r WHERE r.id IN (SELECT value FROM json_each(?)) AND ${sql}`
    const found = db
      .prepare<(string | number)[], number>(named)
      .pluck()
      .all(ids, ...params)
    if (found.length === 0) throw noRelease(target.ids[0] ?? '')
    return found
  }

  /** @returns whether anything of it changed */
  #act(n: number, act: ReleaseAct, named: boolean): boolean {
    const at = this.#writing.clock.now()
    switch (act) {
      case 'pause': {
        const held = this.#sql.hold.run(n).changes > 0
        if (held) this.#sql.undue.run(n)
        return held
      }
      case 'resume': {
        const free = this.#sql.free.run(n).changes > 0
        if (free) this.#sql.due.run(at, n)
        return free
      }
      case 'cancel':
        return this.#sql.cancel.run(at, n).changes > 0
      case 'retry': {
        const again = this.#sql.retry.run({ n, at, named: named ? 1 : 0 }).changes > 0
        if (again) this.#sql.reopen.run(n)
        if (again && this.#sql.isHeld.get(n)) this.#sql.undue.run(n)
        return again
      }
    }
  }

  #row(n: number): ReleaseRow {
    const record = this.#sql.record.get(n)
    if (!record) throw new Error(`the release ${n} was not kept`)
    return releaseRow(record)
  }

  #tell(numbers: number[]) {
    const { outbox, clock } = this.#writing
    if (numbers.length > 0) outbox.append(clock.now(), null, this.#event(numbers), false)
  }

  /** Lets the oldest ended ones go, a few at a time. */
  #trim(): boolean {
    if (!this.#trimmable) return false
    const old = this.#sql.old.all(keptReleases, trimAtOnce)
    this.#trimmable = old.length === trimAtOnce
    if (old.length === 0) return false
    this.#writing.transactLightly(() => {
      for (const n of old) for (const drop of this.#sql.drop) drop.run(n)
    })
    return true
  }
}

function statements(db: Database) {
  return {
    source: db.prepare<[string], Source>(
      `SELECT m.n, i.id AS inbox, m.subject, m.size FROM message m JOIN inbox i ON i.n = m.inbox
       WHERE m.id = ? AND m.hidden IS NULL`,
    ),
    ruled: db.prepare<[string, string]>('SELECT 1 FROM release WHERE rule = ? AND message_id = ?'),
    insert: db.prepare<Record<string, string | number | null>>(
      `INSERT INTO release (id, batch, message, message_id, inbox, subject, size, relay, relay_name,
         rule, envelope_from, changes, delete_after, digest, state, created_at, first_to, queued)
       VALUES (@id, @batch, @message, @messageId, @inbox, @subject, @size, @relay, @relayName,
         @rule, @envelopeFrom, @changes, @deleteAfter, @digest, 'queued', @at, @firstTo, @queued)`,
    ),
    recipient: db.prepare<Record<string, string | number | null>>(
      `INSERT INTO release_recipient (release, i, relay, address, instead, domain, due)
       VALUES (@n, @i, @relay, @address, @instead, @domain, @at)`,
    ),
    countRule: db.prepare<[string]>('UPDATE forward_rule SET released = released + 1 WHERE id = ?'),
    record: db.prepare<[number], ReleaseRecord>(
      `SELECT ${releaseColumns} FROM release r WHERE r.n = ?`,
    ),
    hold: db.prepare<[number]>(
      'UPDATE release SET held = 1 WHERE n = ? AND held = 0 AND ended_at IS NULL',
    ),
    free: db.prepare<[number]>('UPDATE release SET held = 0 WHERE n = ? AND held = 1'),
    isHeld: db.prepare<[number]>('SELECT 1 FROM release WHERE n = ? AND held = 1'),
    undue: db.prepare<[number]>('UPDATE release_recipient SET due = NULL WHERE release = ?'),
    due: db.prepare<[number, number]>(
      `UPDATE release_recipient SET due = ? WHERE release = ? AND state IN ('queued', 'deferred')`,
    ),
    cancel: db.prepare<[number, number]>(
      `UPDATE release_recipient SET state = 'cancelled', due = NULL, settled_at = ?
       WHERE release = ? AND state IN ('queued', 'deferred')`,
    ),
    // What may have arrived is tried again only by somebody who names it.
    retry: db.prepare<{ n: number; at: number; named: number }>(
      `UPDATE release_recipient SET state = 'queued', due = @at, attempts = 0, settled_at = NULL
       WHERE release = @n AND (state IN ('failed', 'cancelled', 'deferred')
         OR (state = 'uncertain' AND @named = 1))`,
    ),
    reopen: db.prepare<[number]>('UPDATE release SET ended_at = NULL, reason = NULL WHERE n = ?'),
    old: db
      .prepare<[number, number], number>(
        `SELECT n FROM release WHERE ended_at IS NOT NULL AND n <= (
           SELECT n FROM release WHERE ended_at IS NOT NULL ORDER BY n DESC LIMIT 1 OFFSET ?
         ) ORDER BY n LIMIT ?`,
      )
      .pluck(),
    drop: ['release_attempt', 'release_recipient']
      .map((table) => db.prepare<[number]>(`DELETE FROM ${table} WHERE release = ?`))
      .concat(db.prepare<[number]>('DELETE FROM release WHERE n = ?')),
  }
}

function domainOf(address: string): string {
  const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return domainToASCII(host) || host
}
