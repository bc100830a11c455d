import { domainName } from '../../dns/names.ts'

/** A forward-path (RFC 5321 §4.1.2) as the rules of releasing look at it. */
export interface Forward {
  /** As it goes out: the local part as it was written, the domain of A-labels in lower case. */
  address: string
  local: string
  /** Lower case, A-labels; '[192.0.2.1]' for an address literal. */
  domain: string
}

const atom = /^[^\s"(),:;<>@[\\\]]+$/
const quoted = /^"(?:[^"\\\r\n]|\\[^\r\n])*"$/
const literal = /^\[[0-9a-f:.]{2,60}\]$/i

/** @returns null for what no mail can be sent to */
export function readForward(text: string): Forward | null {
  const trimmed = text.trim()
  if (trimmed.length > 320) return null
  const at = trimmed.lastIndexOf('@')
  if (at < 1) return null
  const local = trimmed.slice(0, at)
  const host = trimmed.slice(at + 1)
  const domain = literal.test(host) ? host.toLowerCase() : domainName(host)
  if (domain === null || !(atom.test(local) || quoted.test(local))) return null
  return { address: `${local}@${domain}`, local, domain }
}

/**
 * True when the local part names another way to go on from there: the percent hack, a bang path,
 * an address in quotes. A host that honours it would hand the mail to somebody whom no list here
 * has seen.
 */
export function isRouted({ local }: Forward): boolean {
  return /[%!@]/.test(local)
}
