import type { Database } from 'better-sqlite3'
import type { RecipientState, ReleaseTotals, Scope } from '../../../types.ts'
import { noRecipients, type RecipientCounts } from '../../release-state.ts'
import { isoOf } from '../release-rows.ts'

const mostDomains = 20
const mostSteps = 1000

interface Group {
  relay: number
  domain: string
  state: RecipientState
  recipients: number
}

/** What became of the recipients of releases since an instant; recipients are in order of time. */
export function releaseTotals(
  db: Database,
  scope: Scope,
  asked: { since: string; steps: number; now: number },
): ReleaseTotals {
  const since = Date.parse(asked.since)
  const steps = Math.min(Math.max(1, Math.trunc(asked.steps)), mostSteps)
  const width = Math.max(1, (asked.now - since) / steps)
  const some = recipientsSince(db, scope, since)
  const groups = db
    .prepare<unknown[], Group>(
      `SELECT p.relay, p.domain, p.state, count(*) AS recipients ${some.sql}
       GROUP BY p.domain, p.relay, p.state`,
    )
    .all(...some.params)
  const all = noRecipients()
  const byRelay = new Map<number, RecipientCounts>()
  const byDomain = new Map<string, RecipientCounts>()
  for (const { relay, domain, state, recipients } of groups) {
    all[state] += recipients
    counted(byRelay, relay)[state] += recipients
    counted(byDomain, domain)[state] += recipients
  }
  return {
    since: isoOf(since),
    recipients: all,
    latency: latency(db, some),
    relays: named(db, byRelay),
    domains: [...byDomain]
      .map(([domain, recipients]) => ({ domain, recipients }))
      .sort((a, b) => sum(b.recipients) - sum(a.recipients) || (a.domain < b.domain ? -1 : 1))
      .slice(0, mostDomains),
    time: stretches(db, some, { since, steps, width }),
  }
}

interface Some {
  sql: string
  params: unknown[]
}

function recipientsSince(db: Database, scope: Scope, since: number): Some {
  const first =
    db
      .prepare<[number], number>(
        `SELECT min(n) FROM release_recipient WHERE "release" =
           (SELECT n FROM "release" WHERE created_at >= ? ORDER BY created_at, n LIMIT 1)`,
      )
      .pluck()
      .get(since) ?? Number.MAX_SAFE_INTEGER
  const params: unknown[] = [first, since]
  const sql = 'FROM release_recipient p NOT INDEXED WHERE p.n >= ? AND p.created_at >= ?'
  if (scope.inboxes === 'all') return { sql, params }
  const seen = `AND (SELECT inbox FROM "release" WHERE n = p."release") IN
    (SELECT value FROM json_each(?))`
  return { sql: `${sql} ${seen}`, params: [...params, JSON.stringify(scope.inboxes)] }
}

function latency(db: Database, { sql, params }: Some): ReleaseTotals['latency'] {
  const taken = db
    .prepare<unknown[], number>(
      `SELECT max(0, p.tried_at - p.created_at) ${sql} AND p.state = 'delivered'`,
    )
    .pluck()
    .all(...params)
  if (taken.length === 0) return null
  const sorted = Float64Array.from(taken).sort()
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) }
}

/** What a recipient can be after an attempt. */
type Tried = Exclude<keyof ReleaseTotals['time'][number], 'at'>

function stretches(
  db: Database,
  { sql, params }: Some,
  { since, steps, width }: { since: number; steps: number; width: number },
): ReleaseTotals['time'] {
  const time = Array.from({ length: steps }, (_, i) => ({
    at: isoOf(Math.round(since + i * width)),
    ...{ delivered: 0, deferred: 0, failed: 0, uncertain: 0 },
  }))
  const rows = db
    .prepare<unknown[], { step: number; state: Tried; recipients: number }>(
      `SELECT CAST((p.tried_at - ?) / ? AS INTEGER) AS step, p.state, count(*) AS recipients
       ${sql} AND p.tried_at IS NOT NULL AND p.state IN ('delivered', 'deferred', 'failed', 'uncertain')
       GROUP BY 1, 2`,
    )
    .all(since, width, ...params)
  for (const { step, state, recipients } of rows) {
    const stretch = time[Math.min(Math.max(0, step), steps - 1)]
    if (stretch) stretch[state] += recipients
  }
  return time
}

function named(db: Database, byRelay: Map<number, RecipientCounts>): ReleaseTotals['relays'] {
  const find = db.prepare<[number], { id: string; name: string }>(
    'SELECT id, name FROM relay WHERE n = ?',
  )
  return [...byRelay]
    .flatMap(([n, recipients]) => {
      const relay = find.get(n)
      return relay ? { ...relay, recipients } : []
    })
    .sort((a, b) => sum(b.recipients) - sum(a.recipients))
}

function counted<K>(groups: Map<K, RecipientCounts>, key: K): RecipientCounts {
  const known = groups.get(key) ?? noRecipients()
  groups.set(key, known)
  return known
}

const sum = (counts: RecipientCounts) => Object.values(counts).reduce((a, b) => a + b, 0)
