import type { Database } from 'better-sqlite3'
import { inflateRawSync } from 'node:zlib'
import type {
  Release,
  ReleaseAttempt,
  ReleaseChanges,
  ReleasePage,
  ReleaseRecipient,
  ReleaseRow,
  Scope,
  TlsFacts,
  TranscriptLine,
} from '../../../types.ts'
import type { ReleaseQuery } from '../../releases.ts'
import { noRelease } from '../missing.ts'
import { iso, isoOrNull, releaseColumns, releaseRow, type ReleaseRecord } from '../release-rows.ts'
import { cursorOf, readCursor } from './cursor.ts'
import type { RawPlace } from './message.ts'

const usualLimit = 50
const mostRows = 200
const mostRecipients = 1000
const mostAttempts = 50

type Param = string | number

/** Which releases are meant, as SQL on `r`. */
export function whichReleases(
  scope: Scope,
  query: Omit<ReleaseQuery, 'limit' | 'cursor'>,
): { sql: string; params: Param[] } {
  const terms: string[] = []
  const params: Param[] = []
  const add = (sql: string, value: Param | undefined) => {
    if (value === undefined) return
    terms.push(sql)
    params.push(value)
  }
  add('r.inbox IN (SELECT value FROM json_each(?))', inboxesOf(scope))
  add('r.state IN (SELECT value FROM json_each(?))', query.states && JSON.stringify(query.states))
  add('r.relay = ?', query.relay)
  add('r.message_id = ?', query.message)
  add('r.batch = ?', query.batch)
  add('r.rule = ?', query.rule)
  add(
    'r.n IN (SELECT release FROM release_recipient WHERE domain = ?)',
    query.domain?.toLowerCase(),
  )
  return { sql: terms.length > 0 ? terms.join(' AND ') : '1', params }
}

const inboxesOf = ({ inboxes }: Scope) => (inboxes === 'all' ? undefined : JSON.stringify(inboxes))

/** Newest first. */
export function releases(db: Database, scope: Scope, query: ReleaseQuery): ReleasePage {
  const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? usualLimit)), mostRows)
  const before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : readCursor(query.cursor).n
  const { sql, params } = whichReleases(scope, query)
  const rows = db
    .prepare<Param[], ReleaseRecord>(
      `SELECT ${releaseColumns} FROM release r WHERE r.n < ? AND ${sql} ORDER BY r.n DESC LIMIT ?`,
    )
    .all(before, ...params, limit + 1)
  const total = db
    .prepare<Param[], number>(`SELECT count(*) FROM release r WHERE ${sql}`)
    .pluck()
    .get(...params)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    releases: shown.map(releaseRow),
    cursor: rows.length > limit && last ? cursorOf(last.n) : null,
    total: total ?? 0,
  }
}

/** Those that are there, as they are now. */
export function releasesNamed(db: Database, scope: Scope, ids: string[]): ReleaseRow[] {
  const { sql, params } = whichReleases(scope, {})
  const find = db.prepare<Param[], ReleaseRecord>(
    `SELECT ${releaseColumns} FROM release r WHERE r.id = ? AND ${sql}`,
  )
  return ids.flatMap((id) => find.get(id, ...params) ?? []).map(releaseRow)
}

/** @throws SandboxError `not_found` */
function releaseRecord(db: Database, scope: Scope, id: string): ReleaseRecord {
  const { sql, params } = whichReleases(scope, {})
  const record = db
    .prepare<Param[], ReleaseRecord>(
      `SELECT ${releaseColumns} FROM release r WHERE r.id = ? AND ${sql}`,
    )
    .get(id, ...params)
  if (!record) throw noRelease(id)
  return record
}

interface RecipientRecord {
  address: string
  instead: string | null
  state: ReleaseRecipient['state']
  reply: string | null
  attempts: number
  tried_at: number | null
  due: number | null
}

/** @throws SandboxError `not_found` */
export function release(db: Database, scope: Scope, id: string): Release {
  const record = releaseRecord(db, scope, id)
  const list = db
    .prepare<[number, number], RecipientRecord>(
      `SELECT address, instead, state, reply, attempts, tried_at, due FROM release_recipient
       WHERE release = ? ORDER BY i LIMIT ?`,
    )
    .all(record.n, mostRecipients)
  return {
    ...releaseRow(record),
    envelopeFrom: record.envelope_from,
    changes: JSON.parse(record.changes) as ReleaseChanges,
    deleteAfter: record.delete_after === 1,
    list: list.map(({ address, instead, state, reply, attempts, tried_at, due }) => ({
      ...{ address, instead, state, reply, attempts, triedAt: isoOrNull(tried_at) },
      nextAt: state === 'deferred' ? isoOrNull(due) : null,
    })),
    attempts: attemptsOf(db, record.n),
  }
}

interface AttemptRecord {
  id: string
  started_at: number
  ended_at: number | null
  outcome: ReleaseAttempt['outcome']
  server: string | null
  tls: string | null
  transcript: Buffer | null
  recipients: string
}

function attemptsOf(db: Database, n: number): ReleaseAttempt[] {
  return db
    .prepare<[number, number], AttemptRecord>(
      `SELECT id, started_at, ended_at, outcome, server, tls, transcript, recipients
       FROM release_attempt WHERE release = ? ORDER BY n DESC LIMIT ?`,
    )
    .all(n, mostAttempts)
    .reverse()
    .map(({ id, started_at, ended_at, outcome, server, tls, transcript, recipients }) => ({
      ...{ id, startedAt: iso(started_at), endedAt: isoOrNull(ended_at), outcome, server },
      tls: tls === null ? null : (JSON.parse(tls) as TlsFacts),
      recipients: (JSON.parse(recipients) as number[]).length,
      transcript:
        transcript === null
          ? []
          : (JSON.parse(inflateRawSync(transcript).toString('utf8')) as TranscriptLine[]),
    }))
}

/** Where the captured bytes of a release are, hidden or not. @throws SandboxError `not_found` */
export function releaseRawPlace(db: Database, id: string): RawPlace {
  const found = db
    .prepare<[string], { n: number; raw: number | null; size: number }>(
      `SELECT m.n, m.raw, m.size FROM release r JOIN message m ON m.n = r.message WHERE r.id = ?`,
    )
    .get(id)
  if (!found) throw noRelease(id)
  return { owner: found.raw ?? found.n, size: found.size }
}

/** Recipients that a relay took, or may have taken, since each of these instants. */
export function relayUsage(db: Database, relay: string, since: number[]): number[] {
  const count = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM release_recipient
       WHERE relay = ? AND settled_at >= ? AND state IN ('delivered', 'uncertain')`,
    )
    .pluck()
  return since.map((at) => count.get(relay, at) ?? 0)
}

export function releasedBodies(db: Database, digest: string, since: number): number {
  const query =
    'SELECT count(*) FROM release WHERE digest = ? AND created_at >= ? AND rule IS NOT NULL'
  return db.prepare<[string, number], number>(query).pluck().get(digest, since) ?? 0
}

export function ruleUsage(db: Database, rule: string, since: number): number {
  const query = 'SELECT count(*) FROM release WHERE rule = ? AND created_at >= ?'
  return db.prepare<[string, number], number>(query).pluck().get(rule, since) ?? 0
}
