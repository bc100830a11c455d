import type { ConnectionFacts } from '../../../types.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'

/** What the session of the capture tells of the client; receivers will see another one. */
export function onSession(connection: ConnectionFacts | null): KeptFinding[] {
  if (connection === null) return [remark('journey_no_session', 'info')]
  const { tls, user, ehlo, clientAddress } = connection
  const found: KeptFinding[] = []
  if (tls === null) {
    const local = isLoopback(clientAddress)
    found.push(remark(local ? 'journey_plain_local' : 'journey_plain', local ? 'info' : 'warn'))
  } else if (/^(?:SSL|TLSv1(?:\.1)?$)/.test(tls.version)) {
    found.push(remark('journey_old_tls', 'warn', { version: tls.version, cipher: tls.cipher }))
  } else found.push(remark('journey_tls', 'good', { version: tls.version, cipher: tls.cipher }))
  if (user !== null && tls === null && !isLoopback(clientAddress)) {
    found.push(remark('journey_open_password', 'warn', { user }))
  } else if (user !== null) found.push(remark('journey_user', 'info', { user }))
  if (ehlo !== null && !isGreeting(ehlo)) found.push(remark('journey_ehlo', 'info', { ehlo }))
  return found
}

export function isLoopback(address: string): boolean {
  return /^(?:::ffff:)?127\./i.test(address) || address === '::1'
}

/** A name with a dot, or an address in brackets (RFC 5321 §4.1.1.1). */
function isGreeting(ehlo: string): boolean {
  return (
    /^\[[\da-f:.a-z]{2,60}\]$/i.test(ehlo) || /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/i.test(ehlo)
  )
}
