import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'

/** Lower case, without the last dot. */
export function plainName(name: string): string {
  const lower = name.toLowerCase()
  return lower.endsWith('.') ? lower.slice(0, -1) : lower
}

/** Fits into a question: labels of 1 to 63 bytes, 253 in all (RFC 1035 §2.3.4), ASCII that can be seen. */
export function isName(name: string): boolean {
  if (name.length > 253 || !/^[ -[\]-~]+$/.test(name)) return false
  return name.split('.').every((label) => label.length > 0 && label.length <= 63)
}

/** Node asks for names of letters, digits and `-_/*` only; others are there, mostly of SPF macros. */
export function isAskable(name: string): boolean {
  return /^[a-z0-9_/*.-]+$/.test(name)
}

/** The name is the domain, or below it; both plain. */
export function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`)
}

/**
 * A domain as it was typed, lower case and of A-labels; null when it is none, or an address.
 * Underscores pass, for `_dmarc` is a name to ask for.
 */
export function domainName(text: string): string | null {
  const name = plainName(text.trim().slice(0, 1000))
  // Of ASCII, and not by the rules of URLs: they take 1.2.3 for an address.
  const ascii = /^[!-~]*$/.test(name) ? name : plainName(domainToASCII(name))
  if (!isName(ascii) || isIP(ascii) !== 0 || /(^|\.)\d+$/.test(ascii)) return null
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(ascii) ? ascii : null
}
