import { domainToASCII } from 'node:url'
import { parseAddresses } from '../../mime/addresses.ts'
import { bufferOf } from '../../mime/charset.ts'
import { bodyCharset, readHeader, unfolded, type FieldPlace } from '../../mime/header.ts'
import type { CheckInput } from '../check.ts'
import type { AuthMail, RawField } from './mail.ts'

const mostFields = 2_000
const mostAuthors = 50

/** Reads what the protocols need of a message. @param sources where it will be sent from */
export function readMail(input: CheckInput, sources: string[]): AuthMail {
  const { raw, parts, envelope, connection, arrivedAt } = input
  const header = readHeader(raw)
  const places = header.fields.slice(0, mostFields)
  return {
    ...{ raw, parts, envelope, connection, arrivedAt, sources },
    fields: rawFields(raw, places),
    bodyStart: header.bodyStart,
    from: authors(raw, places),
    sender: senderOf(envelope.from, connection?.ehlo ?? null),
  }
}

function rawFields(raw: Uint8Array, places: FieldPlace[]): RawField[] {
  const bytes = bufferOf(raw)
  let line = 1
  let at = 0
  return places.map(({ name, start, end }) => {
    for (let lf = bytes.indexOf(0x0a, at); lf >= 0 && lf < start; lf = bytes.indexOf(0x0a, at)) {
      line++
      at = lf + 1
    }
    return { name, text: bytes.toString('latin1', start, end), line }
  })
}

function authors(raw: Uint8Array, places: FieldPlace[]): AuthMail['from'] {
  const charset = bodyCharset(raw, places)
  const addresses = places
    .filter(({ name }) => name === 'from')
    .flatMap((place) => parseAddresses(unfolded(raw, place, charset), mostAuthors))
    .map(({ address }) => address)
    .filter((address) => address !== '')
    .slice(0, mostAuthors)
  const domains = new Set(addresses.map(domainOf))
  const [domain = null] = domains
  return { addresses, domain: domains.size === 1 ? domain : null }
}

function senderOf(reversePath: string, helo: string | null): AuthMail['sender'] {
  const greeted = helo === null ? null : normalDomain(helo)
  if (reversePath === '') {
    return { identity: 'helo', local: 'postmaster', domain: greeted, helo: greeted }
  }
  const at = reversePath.lastIndexOf('@')
  return {
    identity: 'mailfrom',
    local: at > 0 ? reversePath.slice(0, at) : 'postmaster',
    domain: domainOf(reversePath),
    helo: greeted,
  }
}

/** The domain of an address, lower case and of A-labels; null when it has none. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@')
  return at < 0 ? null : normalDomain(address.slice(at + 1))
}

/** Null for an address literal and for what is no domain. */
function normalDomain(text: string): string | null {
  const bare = text.trim().replace(/\.$/, '')
  if (bare === '' || bare.startsWith('[') || bare.length > 253) return null
  // Underscores are not allowed in host names, but in names of DNS.
  const ascii = /^[\w.-]+$/.test(bare) ? bare.toLowerCase() : domainToASCII(bare)
  return ascii === '' ? null : ascii
}
