import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { CheckInput } from '../check.ts'
import type { Sending } from '../../config.ts'

/**
 * The copy that is scored: one Received field (RFC 5321 §4.4) before the message, as the server of
 * the recipient would write it had the message come from the configured machine.
 */
export function withReceived(input: CheckInput, sending: Sending | null): Uint8Array {
  if (sending === null) return input.raw
  const field = Buffer.from(receivedField(input, sending), 'latin1')
  return Buffer.concat([field, input.raw])
}

function receivedField(
  { id, arrivedAt, connection }: CheckInput,
  { ip, host, helo }: Sending,
): string {
  const name = host ?? 'unknown'
  const address = isIPv6(ip) ? `IPv6:${ip}` : ip
  // Who authenticated did so here; the server of the recipient sees a stranger.
  const how = connection?.tls ? 'ESMTPS' : 'ESMTP'
  const queued = createHash('sha256').update(id).digest('hex').slice(0, 12).toUpperCase()
  const date = new Date(arrivedAt).toUTCString().replace('GMT', '+0000')
  return (
    `Received: from ${helo ?? host ?? `[${address}]`} (${name} [${address}])\r\n` +
    `\tby mx.mailproof.invalid (Postfix) with ${how} id ${queued}\r\n` +
    `\t; ${date}\r\n`
  )
}
