import { domainToASCII } from 'node:url'

/** What is longer is no domain (RFC 1035 §2.3.4), in whatever script. */
const maxDomain = 1000

/** After the last '@'; '' when there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1 || address.length)
}

/** In A-labels (RFC 5890); null for what is no domain. */
export function asciiDomain(domain: string): string | null {
  if (domain === '' || domain.length > maxDomain) return null
  return /^[!-~]*$/.test(domain) ? domain : domainToASCII(domain) || null
}

/**
 * The address without a character beyond ASCII, its domain in A-labels: what a relay without
 * SMTPUTF8 takes. Null when its local part has such characters: nobody may re-write that.
 */
export function asciiAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  const local = at < 0 ? address : address.slice(0, at)
  if (!/^[\x20-\x7e]*$/.test(local)) return null
  if (at < 0) return address
  const domain = asciiDomain(address.slice(at + 1))
  return domain === null ? null : `${local}@${domain}`
}
