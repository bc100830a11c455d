import { createHash } from 'node:crypto'
import type { AuthMail } from '../mail.ts'
import { canonicalBody, withCrlf, type Canon } from './canon.ts'

export type Hash = 'sha1' | 'sha256'

export interface BodyHash {
  /** Base64; null when `l=` asks for more than there is. */
  found: string | null
  /** Of the canonical body. */
  length: number
}

export type Hashes = (canon: Canon, hash: Hash, length: number | null) => BodyHash

/** Each canonical form and each hash is made once, however many signatures ask for it. */
export function hashesOf(mail: Pick<AuthMail, 'raw' | 'bodyStart'>): Hashes {
  const bodies = new Map<Canon, Buffer>()
  const hashes = new Map<string, string>()
  let lines: Buffer | null = null
  const bodyAs = (canon: Canon) => {
    lines ??= withCrlf(mail.raw.subarray(mail.bodyStart))
    const body = bodies.get(canon) ?? canonicalBody(lines, canon)
    bodies.set(canon, body)
    return body
  }
  return (canon, hash, length) => {
    const body = bodyAs(canon)
    if (length !== null && length > body.length) return { found: null, length: body.length }
    const key = `${canon} ${hash} ${length ?? ''}`
    const found =
      hashes.get(key) ??
      createHash(hash)
        .update(body.subarray(0, length ?? body.length))
        .digest('base64')
    hashes.set(key, found)
    return { found, length: body.length }
  }
}
