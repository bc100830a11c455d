import { isUnknown, type DnsAnswer, type Resolver } from '../../../dns/resolver.ts'
import type { DnsType, SeenRecord } from '../../../types.ts'
import type { Ip } from './ip.ts'
import { isSpf } from './record.ts'

/** RFC 7208 §4.6.4. */
export const mostLookups = 10
export const mostVoids = 2
export const mostNames = 10

const mostSeen = 100

/** Why a result is an error: a code of the texts, and what stands in them. */
export interface Reason {
  code: string
  params: Record<string, string | number>
}

export interface Failure {
  result: 'permerror' | 'temperror'
  reason: Reason
}

/** What SPF is asked about, from where. */
export interface Subject {
  ip: Ip
  /** MAIL FROM, 'postmaster' before the domain where it has no local part. */
  sender: { local: string; domain: string }
  helo: string
  /**
   * It stands for all addresses of this name's record, which are not known: a term that leads to it
   * matches, no other but `all` does, and `ip` is not looked at.
   */
  relay: string | null
  /** Seconds since 1970, for `%{t}`. */
  at: number
}

/** One run of check_host(), with all that it includes. */
export interface Session extends Subject {
  ask(name: string, type: DnsType): Promise<DnsAnswer>
  lookups: number
  voids: number
  /** Validated names of the address, once they were looked up. */
  names: Promise<string[]> | null
}

/** Asks in the name of several runs, remembers what it saw, and stops asking at the deadline. */
export interface Inquiry {
  ask(name: string, type: DnsType): Promise<DnsAnswer>
  seen(): SeenRecord[]
}

export function createInquiry(dns: Resolver, isLate: () => boolean): Inquiry {
  const seen = new Map<string, SeenRecord>()
  return {
    ask: async (name, type) => {
      if (isLate()) return { state: 'timeout', records: [], planned: false }
      const answer = await dns.ask(name, type)
      for (const value of answer.records) {
        if (seen.size >= mostSeen) break
        if (type === 'TXT' && !isSpf(value)) continue
        seen.set(`${type} ${name} ${value}`, { name, type, value, planned: answer.planned })
      }
      return answer
    },
    seen: () => [...seen.values()],
  }
}

export function openSession(subject: Subject, inquiry: Inquiry): Session {
  return { ...subject, ask: inquiry.ask, lookups: 0, voids: 0, names: null }
}

/** Counts a term that asks DNS; the eleventh is one too many. */
export function countLookup(session: Session): Failure | null {
  session.lookups++
  if (session.lookups <= mostLookups) return null
  return permerror('spf_too_many_lookups', { most: mostLookups })
}

export type Found = { records: string[] } | Failure | 'unknown'

/**
 * Asks for the records that a term needs: none is an answer too, of which two are allowed.
 * A failing server is a temporary error (RFC 7208 §5).
 */
export async function find(session: Session, name: string, type: DnsType): Promise<Found> {
  const answer = await session.ask(name, type)
  if (isUnknown(answer)) return 'unknown'
  if (answer.state === 'failed' || answer.state === 'timeout') return temperror(name, type)
  if (answer.records.length === 0) {
    session.voids++
    if (session.voids > mostVoids) return permerror('spf_too_many_voids', { most: mostVoids, name })
  }
  return { records: answer.records }
}

export function permerror(code: string, params: Reason['params']): Failure {
  return { result: 'permerror', reason: { code, params } }
}

export function temperror(name: string, type: DnsType): Failure {
  return { result: 'temperror', reason: { code: 'spf_dns_failed', params: { name, type } } }
}

/** RFC 7208 §4.3: more than one label, none empty or above 63, 253 in all; a last dot is no harm. */
export function isDomain(name: string): boolean {
  const plain = name.endsWith('.') ? name.slice(0, -1) : name
  if (plain.length > 253 || !/^[ -~]+$/.test(plain)) return false
  const labels = plain.split('.')
  return labels.length > 1 && labels.every((label) => label.length > 0 && label.length <= 63)
}
