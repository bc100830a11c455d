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
  const found: Identifier[] = []
  if (spf.domain !== null) found.push(await identify('spf', spf.domain, null, spf.result))
  for (const { domain, selector, result } of dkim.signatures.slice(0, most.signatures)) {
    found.push(await identify('dkim', domain, selector, result))
  }
  return found
}

/** Whether a domain has the organisational domain of From. */
function belonging(
  from: { organisation: Organisation },
  dns: Resolver,
): (domain: string) => Promise<boolean> {
  const { domain: organisation, rule } = from.organisation
  let walks = 0
  return async (domain) => {
    // What is not below it needs no look-up: its organisation is another one.
    if (!isWithin(domain, organisation)) return false
    if (rule === 'public-suffix-list' || walks++ >= most.walks) {
      return registeredDomain(domain) === organisation
    }
    return organisationOf(await walk(domain, dns)).domain === organisation
  }
}
