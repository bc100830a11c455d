import { createHash, timingSafeEqual } from 'node:crypto'

export interface Credentials {
  user: string
  password: string
}

/** Compares Basic credentials (RFC 7617) in a time that tells nothing of where they differ. */
export function passwordMatches(
  field: string | undefined,
  { user, password }: Credentials,
): boolean {
  const match = /^basic +([a-z0-9+/=_-]+) *$/i.exec(field ?? '')
  const given = match?.[1] === undefined ? '' : Buffer.from(match[1], 'base64').toString('utf8')
  return timingSafeEqual(digest(given), digest(`${user}:${password}`))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
