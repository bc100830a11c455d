import type { Resolver } from '../../../dns/resolver.ts'
import type { ZoneRecord } from '../../../types.ts'
import { registeredDomain } from '../domains.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'
import { isDmarc, reportDomain } from './record.ts'

const mostHosts = 5

export interface Reports {
  findings: KeptFinding[]
  publish: ZoneRecord[]
}

/**
 * Reports to another organisation are sent only where that one agrees (RFC 9990 §4). Whether it is
 * another one is seen by the public suffix list, which spares a walk for each address.
 */
export async function checkReports(
  domain: string,
  { rua, ruf }: { rua: string[]; ruf: string[] },
  dns: Resolver,
): Promise<Reports> {
  const reports: Reports = { findings: [], publish: [] }
  if (rua.length === 0) reports.findings.push(remark('dmarc_no_rua', 'info', { domain }))
  const hosts = new Set([...rua, ...ruf].flatMap((uri) => reportDomain(uri) ?? []))
  const foreign = [...hosts].filter((host) => registeredDomain(host) !== registeredDomain(domain))
  const asked = foreign.slice(0, mostHosts).map(async (host) => {
    const name = `${domain}._report._dmarc.${host}`
    return { host, name, answer: await dns.ask(name, 'TXT') }
  })
  for (const { host, name, answer } of await Promise.all(asked)) {
    if (answer.records.some(isDmarc)) continue
    if (!['found', 'missing', 'empty'].includes(answer.state)) continue
    reports.findings.push(remark('dmarc_rua_refused', 'warn', { domain, host, name }))
    reports.publish.push({ name, type: 'TXT', ttl: 3600, value: 'v=DMARC1' })
  }
  return reports
}
