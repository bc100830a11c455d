import type { Database } from 'better-sqlite3'
import type { ForwardRule, Relay, RelaySettings, ReleasePolicy, Text } from '../../../types.ts'
import { isoOf } from '../release-rows.ts'
import { relayPasswordName, type Secrets } from '../secrets.ts'

interface RelayRecord {
  id: string
  origin: Relay['origin']
  is_default: number
  settings: string
  created_at: number
}

/** Settings that what was kept before does not have. */
const added: Partial<RelaySettings> = { allowPrivate: false }

/** Relays by name. */
export function relays(db: Database, secrets: Secrets): Relay[] {
  return db
    .prepare<[], RelayRecord>('SELECT * FROM relay WHERE key IS NOT NULL ORDER BY key')
    .all()
    .map(({ id, origin, is_default, settings, created_at }) => ({
      ...added,
      // The store wrote this JSON itself.
      ...(JSON.parse(settings) as RelaySettings),
      isDefault: is_default === 1,
      id,
      origin,
      hasPassword: secrets.read(relayPasswordName(id)) !== null,
      createdAt: isoOf(created_at),
    }))
}

const usualPolicy: ReleasePolicy = {
  allow: [],
  block: [],
  redirect: [],
  confirmAbove: 10,
  closedInboxes: [],
  mostHops: 30,
}

export function releasePolicy(db: Database): ReleasePolicy {
  const kept = setting(db, 'release-policy')
  // The store wrote this JSON itself.
  return { ...usualPolicy, ...(kept === null ? {} : (JSON.parse(kept) as ReleasePolicy)) }
}

export function ruleCursor(db: Database): number | null {
  const kept = setting(db, 'rule-cursor')
  return kept === null ? null : Number(kept)
}

function setting(db: Database, name: string): string | null {
  const query = 'SELECT value FROM setting WHERE name = ?'
  return db.prepare<[string], string>(query).pluck().get(name) ?? null
}

interface RuleRecord {
  id: string
  name: string
  q: string
  inbox: string | null
  relay: string | null
  recipients: string
  per_hour: number | null
  enabled: number
  since: number
  after_n: number
  created_at: number
  released: number
  kept_back: number
  refusal: string | null
}

export function forwardRules(db: Database): ForwardRule[] {
  return db
    .prepare<[], RuleRecord>('SELECT * FROM forward_rule ORDER BY n')
    .all()
    .map((record) => ({
      id: record.id,
      name: record.name,
      q: record.q,
      inbox: record.inbox,
      relay: record.relay,
      // The store wrote this JSON itself.
      to: JSON.parse(record.recipients) as string[],
      perHour: record.per_hour,
      enabled: record.enabled === 1,
      createdAt: isoOf(record.created_at),
      since: record.since,
      after: record.after_n,
      released: record.released,
      keptBack: record.kept_back,
      lastRefusal: record.refusal === null ? null : (JSON.parse(record.refusal) as Text),
    }))
}

/** Recipients that a relay took since each of these instants. */
export function relayUsage(db: Database, relay: string, since: number[]): number[] {
  const kept = db.prepare<{ relay: string; since: number }, { took: number }>(
    `SELECT (SELECT count(*) FROM release_recipient INDEXED BY release_recipient_took
         WHERE relay = y.n AND state = 'delivered' AND tried_at >= @since) +
       (SELECT coalesce(sum(recipients), 0) FROM relay_use
         WHERE relay = y.n AND at >= @since) AS took
     FROM relay y WHERE y.id = @relay`,
  )
  return since.map((instant) => kept.get({ relay, since: instant })?.took ?? 0)
}

/** Messages that a rule released since an instant. */
export function ruleUsage(db: Database, rule: string, since: number): number {
  return count(db, 'rule', rule, since)
}

/** Releases by rules of a body, since an instant. */
export function releasedBodies(db: Database, digest: string, since: number): number {
  return count(db, 'digest', digest, since)
}

function count(db: Database, column: 'rule' | 'digest', value: string, since: number): number {
  const query = `SELECT count(*) FROM "release"
    WHERE rule IS NOT NULL AND ${column} = ? AND created_at >= ?`
  return db.prepare<[string, number], number>(query).pluck().get(value, since) ?? 0
}
