import type { Database } from 'better-sqlite3'
import type { RecipientState, ReleaseTotals, Scope } from '../../../types.ts'
import { iso, noTally, type Tally } from '../release-rows.ts'
import { whichReleases } from './releases.ts'

const mostDomains = 20

interface Counted {
  key: string
  name: string
  state: RecipientState
  recipients: number
}

interface Settled {
  at: number
  state: RecipientState
  latency: number
}

/** What became of the recipients of releases since an instant. */
export function releaseTotals(
  db: Database,
  scope: Scope,
  since: string,
  steps: number,
  now: number,
): ReleaseTotals {
  const from = Date.parse(since)
  const { sql, params } = whichReleases(scope, {})
  const within = `release r JOIN release_recipient p ON p.release = r.n
    WHERE r.created_at >= ? AND ${sql}`
  const counted = (key: string, name: string) =>
    db
      .prepare<(string | number)[], Counted>(
        `SELECT ${key} AS key, max(${name}) AS name, p.state, count(*) AS recipients
         FROM ${within} GROUP BY 1, p.state`,
      )
      .all(from, ...params)
  const relays = gathered(counted('r.relay', 'r.relay_name'))
  const domains = gathered(counted('p.domain', 'p.domain'))
  const settled = db
    .prepare<(string | number)[], Settled>(
      `SELECT coalesce(p.settled_at, p.tried_at) AS at, p.state,
         p.settled_at - r.created_at AS latency
       FROM ${within} AND p.tried_at IS NOT NULL`,
    )
    .all(from, ...params)
  return {
    since: iso(from),
    recipients: relays.reduce((sum, { recipients }) => added(sum, recipients), noTally()),
    latency: percentiles(
      settled.filter(({ state }) => state === 'delivered').map(({ latency }) => latency),
    ),
    relays: relays.map(({ key, name, recipients }) => ({ id: key, name, recipients })),
    domains: domains
      .slice(0, mostDomains)
      .map(({ key, recipients }) => ({ domain: key, recipients })),
    time: stretches(settled, from, Math.max(now, from + steps), steps),
  }
}

/** Those with most recipients first. */
function gathered(rows: Counted[]) {
  const found = new Map<string, { key: string; name: string; recipients: Tally; all: number }>()
  for (const { key, name, state, recipients } of rows) {
    const one = found.get(key) ?? { key, name, recipients: noTally(), all: 0 }
    one.recipients[state] += recipients
    one.all += recipients
    found.set(key, one)
  }
  return [...found.values()].sort((a, b) => b.all - a.all || a.name.localeCompare(b.name))
}

function added(sum: Tally, more: Tally): Tally {
  const entries = Object.entries(more).map(([state, count]) => [
    state,
    // The keys are those of a tally.
    sum[state as RecipientState] + count,
  ])
  return Object.fromEntries(entries) as Tally
}

function percentiles(values: number[]): ReleaseTotals['latency'] {
  if (values.length === 0) return null
  values.sort((a, b) => a - b)
  const at = (share: number) =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) }
}

function stretches(
  settled: Settled[],
  from: number,
  to: number,
  steps: number,
): ReleaseTotals['time'] {
  const length = (to - from) / steps
  const time = Array.from({ length: steps }, (_, step) => ({
    at: iso(Math.round(from + step * length)),
    ...{ delivered: 0, deferred: 0, failed: 0 },
  }))
  for (const { at, state } of settled) {
    const stretch = time[Math.min(steps - 1, Math.max(0, Math.floor((at - from) / length)))]
    if (!stretch) continue
    if (state === 'delivered' || state === 'deferred' || state === 'failed') stretch[state]++
  }
  return time
}
