import { createPublicKey, type KeyObject } from 'node:crypto'
import { base64Of, listOf, readTags, type Tags } from './tags.ts'

/** A key record (RFC 6376 §3.6.1). */
export interface KeyRecord {
  state: 'good' | 'revoked' | 'bad'
  /** The tag that is at fault. */
  faultOf: string
  keyType: 'rsa' | 'ed25519' | null
  key: KeyObject | null
  bits: number | null
  /** Hashes it allows; null is all. */
  hashes: string[] | null
  testing: boolean
  strict: boolean
}

/** Ed25519 keys of 32 bytes lack this before them (RFC 8410 §10.1). */
const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Whether a TXT record claims to be a key: `v=` absent, or the first and DKIM1. */
export function isKeyRecord(text: string): boolean {
  const tags = readTags(text)
  if (tags === null || !tags.has('p')) return false
  const version = tags.get('v')
  return version === undefined || version === 'DKIM1'
}

export function readKey(text: string): KeyRecord {
  const tags = readTags(text)
  const nothing = { keyType: null, key: null, bits: null, hashes: null }
  if (tags === null) return bad('', { ...nothing, testing: false, strict: false })
  const flags = listOf(tags.get('t') ?? '')
  const base = {
    ...nothing,
    testing: flags.includes('y'),
    strict: flags.includes('s'),
    hashes: tags.has('h') ? listOf(tags.get('h') ?? '') : null,
  }
  const version = tags.get('v')
  if (version !== undefined && (version !== 'DKIM1' || [...tags.keys()][0] !== 'v')) {
    return bad('v', base)
  }
  const services = listOf(tags.get('s') ?? '*')
  if (!services.includes('*') && !services.includes('email')) return bad('s', base)
  return keyIn(tags, base)
}

type Base = Omit<KeyRecord, 'state' | 'faultOf'>

const bad = (faultOf: string, base: Base): KeyRecord => ({ ...base, state: 'bad', faultOf })

function keyIn(tags: Tags, base: Base): KeyRecord {
  const type = (tags.get('k') ?? 'rsa').toLowerCase()
  if (type !== 'rsa' && type !== 'ed25519') return bad('k', base)
  const typed = { ...base, keyType: type } as const
  const p = tags.get('p')
  if (p === undefined) return bad('p', typed)
  if (p === '') return { ...typed, state: 'revoked', faultOf: 'p' }
  const bytes = base64Of(p)
  const key = bytes && (type === 'rsa' ? rsaKey(bytes) : ed25519Key(bytes))
  if (!key || key.asymmetricKeyType !== type) return bad('p', typed)
  const bits = type === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : 256
  return { ...typed, state: 'good', faultOf: '', key, bits }
}

/** As SubjectPublicKeyInfo; some publish the bare RSAPublicKey (RFC 6376 §3.6.1 names that). */
function rsaKey(bytes: Buffer): KeyObject | null {
  return made(bytes, 'spki') ?? made(bytes, 'pkcs1')
}

function ed25519Key(bytes: Buffer): KeyObject | null {
  return bytes.length === 32 ? made(Buffer.concat([ed25519Prefix, bytes]), 'spki') : null
}

function made(key: Buffer, type: 'spki' | 'pkcs1'): KeyObject | null {
  try {
    return createPublicKey({ key, format: 'der', type })
  } catch {
    // What is no key is told as such by the caller.
    return null
  }
}
