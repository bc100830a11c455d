import { isUnknown } from '../../../dns/resolver.ts'
import { readable, widthOf, type Ip } from './ip.ts'
import { isSpf, parseRecord, type Mechanism } from './record.ts'
import { isDomain, mostLookups, type Inquiry } from './session.ts'

const mostSamples = 5

/**
 * Addresses from which a relay sends: some of the networks in its record and in what that includes,
 * spread over all of them. [] when its record cannot be had or names no networks.
 */
export async function relayAddresses(name: string, inquiry: Inquiry): Promise<string[]> {
  const networks: Mechanism[] = []
  const waiting = [name]
  const known = new Set(waiting)
  for (let at = 0; at < waiting.length && at <= mostLookups; at++) {
    const { own, next } = await readNetworks(waiting[at] ?? '', inquiry)
    networks.push(...own)
    for (const other of next) {
      if (!known.has(other)) waiting.push(other)
      known.add(other)
    }
  }
  const four = networks.filter((term) => term.name === 'ip4')
  const six = networks.filter((term) => term.name === 'ip6')
  const sixes = Math.min(six.length, Math.max(2, mostSamples - four.length))
  return [...spread(four, mostSamples - sixes), ...spread(six, sixes)].flatMap(firstAddress)
}

async function readNetworks(name: string, inquiry: Inquiry) {
  const nothing = { own: [], next: [] }
  if (!isDomain(name)) return nothing
  const answer = await inquiry.ask(name, 'TXT')
  const [record, ...more] = answer.records.filter(isSpf)
  if (isUnknown(answer) || record === undefined || more.length > 0) return nothing
  const own: Mechanism[] = []
  const next: string[] = []
  for (const term of parseRecord(record).terms) {
    const pieces = term.kind === 'modifier' ? term.value : (term.spec ?? [])
    const leads = term.kind === 'modifier' ? term.name === 'redirect' : term.name === 'include'
    const [target] = pieces
    if (leads && pieces.length === 1 && typeof target === 'string') next.push(target.toLowerCase())
    if (term.kind === 'mechanism' && term.network && term.qualifier === '+') own.push(term)
  }
  return { own, next }
}

function spread<T>(list: T[], count: number): T[] {
  if (list.length <= count) return list
  return Array.from(
    { length: count },
    (_, i) => list[Math.floor((i * list.length) / count)],
  ).filter((one) => one !== undefined)
}

/** The first one of a network that a host can have. */
function firstAddress({ network, bits4, bits6 }: Mechanism): string[] {
  if (!network) return []
  const rest = BigInt(widthOf(network) - (network.family === 4 ? bits4 : bits6))
  const first: Ip = { ...network, value: ((network.value >> rest) << rest) + (rest > 0n ? 1n : 0n) }
  return [readable(first)]
}
