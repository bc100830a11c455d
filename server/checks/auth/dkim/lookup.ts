import type { SeenRecord } from '../../../types.ts'
import type { DnsAnswer, DnsState, Resolver } from '../../../dns/resolver.ts'
import { looksLikeKey, readKey, type KeyRecord } from './record.ts'

export interface KeyAnswer {
  name: string
  state: DnsState
  /** Those that are about a key. */
  keys: FoundKey[]
  seen: SeenRecord[]
}

export interface FoundKey {
  record: KeyRecord
  seen: SeenRecord
}

const mostRecords = 5

/** @param deadline instant in ms; what is not answered by then counts as timed out */
export async function askKey(name: string, dns: Resolver, deadline?: number): Promise<KeyAnswer> {
  const { state, records, planned } = await inTime(dns.ask(name, 'TXT'), deadline)
  const seen = records
    .slice(0, 2 * mostRecords)
    .map((value): SeenRecord => ({ name, type: 'TXT', value, planned }))
  const keys = seen
    .filter(({ value }) => looksLikeKey(value))
    .slice(0, mostRecords)
    .map((one) => ({ record: readKey(one.value), seen: one }))
  return { name, state, keys, seen }
}

async function inTime(asked: Promise<DnsAnswer>, deadline?: number): Promise<DnsAnswer> {
  if (deadline === undefined) return asked
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<DnsAnswer>((resolve) => {
    const left = Math.max(deadline - Date.now(), 0)
    timer = setTimeout(resolve, left, { state: 'timeout', records: [], planned: false })
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
