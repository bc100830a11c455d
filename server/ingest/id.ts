import { randomFillSync } from 'node:crypto'

/** Random bytes for many ids: asking for a few costs as much as asking for all. */
const pool = Buffer.alloc(10 * 400)
let used = pool.length
let lastAt = -1
let time = ''

/**
 * A UUIDv7 (RFC 9562 §5.7).
 * @param at milliseconds since 1970
 */
export function newId(at: number): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.toString('hex', used, used + 10)
  const variant = hex[8 + (pool[used + 9]! & 3)] // used + 9 < pool.length
  used += 10
  if (at !== lastAt) {
    lastAt = at
    const digits = Math.trunc(at).toString(16).padStart(12, '0')
    time = `${digits.slice(0, 8)}-${digits.slice(8)}-7`
  }
  return `${time}${random.slice(0, 3)}-${variant}${random.slice(3, 6)}-${random.slice(6, 18)}`
}

const hex = '0123456789abcdef'
