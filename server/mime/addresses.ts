import addressparser from 'nodemailer/lib/addressparser'
import type { Address } from '../types.ts'
import { decodeWords } from './encoded-words.ts'
import { oneLine } from './header.ts'

/** Characters of an address field that are read; the rest is left out. */
const maxField = 64 * 1024

/**
 * The addresses of a field (RFC 5322 §3.4), names decoded, groups opened. The value is unfolded
 * and not yet decoded, so that a comma in an encoded name parts nothing.
 */
export function parseAddresses(value: string, limit: number): Address[] {
  if (limit <= 0) return []
  const text = value.length > maxField ? value.slice(0, maxField) : value
  const out: Address[] = []
  for (const one of addressparser(text, { flatten: true })) {
    if (out.length >= limit) break
    out.push(...decoded(one.name, one.address))
  }
  return out.slice(0, limit)
}

function decoded(rawName: string, rawAddress: string): Address[] {
  const name = oneLine(decodeWords(rawName))
  const address = oneLine(rawAddress)
  if (address === '' && name !== rawName && /<[^<>@\s]+@[^<>@\s]+>$/.test(name.slice(-320))) {
    // Somebody encoded name and address together: `=?utf-8?Q?Ann_=3Cann@example.test=3E?=`.
    return addressparser(name.slice(0, 2000), { flatten: true }).map((one) => ({
      name: oneLine(one.name),
      address: oneLine(one.address),
    }))
  }
  return name === '' && address === '' ? [] : [{ name, address }]
}
