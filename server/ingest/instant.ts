let minute = -1
let beginning = ''

/**
 * An instant as ISO 8601 in UTC, the same as `Date.toISOString`; cheap when many are of one minute,
 * as arrivals are.
 * @param at milliseconds since 1970, whole
 */
export function isoInstant(at: number): string {
  const of = Math.floor(at / 60_000)
  if (of !== minute) {
    beginning = new Date(of * 60_000).toISOString().slice(0, -'00.000Z'.length)
    minute = of
  }
  const rest = at - of * 60_000
  const text = String(100_000 + rest)
  return `${beginning}${text.slice(1, 3)}.${text.slice(3)}Z`
}
