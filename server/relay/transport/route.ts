import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { closedAddress } from '../../net/address.ts'
import { isUnknown, type DnsAnswer, type Resolver } from '../../dns/resolver.ts'
import type { Target } from './dial.ts'
import { Fault } from './fault.ts'
import { texts } from './texts.ts'

/** A domain may name hundreds of exchangers, and a name hundreds of addresses. */
const mostExchangers = 8
const mostAddresses = 6

/**
 * The host of a relay, as this machine resolves names: its hosts file counts.
 * @throws Fault `resolve`
 */
export async function relayTarget(host: string, port: number, within: number): Promise<Target> {
  if (isIP(host) !== 0) return { host, addresses: [host], port }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('ETIMEOUT')), within)
  })
  try {
    const found = await Promise.race([lookup(host, { all: true }), late])
    const addresses = found.map(({ address }) => address).slice(0, mostAddresses)
    return { host, addresses, port }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'ETIMEOUT'
    const text = texts.noName(host, String(code))
    throw new Fault({ step: 'resolve', kind: 'unreachable', text })
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The mail exchangers of a domain by preference, equal ones in random order (RFC 5321, 5.1). One
 * without an address has none in the list.
 * @throws Fault `resolve`; a permanent one for a domain that takes no mail
 */
export async function exchangers(domain: string, dns: Resolver): Promise<string[]> {
  const literal = /^\[(?:IPv6:)?([^\]]+)\]$/i.exec(domain)?.[1]
  if (literal !== undefined) {
    if (isIP(literal) === 0) throw gone(texts.noSuchDomain(domain))
    return [literal]
  }
  const name = domainToASCII(domain)
  if (name === '') throw gone(texts.noSuchDomain(domain))
  const answer = await dns.ask(name, 'MX')
  if (answer.state === 'missing') throw gone(texts.noSuchDomain(domain))
  if (answer.state === 'empty') return [name]
  if (answer.state !== 'found') throw unanswered(domain, answer)
  const found = answer.records.map(exchanger).filter((one) => one !== null)
  // RFC 7505: a single record with the root for a name.
  if (found.length > 0 && found.every(({ host }) => host === '')) throw gone(texts.nullMx(domain))
  return found
    .filter(({ host }) => host !== '')
    .sort((a, b) => a.preference - b.preference || a.turn - b.turn)
    .slice(0, mostExchangers)
    .map(({ host }) => host)
}

function exchanger(record: string): { preference: number; host: string; turn: number } | null {
  const [, preference, name] = /^(\d+)\s+(\S+)$/.exec(record.trim()) ?? []
  if (preference === undefined || name === undefined) return null
  return { preference: Number(preference), host: name.replace(/\.$/, ''), turn: Math.random() }
}

/**
 * An exchanger with its addresses. Whoever owns the domain of a recipient names it, and must not
 * lead us into our own network.
 * @throws Fault `resolve`
 */
export async function exchangerTarget(
  host: string,
  { dns, port, allowPrivate }: { dns: Resolver; port: number; allowPrivate: boolean },
): Promise<Target> {
  const found = isIP(host) !== 0 ? [host] : await addressesOf(host, dns)
  const open = found.filter((address) => allowPrivate || closedAddress(address) === null)
  const [closed] = found
  if (open.length === 0 && closed !== undefined) throw gone(texts.closedAddress(host, closed))
  return { host, addresses: open.slice(0, mostAddresses), port }
}

async function addressesOf(host: string, dns: Resolver): Promise<string[]> {
  const answers = await Promise.all([dns.ask(host, 'A'), dns.ask(host, 'AAAA')])
  const addresses = answers
    .flatMap(({ state, records }) => (state === 'found' ? records : []))
    .filter((address) => isIP(address) !== 0)
  if (addresses.length > 0) return addresses
  const open = answers.find(({ state }) => state !== 'missing' && state !== 'empty')
  if (open) throw unanswered(host, open)
  throw gone(texts.noAddress(host))
}

function gone(text: Fault['text']): Fault {
  return new Fault({ step: 'resolve', kind: null, text, permanent: true })
}

function unanswered(name: string, answer: DnsAnswer): Fault {
  const kind = isUnknown(answer) ? 'unreachable' : null
  return new Fault({ step: 'resolve', kind, text: texts.noDns(name, answer.state) })
}
