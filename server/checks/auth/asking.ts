import type { DnsAnswer, Resolver } from '../../dns/resolver.ts'
import type { DnsType, SeenRecord } from '../../types.ts'

/** Questions that one verdict may ask, and records that it shows. */
const most = { questions: 120, records: 60 }

/** A resolver that asks each question once and keeps what it saw. */
export interface Asking extends Resolver {
  records: SeenRecord[]
}

/**
 * Lays itself over a resolver for the length of one verdict. A name that cannot be one is
 * `missing`; what is asked beyond the bound has `failed`.
 */
export function asking(dns: Resolver): Asking {
  const answers = new Map<string, Promise<DnsAnswer>>()
  const records: SeenRecord[] = []
  const ask = async (name: string, type: DnsType): Promise<DnsAnswer> => {
    const answer = await dns.ask(name, type)
    for (const value of answer.records) {
      if (records.length < most.records) {
        records.push({ name, type, value: value.slice(0, 4096), planned: answer.planned })
      }
    }
    return answer
  }
  return {
    records,
    ask(name, type) {
      const plain = name.toLowerCase().replace(/\.$/, '')
      const key = `${type} ${plain}`
      const known = answers.get(key)
      if (known) return known
      if (!isName(plain)) return Promise.resolve(nothing)
      if (answers.size >= most.questions) return Promise.resolve({ ...nothing, state: 'failed' })
      const answer = ask(plain, type)
      answers.set(key, answer)
      return answer
    },
  }
}

const nothing: DnsAnswer = { state: 'missing', records: [], planned: false }

/** Of A-labels and within the bounds of DNS (RFC 1035 §2.3.4). */
export function isName(name: string): boolean {
  return (
    name.length <= 253 &&
    /^[\x21-\x7e]+$/.test(name) &&
    name.split('.').every((label) => label !== '' && label.length <= 63)
  )
}
