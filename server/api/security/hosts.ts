import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

/** The name or address of a Host field (RFC 9110 §7.2), lower case, without port and brackets. */
export function hostName(field: string): string | null {
  const host = field.trim().toLowerCase()
  const match = /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9._-]{1,255}))(?::\d{1,5})?$/.exec(host)
  return match ? (match[1] ?? match[2] ?? null) : null
}

export interface HostRules {
  /** What the server listens on. */
  bound: string
  /** `*`, a name, or `*.name` for everything below a name. */
  allowed: readonly string[]
}

/**
 * Whether a request may name the server so. A page on the internet can point its own name at this
 * machine (DNS rebinding) and then read everything as "same origin"; it cannot make the browser
 * send one of these names.
 */
export function hostAllowed(field: string | undefined, { bound, allowed }: HostRules): boolean {
  const name = field === undefined ? null : hostName(field)
  if (name === null) return false
  if (isLoopback(name) || name === bound.toLowerCase()) return true
  if (isIP(name) !== 0 && isEverything(bound) && ownAddresses().has(name)) return true
  return allowed.some((pattern) => matches(name, pattern.toLowerCase()))
}

/** Whether listening on this address keeps other machines out. */
export function isLoopback(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    (isIP(name) === 4 && name.startsWith('127.'))
  )
}

function isEverything(bound: string): boolean {
  return bound === '0.0.0.0' || bound === '::' || bound === ''
}

function ownAddresses(): Set<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return new Set(all.map(({ address }) => address.toLowerCase()))
}

function matches(name: string, pattern: string): boolean {
  if (pattern === '*') return true
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern
}
