import type { Database } from 'better-sqlite3'
import type { ForwardRule, Relay, RelaySettings, ReleasePolicy, Text } from '../../../types.ts'
import { iso } from '../release-rows.ts'

interface RelayRecord {
  id: string
  settings: string
  origin: Relay['origin']
  has_password: number
  created_at: number
}

/** The store wrote the JSON of these tables itself, from values of these types. */
export function relays(db: Database): Relay[] {
  return db
    .prepare<[], RelayRecord>('SELECT * FROM relay ORDER BY name')
    .all()
    .map(({ id, settings, origin, has_password, created_at }) => ({
      ...(JSON.parse(settings) as RelaySettings),
      ...{ id, origin, hasPassword: has_password === 1, createdAt: iso(created_at) },
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

export function setting(db: Database, name: string): string | null {
  const found = db
    .prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?')
    .get(name)
  return found?.value ?? null
}

export function releasePolicy(db: Database): ReleasePolicy {
  const text = setting(db, 'release-policy')
  return { ...usualPolicy, ...(text === null ? {} : (JSON.parse(text) as ReleasePolicy)) }
}

export function ruleCursor(db: Database): number | null {
  const text = setting(db, 'rule-cursor')
  return text === null ? null : Number(text)
}

export type KeptRule = Omit<
  ForwardRule,
  'id' | 'createdAt' | 'since' | 'released' | 'keptBack' | 'lastRefusal'
>

interface RuleRecord {
  id: string
  rule: string
  since: number
  created_at: number
  released: number
  kept_back: number
  last_refusal: string | null
}

/** In the order in which they were made. */
export function forwardRules(db: Database): ForwardRule[] {
  return db
    .prepare<[], RuleRecord>('SELECT * FROM forward_rule ORDER BY n')
    .all()
    .map(({ id, rule, since, created_at, released, kept_back, last_refusal }) => ({
      ...(JSON.parse(rule) as KeptRule),
      ...{ id, createdAt: iso(created_at), since, released, keptBack: kept_back },
      lastRefusal: last_refusal === null ? null : (JSON.parse(last_refusal) as Text),
    }))
}
