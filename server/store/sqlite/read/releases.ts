import type { Database } from 'better-sqlite3'
import { inflateRawSync } from 'node:zlib'
import type {
  RecipientState,
  Release,
  ReleaseAttempt,
  ReleaseChanges,
  ReleasePage,
  ReleaseRecipient,
  Scope,
  TlsFacts,
  TranscriptLine,
} from '../../../types.ts'
import type { ReleaseQuery } from '../../releases.ts'
import { noMessage, noRelease } from '../missing.ts'
import {
  fromReleases,
  isoOf,
  isoOrNull,
  releaseColumns,
  releaseRow,
  type ReleaseRecord,
} from '../release-rows.ts'
import { cursorOf, readCursor } from './cursor.ts'

const usualLimit = 50
const mostRows = 200
const mostRecipients = 1000
const mostAttempts = 50

type Params = (string | number)[]

/** Which releases a query asks for, as SQL on `r`. */
export function releasesWhere(
  scope: Scope,
  query: Omit<ReleaseQuery, 'limit' | 'cursor'>,
): { sql: string; params: Params } {
  const terms: [string, string | undefined][] = [
    ['r.inbox IN (SELECT value FROM json_each(?))', listed(scope.inboxes)],
    ['r.state IN (SELECT value FROM json_each(?))', listed(query.states ?? 'all')],
    ['r.relay = (SELECT n FROM relay WHERE id = ?)', query.relay],
    ['r.message_id = ?', query.message],
    ['r.batch = ?', query.batch],
    ['r.rule = ?', query.rule],
    [
      'r.n IN (SELECT "release" FROM release_recipient WHERE domain = ?)',
      query.domain?.toLowerCase(),
    ],
  ]
  const used = terms.flatMap(([sql, param]) => (param === undefined ? [] : [{ sql, param }]))
  return {
    sql: ['1', ...used.map(({ sql }) => sql)].join(' AND '),
    params: used.map(({ param }) => param),
  }
}

function listed(values: string[] | 'all'): string | undefined {
  return values === 'all' ? undefined : JSON.stringify(values)
}

/** Newest first. */
export function releases(db: Database, scope: Scope, query: ReleaseQuery): ReleasePage {
  const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? usualLimit)), mostRows)
  const before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : readCursor(query.cursor).n
  const { sql, params } = releasesWhere(scope, query)
  const rows = db
    .prepare<Params, ReleaseRecord>(
      `SELECT ${releaseColumns} FROM ${fromReleases}
       WHERE r.n < ? AND ${sql} ORDER BY r.n DESC LIMIT ?`,
    )
    .all(before, ...params, limit + 1)
  const total = db.prepare<Params, number>(`SELECT count(*) FROM "release" r WHERE ${sql}`).pluck()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    releases: shown.map(releaseRow),
    cursor: rows.length > limit && last ? cursorOf(last.n) : null,
    total: total.get(...params) ?? 0,
  }
}

interface FullRecord extends ReleaseRecord {
  envelope_from: string
  changes: string
  delete_after: number
}

/** @throws SandboxError `not_found` */
export function release(db: Database, scope: Scope, id: string): Release {
  const { sql, params } = releasesWhere(scope, {})
  const record = db
    .prepare<Params, FullRecord>(
      `SELECT ${releaseColumns}, r.envelope_from, r.changes, r.delete_after
       FROM ${fromReleases} WHERE r.id = ? AND ${sql}`,
    )
    .get(id, ...params)
  if (!record) throw noRelease(id)
  return {
    ...releaseRow(record),
    envelopeFrom: record.envelope_from,
    // The store wrote this JSON itself.
    changes: JSON.parse(record.changes) as ReleaseChanges,
    deleteAfter: record.delete_after === 1,
    list: recipients(db, record.n),
    attempts: attempts(db, record.n),
  }
}

interface RecipientRecord {
  address: string
  instead: string | null
  state: RecipientState
  reply: string | null
  attempts: number
  tried_at: number | null
  next_at: number | null
}

function recipients(db: Database, n: number): ReleaseRecipient[] {
  return db
    .prepare<[number, number], RecipientRecord>(
      `SELECT address, instead, state, reply, attempts, tried_at, next_at FROM release_recipient
       WHERE "release" = ? ORDER BY n LIMIT ?`,
    )
    .all(n, mostRecipients)
    .map(({ tried_at, next_at, ...record }) => ({
      ...record,
      triedAt: isoOrNull(tried_at),
      nextAt: waits(record.state) ? isoOrNull(next_at) : null,
    }))
}

const waits = (state: RecipientState) => state === 'queued' || state === 'deferred'

interface AttemptRecord {
  id: string
  started_at: number
  ended_at: number | null
  outcome: ReleaseAttempt['outcome']
  server: string | null
  tls: string | null
  recipients: number
  transcript: Buffer | null
}

function attempts(db: Database, n: number): ReleaseAttempt[] {
  return db
    .prepare<[number, number], AttemptRecord>(
      `SELECT id, started_at, ended_at, outcome, server, tls, recipients, transcript
       FROM release_attempt WHERE "release" = ? ORDER BY n DESC LIMIT ?`,
    )
    .all(n, mostAttempts)
    .reverse()
    .map(({ started_at, ended_at, tls, transcript, ...record }) => ({
      ...record,
      startedAt: isoOf(started_at),
      endedAt: isoOrNull(ended_at),
      // The store wrote this JSON itself.
      tls: tls === null ? null : (JSON.parse(tls) as TlsFacts),
      transcript: transcript
        ? (JSON.parse(inflateRawSync(transcript).toString('utf8')) as TranscriptLine[])
        : [],
    }))
}

/**
 * Where the bytes of a message lie, hidden or not, by the id of a release of it or by its own.
 * @throws SandboxError `not_found`
 */
export function releasePlace(db: Database, id: string): { owner: number; size: number } {
  const place = db
    .prepare<{ id: string }, { owner: number; size: number }>(
      `SELECT coalesce(raw, n) AS owner, size FROM message WHERE n = coalesce(
         (SELECT message FROM "release" WHERE id = @id), (SELECT n FROM message WHERE id = @id))`,
    )
    .get({ id })
  if (!place) throw noMessage(id)
  return place
}
