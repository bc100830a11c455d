import { promises, type MxRecord } from 'node:dns'
import type { DnsType } from '../types.ts'
import { plainName } from './names.ts'
import type { DnsState } from './resolver.ts'

/** What was heard of a question; `ttl` in seconds. */
export interface Heard {
  state: DnsState
  records: string[]
  ttl: number
}

/** Node tells the TTL of addresses only. */
const unknownTtl = 60

/** RRsets beyond this are nobody's mail setup. */
const mostRecords = 500

type Asking = InstanceType<typeof promises.Resolver>

const states: Record<string, DnsState> = {
  ENOTFOUND: 'missing',
  EBADNAME: 'missing',
  ENODATA: 'empty',
  ETIMEOUT: 'timeout',
  ECANCELLED: 'timeout',
  ECONNREFUSED: 'unreachable',
  ENOSERVER: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
}

/** Asks these servers once, by UDP, and by TCP where an answer does not fit. Never throws. */
export async function query(
  servers: string[] | 'system',
  name: string,
  type: DnsType,
  timeoutMs: number,
): Promise<Heard> {
  // One for each question: it learns from quick answers to wait less, and slow names need the time.
  const tries = 2
  const resolver = new promises.Resolver({ timeout: Math.ceil(timeoutMs / 3), tries })
  const deadline = setTimeout(() => resolver.cancel(), timeoutMs)
  try {
    if (servers !== 'system') resolver.setServers(servers)
    const { records, ttl } = await ask(resolver, name, type)
    const state = records.length > 0 ? 'found' : 'empty'
    return { state, ttl, records: records.slice(0, mostRecords) }
  } catch (error) {
    // Every other error is a server's.
    return { state: states[codeOf(error)] ?? 'failed', records: [], ttl: 0 }
  } finally {
    clearTimeout(deadline)
  }
}

async function ask(resolver: Asking, name: string, type: DnsType) {
  switch (type) {
    case 'A':
      return timed(await resolver.resolve4(name, { ttl: true }))
    case 'AAAA':
      return timed(await resolver.resolve6(name, { ttl: true }))
    case 'CNAME':
      return untimed((await resolver.resolveCname(name)).map(plainName))
    case 'PTR':
      return untimed((await resolver.resolvePtr(name)).map(plainName))
    case 'MX':
      return untimed((await resolver.resolveMx(name)).sort(byPriority).map(mx))
    case 'TXT':
      return untimed((await resolver.resolveTxt(name)).map((strings) => strings.join('')))
  }
}

const byPriority = (one: MxRecord, other: MxRecord) => one.priority - other.priority

/** The null MX names the root (RFC 7505 §3). */
function mx({ priority, exchange }: MxRecord): string {
  return `${priority} ${plainName(exchange) || '.'}`
}

function timed(records: { address: string; ttl: number }[]) {
  const ttl = Math.min(...records.map((record) => record.ttl), unknownTtl)
  return { records: records.map(({ address }) => address), ttl }
}

const untimed = (records: string[]) => ({ records, ttl: unknownTtl })

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
