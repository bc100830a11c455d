import { isUnknown, type DnsAnswer } from '../dns/resolver.ts'
import type { LiveDns } from '../checks/check.ts'
import type { DnsType, ZonePublication, ZoneRecord } from '../types.ts'

type Compared = ZonePublication['records'][number]

const asked = new Set<string>(['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT'] satisfies DnsType[])

/** Asks DNS for each planned record; each name and type once. */
export async function publicationOf(records: ZoneRecord[], dns: LiveDns): Promise<ZonePublication> {
  const answers = new Map<string, Promise<DnsAnswer>>()
  const answer = (record: ZoneRecord) => {
    const key = `${record.name} ${record.type}`
    const known = answers.get(key) ?? dns.ask(record.name, record.type as DnsType)
    answers.set(key, known)
    return known
  }
  const compared = await Promise.all(
    records.map(async (record): Promise<Compared> => {
      // Nothing depends on the other types, and nobody asks for them.
      if (!asked.has(record.type)) return { record, state: 'unknown', live: [] }
      return { record, ...stateOf(record, await answer(record)) }
    }),
  )
  return { dns: dns.state(), records: compared }
}

function stateOf(record: ZoneRecord, answer: DnsAnswer): Omit<Compared, 'record'> {
  const live = answer.records.slice(0, 20)
  if (isUnknown(answer) || answer.state === 'timeout' || answer.state === 'failed') {
    return { state: 'unknown', live }
  }
  if (answer.records.some((value) => same(record, value))) return { state: 'published', live }
  return { state: answer.records.length > 0 ? 'different' : 'missing', live }
}

function same({ type, value }: ZoneRecord, live: string): boolean {
  return type === 'TXT' ? value === live : value.toLowerCase() === live.toLowerCase()
}
