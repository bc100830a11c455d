import type { Resolver } from '../../../dns/resolver.ts'
import type { DkimSignature, DmarcVerdict, SpfVerdict } from '../../../types.ts'
import { isWithin, registeredDomain } from '../domains.ts'
import type { Kept } from '../verdict.ts'
import type { DmarcRecord } from './record.ts'
import { organisationOf, walk, type Organisation } from './walk.ts'

export type Identifier = DmarcVerdict['identifiers'][number]

/** What SPF and DKIM came to; DMARC asks nothing else of them. */
export interface Authenticated {
  spf: Pick<Kept<SpfVerdict>, 'result' | 'domain' | 'identity'>
  dkim: {
    result: string
    signatures: Pick<DkimSignature, 'domain' | 'selector' | 'result'>[]
  }
}

/** Signatures that are compared, and domains whose organisation is looked for. */
const most = { signatures: 50, walks: 8 }

/** Compares each identifier with the domain of From (RFC 9989 §4.4, §4.10.2). */
export async function identifiersOf(
  from: { domain: string; organisation: Organisation; record: DmarcRecord | null },
  { spf, dkim }: Authenticated,
  dns: Resolver,
): Promise<Identifier[]> {
  const belongs = belonging(from, dns)
  const modes = { spf: from.record?.aspf ?? 'relaxed', dkim: from.record?.adkim ?? 'relaxed' }
  const identify = async (
    protocol: Identifier['protocol'],
    domain: string,
    selector: string | null,
    result: string,
  ): Promise<Identifier> => {
    const mode = modes[protocol]
    const name = domain.toLowerCase().replace(/\.$/, '')
    const aligned = name === from.domain || (mode === 'relaxed' && (await belongs(name)))
    return { protocol, domain: name, selector, result, mode, aligned }
  }
  return Promise.all([
    ...(spf.domain === null ? [] : [identify('spf', spf.domain, null, spf.result)]),
    ...dkim.signatures
      .slice(0, most.signatures)
      .map(({ domain, selector, result }) => identify('dkim', domain, selector, result)),
  ])
}

/** Whether a domain has the organisational domain of From. */
function belonging(
  from: { organisation: Organisation },
  dns: Resolver,
): (domain: string) => Promise<boolean> {
  const { domain: organisation, rule } = from.organisation
  const known = new Map<string, Promise<boolean>>()
  const byWalk = async (domain: string) =>
    organisationOf(await walk(domain, dns)).domain === organisation
  return (domain) => {
    // What is not below it needs no look-up: its organisation is another one.
    if (!isWithin(domain, organisation)) return Promise.resolve(false)
    const found = known.get(domain)
    if (found) return found
    const listed = rule === 'public-suffix-list' || known.size >= most.walks
    const answer = listed
      ? Promise.resolve(registeredDomain(domain) === organisation)
      : byWalk(domain)
    known.set(domain, answer)
    return answer
  }
}
