import { isIPv4 } from 'node:net'
import type { EvalContext, EvalFunction } from '../eval.ts'
import { isPrivate } from '../relays/networks.ts'
import { address } from './fields.ts'
import { registeredDomain } from './domains.ts'

/** What the way of the message tells. */
export const relayFunctions: Record<string, EvalFunction> = {
  check_all_trusted: isAllTrusted,
  check_no_relays: isWithoutRelays,
  check_relays_unparseable: ({ mail }) => mail.relays().unparseable > 0,
  check_for_numeric_helo: hasNumericHelo,
  helo_ip_mismatch: isHeloOfOtherNetwork,
  check_for_sender_no_reverse: isSenderNamed,
  check_for_from_domain_in_received_headers: isDomainOnTheWay,
  check_for_no_rdns_dotcom_helo: isProviderWithoutName,
  check_for_forged_received_trail: ({ mail }) => breaksOf(mail.relays().untrusted) > 1,
  check_for_forged_received_ip_helo: hasForeignHelo,
  check_mailfrom_matches_rcvd: isSentByItsDomain,
  check_for_illegal_ip: () => false,
}

function isAllTrusted({ mail }: EvalContext): boolean {
  const { trusted, untrusted, unparseable } = mail.relays()
  return trusted.length > 0 && untrusted.length === 0 && unparseable === 0
}

function isWithoutRelays({ mail }: EvalContext): boolean {
  const { trusted, untrusted, unparseable } = mail.relays()
  return trusted.length + untrusted.length + unparseable === 0
}

function hasNumericHelo({ mail }: EvalContext): boolean {
  return mail.relays().untrusted.some(({ helo }) => isIPv4(helo) && !isPrivate(helo))
}

/** A HELO that is an address of another /24 than the one that spoke. */
function isHeloOfOtherNetwork({ mail }: EvalContext): boolean {
  return mail.relays().untrusted.some(({ helo, ip }) => {
    const both = [helo, ip].every((one) => isIPv4(one) && !isPrivate(one))
    return both && !ip.startsWith(helo.slice(0, helo.lastIndexOf('.') + 1))
  })
}

function isSenderNamed({ mail }: EvalContext): boolean {
  const first = mail.relays().untrusted.at(-1)
  return first !== undefined && first.rdns.includes('.') && !first.private
}

/** Whether mail of a domain came through servers of it; `desired` is what to report. */
function isDomainOnTheWay({ mail }: EvalContext, domain = '', desired = 'true'): boolean {
  const name = domain.toLowerCase()
  const from = address(mail, 'From').toLowerCase()
  const at = from.indexOf(name)
  if (name === '' || at < 0 || (at > 0 && /\w/.test(from.charAt(at - 1)))) return false
  const ends = (host: string) => host === name || host.endsWith(`.${name}`)
  const { trusted, untrusted } = mail.relays()
  const passed = [...trusted, ...untrusted].some(({ rdns, by }) => ends(rdns) && ends(by))
  return passed === (desired === 'true')
}

const providers =
  /(?:\.|^)(?:lycos\.com|lycos\.co\.uk|hotmail\.com|localhost\.com|excite\.com|caramail\.com|cs\.com|aol\.com|msn\.com|yahoo\.com|drizzle\.com)$/i

/** The first hop from outside says it is a big provider, and has no name. */
function isProviderWithoutName({ mail }: EvalContext): boolean {
  const last = mail.relays().untrusted.findLast((relay) => !relay.private)
  return last !== undefined && last.noReverse && providers.test(last.helo)
}

const hostName = /^\w[\w.-]+\.\w+$/

/** How often a server took mail that another one says to have passed on to somebody else. */
function breaksOf(relays: readonly { by: string; rdns: string; ip: string }[]): number {
  return relays.filter(({ by }, index) => {
    const server = domainOf(by.toLowerCase())
    const before = relays[index - 1]
    if (before === undefined || !isHostName(server)) return false
    const sender = domainOf(before.rdns.toLowerCase())
    const sameOwner = server === 'msn.com' && sender === 'hotmail.com'
    return isHostName(sender) && server !== sender && !sameOwner
  }).length
}

function isHostName(text: string): boolean {
  return text.length <= 255 && hostName.test(text)
}

/** The last two labels of a host name; three under short endings. */
function domainOf(host: string): string {
  if (!/[a-z]/.test(host)) return host
  const labels = host.split('.')
  const short = !/\S{3,}|ie|fr|de/.test(labels.at(-1) ?? '')
  if (labels.length > 1 && !short) return labels.slice(-2).join('.')
  return labels.length > 2 ? labels.slice(-3).join('.') : host
}

function hasForeignHelo({ mail }: EvalContext): boolean {
  const half = (ip: string) => ip.split('.').slice(0, 2).join('.')
  return mail.relays().untrusted.some(({ helo, ip }) => {
    return isIPv4(helo) && isIPv4(ip) && half(helo) !== half(ip) && !isPrivate(helo)
  })
}

/** Whether the host that handed the message over is of the domain of the reverse-path. */
function isSentByItsDomain({ mail, settings }: EvalContext): boolean {
  const domain = /@([^@]+\.[^@]+)$/.exec(address(mail, 'EnvelopeFrom'))?.[1]
  if (domain === undefined) return false
  const { trusted, untrusted } = mail.relays()
  const hosts = untrusted.length > 0 ? untrusted.slice(0, 1) : trusted
  const own = registeredDomain(domain, settings)
  return hosts.some(({ rdns }) => rdns !== '' && registeredDomain(rdns, settings) === own)
}
