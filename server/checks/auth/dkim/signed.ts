import { createHash, verify, type KeyObject } from 'node:crypto'
import type { AuthMail, RawField } from '../mail.ts'
import { canonicalBody, canonicalField, type Canon } from './canonical.ts'
import type { Signature } from './signature.ts'

/** Fields that `h=` names, found bottom up (RFC 6376 §5.4.2); those that are not there are left out. */
export function signedFields(fields: RawField[], names: string[]): RawField[] {
  const left = new Map<string, RawField[]>()
  for (const field of fields) {
    const known = left.get(field.name)
    if (known) known.push(field)
    else left.set(field.name, [field])
  }
  return names.flatMap((name) => left.get(name)?.pop() ?? [])
}

/** What was signed: the chosen fields, and the signature itself without its value. */
export function signedText(
  fields: RawField[],
  { field, headers, canon }: Pick<Signature, 'field' | 'headers' | 'canon'>,
): string {
  const others = fields.filter((one) => one !== field)
  const lines = signedFields(others, headers).map(({ text }) => canonicalField(text, canon.header))
  return [...lines, canonicalField(withoutValue(field.text), canon.header)].join('\r\n')
}

/** The value of `b=` counts as empty (RFC 6376 §3.5); other tags that end in b stay. */
export function withoutValue(text: string): string {
  return text.replace(/((?:^[^:]*:|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*/, '$1')
}

export function isSignedBy(
  text: string,
  signature: Pick<Signature, 'keyType' | 'hash' | 'signature'>,
  key: KeyObject,
): boolean {
  const bytes = Buffer.from(text, 'latin1')
  // RFC 8463 §3: Ed25519 signs the hash, not the text.
  return signature.keyType === 'ed25519'
    ? verify(null, createHash('sha256').update(bytes).digest(), key, signature.signature)
    : verify(signature.hash ?? 'sha256', bytes, key, signature.signature)
}

export interface BodyHash {
  found: string
  /** Of the canonical body, before `l=` cuts it. */
  length: number
}

/** Hashes the body once for each way in which signatures want it. */
export function bodyHasher({ raw, bodyStart }: Pick<AuthMail, 'raw' | 'bodyStart'>) {
  const bodies = new Map<Canon, Uint8Array>()
  const hashes = new Map<string, BodyHash>()
  return ({ canon, hash, bodyLength }: Pick<Signature, 'canon' | 'hash' | 'bodyLength'>) => {
    const key = `${canon.body} ${hash} ${bodyLength}`
    const known = hashes.get(key)
    if (known) return known
    const body = bodies.get(canon.body) ?? canonicalBody(raw.subarray(bodyStart), canon.body)
    bodies.set(canon.body, body)
    const signed = bodyLength === null ? body : body.subarray(0, bodyLength)
    const found = createHash(hash ?? 'sha256')
      .update(signed)
      .digest('base64')
    const made = { found, length: body.length }
    hashes.set(key, made)
    return made
  }
}
