import { isUnknown, type DnsAnswer, type Resolver } from '../../../dns/resolver.ts'
import type { ReverseVerdict } from '../../../types.ts'
import { isAddress, plainAddress, reverseName } from '../arpa.ts'

export type Reverse = ReverseVerdict['addresses'][number]

/** More names than these are not looked at; receivers stop here too (RFC 7208 §5.5). */
const mostNames = 10

/** Looks for a name of the address that leads back to it. */
export async function confirm(address: string, dns: Resolver): Promise<Reverse> {
  const pointers = await dns.ask(reverseName(address), 'PTR')
  const names = pointers.records
    .slice(0, mostNames)
    .map((name) => name.toLowerCase().replace(/\.$/, ''))
  if (names.length === 0) return { address, names, confirmed: null, result: without(pointers) }
  const type = address.includes(':') ? 'AAAA' : 'A'
  const answers = await Promise.all(names.map((name) => dns.ask(name, type)))
  const wanted = plainAddress(address)
  const leadsBack = ({ records }: DnsAnswer) =>
    records.some((one) => isAddress(one) && plainAddress(one) === wanted)
  const confirmed = names[answers.findIndex(leadsBack)] ?? null
  if (confirmed !== null) return { address, names, confirmed, result: 'pass' }
  const open = answers.find(({ state }) => !['found', 'missing', 'empty'].includes(state))
  const result = open === undefined ? 'fail' : isUnknown(open) ? 'undecided' : 'temperror'
  return { address, names, confirmed, result }
}

function without(pointers: DnsAnswer): Reverse['result'] {
  if (isUnknown(pointers)) return 'undecided'
  return pointers.state === 'failed' || pointers.state === 'timeout' ? 'temperror' : 'none'
}
