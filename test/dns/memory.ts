import type { DnsAnswer, DnsState, Resolver } from '../../server/dns/resolver.ts'
import type { DnsType } from '../../server/types.ts'

/** Records of a name, or how every question about it ends. */
export type MemoryZone = Record<string, Partial<Record<DnsType, string[]>> | DnsState>

export interface MemoryResolver extends Resolver {
  /** Every question so far: 'txt example.com'. */
  questions: string[]
}

/** DNS that is a table; whoever is not in it is missing, or as `otherwise` says. */
export function memoryDns(zone: MemoryZone, otherwise: DnsState = 'missing'): MemoryResolver {
  const questions: string[] = []
  const answer = (name: string, type: DnsType, hops = 0): DnsAnswer => {
    const entry = zone[name]
    if (entry === undefined || typeof entry === 'string') {
      return { state: entry ?? otherwise, records: [], planned: false }
    }
    const alias = entry.CNAME?.[0]
    if (alias !== undefined && type !== 'CNAME' && hops < 8) return answer(alias, type, hops + 1)
    const records = entry[type] ?? []
    return { state: records.length > 0 ? 'found' : 'empty', records, planned: false }
  }
  return {
    questions,
    ask: (name, type) => {
      const plain = name.toLowerCase().replace(/\.$/, '')
      questions.push(`${type.toLowerCase()} ${plain}`)
      return Promise.resolve(answer(plain, type))
    },
  }
}
