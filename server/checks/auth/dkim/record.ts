import { createPublicKey, type KeyObject } from 'node:crypto'
import { fromBase64, listed, readTags, unfolded } from './tags.ts'

/** A key record (RFC 6376 §3.6.1). */
export interface KeyRecord {
  text: string
  /** `k=`; empty when it is none that we know. */
  type: 'rsa' | 'ed25519' | ''
  /** `h=`; null allows all. */
  hashes: string[] | null
  /** It may be used for mail (`s=`). */
  mail: boolean
  testing: boolean
  strict: boolean
  revoked: boolean
  key: KeyObject | null
  bits: number | null
  /** The tag that is wrong. */
  fault: string | null
}

/** TXT records of the name that are about something else are left alone (RFC 6376 §3.6.2.2). */
export function looksLikeKey(text: string): boolean {
  return /(^|;)[ \t]*(p|v)[ \t]*=/.test(text.slice(0, 4_096)) && !/^[ \t]*v=spf1/i.test(text)
}

export function readKey(text: string): KeyRecord {
  const read = readTags(text)
  const tags = typeof read === 'string' ? new Map<string, string>() : read
  const type = (tags.get('k') ?? 'rsa').toLowerCase()
  const known = type === 'rsa' || type === 'ed25519' ? type : ''
  const flags = listed(tags.get('t') ?? '')
  const services = listed(tags.get('s') ?? '*')
  const p = tags.get('p')
  const key = known && p ? publicKey(p, known) : null
  const bits = key && (known === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : 256)
  return {
    ...{ text, type: known, key, bits },
    hashes: tags.has('h') ? listed(tags.get('h') ?? '') : null,
    mail: services.includes('*') || services.includes('email'),
    testing: flags.includes('y'),
    strict: flags.includes('s'),
    revoked: p === '',
    fault: typeof read === 'string' ? read : faultOf(tags, { key, bits, known }),
  }
}

/** Larger keys are refused: each costs more than it is worth (RFC 8301 §3.2 asks for 4096). */
const mostBits = 8_192

function faultOf(
  tags: ReadonlyMap<string, string>,
  { key, bits, known }: { key: KeyObject | null; bits: number | null; known: string },
): string | null {
  const [first] = tags.keys()
  if (tags.has('v') && (tags.get('v') !== 'DKIM1' || first !== 'v')) return 'v'
  if (!known) return 'k'
  if (tags.get('p') === undefined) return 'p'
  if (tags.get('p') !== '' && (!key || (bits ?? 0) > mostBits)) return 'p'
  return null
}

/** What stands before the 32 bytes of an Ed25519 key (RFC 8410 §4). */
const ed25519 = Buffer.from('302a300506032b6570032100', 'hex')

/** RSA keys are published as SubjectPublicKeyInfo, and by the letter as RSAPublicKey. */
function publicKey(p: string, type: 'rsa' | 'ed25519'): KeyObject | null {
  const der = p.length > 4_096 ? null : fromBase64(p)
  if (!der) return null
  if (type === 'ed25519')
    return der.length === 32 ? parsed(Buffer.concat([ed25519, der]), 'spki', type) : null
  return parsed(der, 'spki', type) ?? parsed(der, 'pkcs1', type)
}

function parsed(der: Buffer, format: 'spki' | 'pkcs1', type: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: format })
    return key.asymmetricKeyType === type ? key : null
  } catch {
    // The bytes come from DNS: whatever is wrong with them, they are no key.
    return null
  }
}

/** An Ed25519 key with the wrapping of other keys, as OpenSSL prints it: a common mistake. */
export function unwrapped(record: KeyRecord): string | null {
  const p = /(^|;)[ \t]*p[ \t]*=([^;]*)/.exec(record.text.slice(0, 4_096))?.[2] ?? ''
  const der = fromBase64(p)
  if (der?.length !== 44 || !der.subarray(0, 12).equals(ed25519)) return null
  return record.text.replace(p, unfolded(der.subarray(12).toString('base64')))
}
