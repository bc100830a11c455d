import { promises, type MxRecord } from 'node:dns'
import type { DnsType } from '../types.ts'
import { isIPv4, isIPv6 } from 'node:net'
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

export type Servers = string[] | 'system'

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

/** '192.0.2.53', '192.0.2.53:5353', '2001:db8::53', '[2001:db8::53]:5353'. */
export function isDnsServer(text: string): boolean {
  const [, six, four, port] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const open = port === undefined || (Number(port) > 0 && Number(port) < 65_536)
  return open && (isIPv6(six ?? text) || isIPv4(four ?? ''))
}

/**
 * Somebody answers for the root. A server that is cut off from the others, such as the one on the
 * own machine, answers every question with an error.
 */
export async function reachesRoot(servers: Servers, timeoutMs: number): Promise<boolean> {
  const state = await within(servers, timeoutMs, async (resolver) => {
    await resolver.resolveNs('.')
    return 'found' as const
  })
  return state === 'found' || state === 'missing' || state === 'empty'
}

/** Asks these servers once, by UDP, and by TCP where an answer does not fit. Never throws. */
export async function query(
  servers: Servers,
  name: string,
  type: DnsType,
  timeoutMs: number,
): Promise<Heard> {
  const heard = await within(servers, timeoutMs, (resolver) => ask(resolver, name, type))
  if (typeof heard === 'string') return { state: heard, records: [], ttl: 0 }
  const { records, ttl } = heard
  const state = records.length > 0 ? 'found' : 'empty'
  return { state, ttl, records: records.slice(0, mostRecords) }
}

/** Every error as the state that it is; what the servers say that has no other name is a failure. */
async function within<T>(
  servers: Servers,
  timeoutMs: number,
  work: (resolver: Asking) => Promise<T>,
): Promise<T | DnsState> {
  // One for each question: it learns from quick answers to wait less, and slow names need the time.
  const resolver = new promises.Resolver({ timeout: Math.ceil(timeoutMs / 3), tries: 2 })
  const deadline = setTimeout(() => resolver.cancel(), timeoutMs)
  try {
    if (servers !== 'system') resolver.setServers(servers)
    return await work(resolver)
  } catch (error) {
    return states[codeOf(error)] ?? 'failed'
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
