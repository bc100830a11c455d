import type { Database } from 'better-sqlite3'
import type { DkimKey, Zone, ZoneRecord } from '../../../types.ts'
import { noZone } from '../missing.ts'

interface ZoneRow {
  domain: string
  records: string
  sending: string
  keys: string
  changed_at: number
}

/** Planned zones, by domain. */
export function plannedZones(db: Database): Zone[] {
  return db.prepare<[], ZoneRow>('SELECT * FROM zone ORDER BY domain').all().map(zone)
}

/** @throws SandboxError `not_found` */
export function plannedZone(db: Database, domain: string): Zone {
  const row = db.prepare<[string], ZoneRow>('SELECT * FROM zone WHERE domain = ?').get(domain)
  if (!row) throw noZone(domain)
  return zone(row)
}

/** The store wrote the JSON of these columns itself, from values of these types. */
function zone({ domain, records, sending, keys, changed_at }: ZoneRow): Zone {
  return {
    domain,
    records: JSON.parse(records) as ZoneRecord[],
    sending: JSON.parse(sending) as string[],
    keys: JSON.parse(keys) as DkimKey[],
    changedAt: new Date(changed_at).toISOString(),
  }
}
