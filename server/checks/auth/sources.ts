import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'

const relay = /^include:\s*(\S{1,253})$/i

/** A relay has many addresses; more than this are no set-up but a mistake. */
export const mostSources = 50

/**
 * Reads where mail is sent from: '203.0.113.5', '2001:db8::5', or 'include:NAME' for the addresses
 * that the SPF record of a relay names.
 * @returns as it is kept; null for anything else
 */
export function sendingSource(text: string): string | null {
  const trimmed = text.trim()
  if (isIP(trimmed) !== 0) return trimmed.toLowerCase()
  const name = relay.exec(trimmed)?.[1]?.replace(/\.$/, '')
  if (name === undefined) return null
  const domain = domainToASCII(name)
  return domain.includes('.') && /^[\w.-]{3,253}$/.test(domain) ? `include:${domain}` : null
}
