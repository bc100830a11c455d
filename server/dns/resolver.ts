import type { DnsType, ZoneRecord } from '../types.ts'

/**
 * What became of a question. `missing`: the name does not exist (NXDOMAIN). `empty`: it does, but
 * has no record of this type. `failed`: a server answered with an error (SERVFAIL, REFUSED).
 * `timeout`: none answered in time. `unreachable`: no server can be reached at all, or nothing was
 * heard of any for a while. `off`: nobody may be asked.
 */
export type DnsState = 'found' | 'missing' | 'empty' | 'failed' | 'timeout' | 'unreachable' | 'off'

/** The answer to a question; a question never throws. */
export interface DnsAnswer {
  state: DnsState
  /** Values as in `ZoneRecord`; of TXT the strings joined, bytes as latin1. */
  records: string[]
  /** It comes from a planned zone. */
  planned: boolean
}

export interface Resolver {
  /**
   * Asks for the records of a name, along its aliases (CNAME).
   * @param name absolute, of A-labels; any case, with or without the last dot
   */
  ask(name: string, type: DnsType): Promise<DnsAnswer>
}

/** Nothing was learned, and that is not the fault of the domain: neither good nor bad. */
export function isUnknown({ state }: Pick<DnsAnswer, 'state'>): boolean {
  return state === 'unreachable' || state === 'off'
}

/** Records that are not published yet, of a domain and the names below it. */
export interface PlannedZone {
  domain: string
  records: ZoneRecord[]
}
