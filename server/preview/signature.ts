import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a remote reference is wanted as: an image or font, or a style sheet so many imports deep. */
export type Wanted = 'file' | number

/** Style sheets may import each other so deep. */
export const deepest = 3

/**
 * The last part of a remote reference's path: proof that this process found the URL in that
 * message, or in a style sheet that the message asks for. So nobody can have fetched what he likes.
 */
export function signed(secret: string, message: string, url: string, wanted: Wanted): string {
  const kind = wanted === 'file' ? 'f' : `s${wanted}`
  return `${kind}-${mac(secret, message, url, kind).toString('base64url')}`
}

/** What the reference is wanted as; null when the key is not ours. */
export function verified(secret: string, message: string, url: string, key: string): Wanted | null {
  const [, kind = '', told = ''] = /^(f|s\d)-([\w-]{43})$/.exec(key) ?? []
  if (kind === '') return null
  const given = Buffer.from(told, 'base64url')
  const own = mac(secret, message, url, kind)
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null
  return kind === 'f' ? 'file' : Number(kind.slice(1))
}

function mac(secret: string, message: string, url: string, kind: string): Buffer {
  return createHmac('sha256', secret).update(`${kind}\n${message}\n${url}`).digest()
}
