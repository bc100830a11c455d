import { randomUUID } from 'node:crypto'

/** A UUIDv7: the random one of Node with the time in front (RFC 9562 §5.7). */
export function newId(at: number): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
