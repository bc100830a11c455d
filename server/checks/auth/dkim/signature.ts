import type { DkimReason } from '../../../types.ts'
import type { RawField } from '../mail.ts'
import type { Canon } from './canonical.ts'
import { base64Of, listOf, numberOf, readTags, type Tags } from './tags.ts'

/** A signature field as it says it is to be verified. */
export interface Signature {
  field: RawField
  /** What makes it impossible to verify; null when nothing does. */
  fault: Extract<DkimReason, 'syntax' | 'unsupported' | 'from_not_signed'> | null
  /** The tag that is at fault, '' for none. */
  faultOf: string
  domain: string
  selector: string
  identity: string | null
  algorithm: string
  keyType: 'rsa' | 'ed25519' | null
  hash: 'sha256' | 'sha1' | null
  canon: { header: Canon; body: Canon }
  /** Lower case, in the order of `h=`. */
  headers: string[]
  bodyLength: number | null
  /** Seconds since 1970. */
  signedAt: number | null
  expiresAt: number | null
  bodyHash: string
  signature: Buffer
}

const required = ['v', 'a', 'b', 'bh', 'd', 'h', 's']
const dotted =
  /^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*$/

/** Reads a DKIM-Signature field (RFC 6376 §3.5). What it cannot mean is said, never thrown. */
export function readSignature(field: RawField): Signature {
  const tags = readTags(field.text.slice(field.text.indexOf(':') + 1)) ?? new Map<string, string>()
  const signature = signatureOf(field, tags)
  const [fault, faultOf] = faultIn(tags, signature)
  return { ...signature, fault, faultOf }
}

/** Also for the fields of ARC, which have the same tags (RFC 8617 §4). */
export function signatureOf(field: RawField, tags: Tags): Omit<Signature, 'fault' | 'faultOf'> {
  const tag = (name: string) => tags.get(name) ?? ''
  const algorithm = tag('a').toLowerCase()
  const [key, hash] = algorithm.split('-')
  const [header = 'simple', body = 'simple'] = tags.has('c')
    ? tag('c').toLowerCase().split('/')
    : []
  return {
    field,
    algorithm,
    domain: tag('d').toLowerCase(),
    selector: tag('s').toLowerCase(),
    identity: tags.get('i') ?? null,
    keyType: key === 'rsa' || key === 'ed25519' ? key : null,
    hash: hash === 'sha256' || hash === 'sha1' ? hash : null,
    canon: { header: canonOf(header), body: canonOf(body) },
    headers: listOf(tag('h')),
    bodyLength: numberOf(tags.get('l')),
    signedAt: numberOf(tags.get('t')),
    expiresAt: numberOf(tags.get('x')),
    bodyHash: tag('bh').replace(/\s+/g, ''),
    signature: base64Of(tag('b')) ?? Buffer.alloc(0),
  }
}

const canonOf = (name: string): Canon => (name === 'relaxed' ? 'relaxed' : 'simple')

type Fault = [Signature['fault'], string]

function faultIn(tags: Tags, signature: Omit<Signature, 'fault' | 'faultOf'>): Fault {
  const missing = required.find((name) => (tags.get(name) ?? '') === '')
  if (missing !== undefined) return ['syntax', missing]
  const wrong = (Object.keys(rules) as (keyof typeof rules)[]).find((name) => {
    const value = tags.get(name)
    return value !== undefined && !rules[name](value)
  })
  if (wrong !== undefined) return ['syntax', wrong]
  if (tags.get('v') !== '1') return ['unsupported', 'v']
  if (signature.keyType === null || signature.hash === null) return ['unsupported', 'a']
  if (signature.keyType === 'ed25519' && signature.hash === 'sha1') return ['unsupported', 'a']
  if (!listOf(tags.get('q') ?? 'dns/txt').includes('dns/txt')) return ['unsupported', 'q']
  if (!isCanon(tags.get('c'))) return ['unsupported', 'c']
  if (!signature.headers.includes('from')) return ['from_not_signed', 'h']
  return identityFits(signature) ? [null, ''] : ['syntax', 'i']
}

const rules = {
  d: (value: string) => dotted.test(value) && value.includes('.') && value.length <= 253,
  s: (value: string) => dotted.test(value) && value.length <= 200,
  b: (value: string) => base64Of(value) !== null,
  bh: (value: string) => base64Of(value) !== null,
  h: (value: string) => listOf(value).every((name) => /^[!-9;-~]+$/.test(name)),
  l: (value: string) => numberOf(value) !== null,
  t: (value: string) => numberOf(value) !== null,
  x: (value: string) => numberOf(value) !== null,
}

function isCanon(value: string | undefined): boolean {
  return value === undefined || /^(simple|relaxed)(\/(simple|relaxed))?$/i.test(value)
}

/** `i=` is at the domain of `d=`, or below it (RFC 6376 §3.5). */
function identityFits({ identity, domain }: { identity: string | null; domain: string }): boolean {
  if (identity === null) return true
  const at = identityDomain(identity)
  return at !== null && (at === domain || at.endsWith(`.${domain}`))
}

export function identityDomain(identity: string): string | null {
  const at = identity.lastIndexOf('@')
  return at < 0 ? null : identity.slice(at + 1).toLowerCase()
}
