import { isUnknown, type Resolver } from '../../../dns/resolver.ts'
import { isAddress } from '../arpa.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'

const mostHosts = 10

/** Where records lead: to a server, surely nowhere, or nobody knows. */
export type Life = 'alive' | 'dead' | 'undecided' | 'temperror'

/** Looks where MX records lead; one that leads to a server is enough. */
export async function checkTargets(
  domain: string,
  hosts: string[],
  dns: Resolver,
): Promise<{ findings: KeptFinding[]; life: Life }> {
  const findings: KeptFinding[] = []
  if (hosts.includes('')) findings.push(remark('mx_null_mixed', 'warn', { domain }))
  const named = [...new Set(hosts.filter((host) => host !== ''))].slice(0, mostHosts)
  const looked = await Promise.all(named.map((host) => look(domain, host, dns)))
  findings.push(...looked.flatMap(({ finding }) => finding ?? []))
  const lives: Life[] = ['alive', 'temperror', 'undecided']
  return { findings, life: lives.find((one) => looked.some(({ life }) => life === one)) ?? 'dead' }
}

async function look(
  domain: string,
  host: string,
  dns: Resolver,
): Promise<{ finding: KeptFinding | null; life: Life }> {
  const params = { domain, host }
  if (isAddress(host)) return { finding: remark('mx_address', 'warn', params), life: 'dead' }
  const [a, aaaa, alias] = await Promise.all([
    dns.ask(host, 'A'),
    dns.ask(host, 'AAAA'),
    dns.ask(host, 'CNAME'),
  ])
  const nothing = [a, aaaa].every(({ state }) => state === 'missing' || state === 'empty')
  if (nothing) return { finding: remark('mx_dangling', 'warn', params), life: 'dead' }
  const finding = alias.state === 'found' ? remark('mx_alias', 'warn', params) : null
  if (a.state === 'found' || aaaa.state === 'found') return { finding, life: 'alive' }
  return { finding, life: isUnknown(a) || isUnknown(aaaa) ? 'undecided' : 'temperror' }
}
