import { randomFillSync } from 'node:crypto'

const random = new Uint8Array(16)

/**
 * A UUIDv7 (RFC 9562 §5.7).
 * @param at milliseconds since 1970
 */
export function newId(at: number): string {
  randomFillSync(random)
  const hex = Buffer.from(random.buffer, 6, 10).toString('hex')
  const time = Math.trunc(at).toString(16).padStart(12, '0')
  const variant = ((random[8]! & 0x3f) | 0x80).toString(16).padStart(2, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(6, 8)}-${hex.slice(8, 20)}`
}
