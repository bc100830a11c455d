import type { DnsType, ZoneRecord } from '../types.ts'
import { isName, isWithin, plainName } from './names.ts'
import { isUnknown, type DnsAnswer, type PlannedZone, type Resolver } from './resolver.ts'

export interface PlannedResolver extends Resolver {
  /** Domains of the zones that made a difference so far. */
  used(): string[]
}

const mostAliases = 8

/** A zone that can be asked. */
interface Index {
  domain: string
  /** It has a SOA record: what it lacks does not exist. */
  whole: boolean
  names: Map<string, ZoneRecord[]>
  /** Names with records, and those above them: they exist too (RFC 4592 §2.2.2). */
  existing: Set<string>
}

/**
 * Lays planned zones over the live DNS. A set of records (name and type) replaces the live one; of
 * what a zone lacks the live DNS is asked, unless the zone is whole. Without a live DNS the names of
 * a planned domain are missing. The most specific zone answers.
 */
export function withZones(zones: PlannedZone[], live: Resolver): PlannedResolver {
  const indexes = zones.map(indexOf).sort((one, other) => other.domain.length - one.domain.length)
  const used = new Set<string>()
  const zoneOf = (name: string) => indexes.find(({ domain }) => isWithin(name, domain))

  async function ask(name: string, type: DnsType): Promise<DnsAnswer> {
    let at = plainName(name)
    let planned = false
    for (let hops = 0; hops <= mostAliases; hops++) {
      const zone = zoneOf(at)
      if (!zone || !isName(at)) {
        const answer = await live.ask(at, type)
        return { ...answer, planned }
      }
      const found = lookUp(zone, at, type)
      if (found.values.length > 0) {
        used.add(zone.domain)
        return { state: 'found', records: found.values, planned: true }
      }
      if (found.alias !== null) {
        used.add(zone.domain)
        planned = true
        at = found.alias
        continue
      }
      const [answer, alias] = await Promise.all([live.ask(at, type), liveAlias(zone, at, type)])
      if (alias === null) {
        const absent = absence(zone, at, answer)
        return { ...absent, planned: absent.planned || planned }
      }
      at = alias
    }
    return { state: 'failed', records: [], planned }
  }

  /** A live alias may lead to what is planned; the live DNS would follow it past that. */
  async function liveAlias(zone: Index, name: string, type: DnsType): Promise<string | null> {
    if (zone.whole || type === 'CNAME') return null
    const { state, records } = await live.ask(name, 'CNAME')
    const target = state === 'found' ? plainName(records[0] ?? '') : ''
    return zoneOf(target) ? target : null
  }

  /** What the zone makes of a live answer when it has no such record itself. */
  function absence(zone: Index, name: string, answer: DnsAnswer): DnsAnswer {
    const state = zone.existing.has(name) || hasWildcard(zone, name) ? 'empty' : 'missing'
    if (zone.whole) {
      if (answer.state !== 'missing' && answer.state !== 'empty') used.add(zone.domain)
      return { state, records: [], planned: true }
    }
    if (isUnknown(answer)) return { state, records: [], planned: true }
    // Live the name may not exist yet, though planned it will, with records of other types.
    if (answer.state === 'missing' && state === 'empty') return { ...answer, state }
    return answer
  }

  return { ask, used: () => [...used] }
}

function indexOf(zone: PlannedZone): Index {
  const domain = plainName(zone.domain)
  const names = new Map<string, ZoneRecord[]>()
  const existing = new Set([domain])
  for (const record of zone.records) {
    const name = plainName(record.name)
    if (!isWithin(name, domain)) continue
    const records = names.get(name)
    if (records) records.push(record)
    else names.set(name, [record])
    for (let at = name; at !== domain && !existing.has(at); at = parent(at)) existing.add(at)
  }
  const whole = zone.records.some(({ type }) => type === 'SOA')
  return { domain, whole, names, existing }
}

const parent = (name: string) => name.slice(name.indexOf('.') + 1)

/** The wildcard below the closest name that exists (RFC 4592 §3.3.1). */
function wildcard({ existing, names }: Index, name: string): ZoneRecord[] | undefined {
  let closest = parent(name)
  while (!existing.has(closest)) closest = parent(closest)
  return names.get(`*.${closest}`)
}

function hasWildcard(zone: Index, name: string): boolean {
  return !zone.existing.has(name) && wildcard(zone, name) !== undefined
}

function lookUp(zone: Index, name: string, type: DnsType) {
  const records = zone.existing.has(name) ? zone.names.get(name) : wildcard(zone, name)
  const values = (records ?? []).filter((record) => record.type === type)
  const alias = type === 'CNAME' ? undefined : records?.find((record) => record.type === 'CNAME')
  return {
    values: values.map(({ value }) => value),
    alias: alias && values.length === 0 ? plainName(alias.value) : null,
  }
}
