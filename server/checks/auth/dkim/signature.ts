import { domainToASCII } from 'node:url'
import type { DkimReason, DkimSignature } from '../../../types.ts'
import type { RawField } from '../mail.ts'
import type { Hash } from './body.ts'
import { fromBase64, listed, readTags, unfolded, type Tags } from './tags.ts'

/** Why a signature is not even looked at further, and the tag that says so. */
export interface Fault {
  reason: Extract<DkimReason, 'syntax' | 'unsupported' | 'from_not_signed'>
  tag: string
}

/** A signature as it is written; what is missing or wrong is empty, and `fault` names it. */
export interface Signature {
  field: RawField
  tags: Tags
  fault: Fault | null
  domain: string
  selector: string
  identity: string | null
  algorithm: string
  hash: Hash
  keyType: 'rsa' | 'ed25519' | null
  canon: DkimSignature['canonicalization']
  /** Of `h=`, lower case. */
  names: string[]
  length: number | null
  /** Seconds since 1970. */
  signedAt: number | null
  expiresAt: number | null
  bodyHash: Buffer | null
  value: Buffer | null
}

const largestField = 64 * 1024
const mostNames = 1_000

/** Reads the tags that DKIM signatures and ARC message signatures and seals have in common. */
export function readSignature(field: RawField): Signature {
  const read =
    field.text.length > largestField ? '…' : readTags(field.text.slice(field.text.indexOf(':') + 1))
  const tags: Tags = typeof read === 'string' ? new Map() : read
  const text = (name: string) => tags.get(name) ?? ''
  const algorithm = text('a').toLowerCase()
  const names = tags.has('h') ? listed(text('h')).slice(0, mostNames) : []
  const [header = '', body = 'simple'] = (tags.get('c') ?? 'simple/simple').toLowerCase().split('/')
  return {
    ...{ field, tags, algorithm, names },
    fault: typeof read === 'string' ? { reason: 'syntax', tag: read } : null,
    domain: domainOf(text('d'), 2) ?? '',
    selector: domainOf(text('s'), 1) ?? '',
    identity: tags.has('i') ? text('i') : null,
    hash: algorithm.endsWith('-sha1') ? 'sha1' : 'sha256',
    keyType: algorithms[algorithm] ?? null,
    canon: { header: canonOf(header), body: canonOf(body) },
    length: numberOf(tags.get('l'), 76),
    signedAt: numberOf(tags.get('t'), 12),
    expiresAt: numberOf(tags.get('x'), 12),
    bodyHash: fromBase64(text('bh')),
    value: fromBase64(text('b')),
  }
}

/** RFC 8301 and RFC 8463; RSA with SHA-1 is read, to be refused in so many words. */
const algorithms: Record<string, 'rsa' | 'ed25519'> = {
  'rsa-sha256': 'rsa',
  'rsa-sha1': 'rsa',
  'ed25519-sha256': 'ed25519',
}

function canonOf(word: string): 'simple' | 'relaxed' {
  return word.trim() === 'relaxed' ? 'relaxed' : 'simple'
}

function numberOf(value: string | undefined, digits: number): number | null {
  if (value === undefined || value.length > digits || !/^\d+$/.test(value)) return null
  return Number(value)
}

/** @returns in A-labels (RFC 8616) and lower case; null when it is no name of so many labels */
export function domainOf(value: string, labels: number): string | null {
  if (value.length > 253) return null
  // Only what needs it goes through the URL parser: that takes numbers for IP addresses.
  const wide = /[^\x20-\x7e]/.test(value)
  const name = wide ? domainToASCII(Buffer.from(value, 'latin1').toString('utf8')) : value
  const all = name.toLowerCase().split('.')
  const fine = all.every((label) => label.length < 64 && /^[a-z0-9_-]+$/.test(label))
  return fine && all.length >= labels ? all.join('.') : null
}

/** @returns where the key is published; '' when the signature does not say */
export function keyName({ domain, selector }: Pick<Signature, 'domain' | 'selector'>): string {
  const name = `${selector}._domainkey.${domain}`
  return domain && selector && name.length <= 253 ? name : ''
}

/** @returns the domain of `i=`, that of `d=` where it says none; null when it has none */
export function identityDomain({ identity, domain }: Signature): string | null {
  if (identity === null) return domain
  return identity.includes('@') ? domainOf(identity.slice(identity.lastIndexOf('@') + 1), 1) : null
}

const canons = /^(simple|relaxed)(\/(simple|relaxed))?$/i

/** What both kinds of message signature must say (RFC 6376 §3.5); the first that is wrong. */
export function commonFault(signature: Signature): Fault | null {
  const { tags, domain, algorithm } = signature
  if (signature.fault) return signature.fault
  const wrong = (tag: string): Fault => ({ reason: 'syntax', tag })
  const missing = ['a', 'b', 'd', 's'].find((tag) => !tags.get(tag))
  if (missing) return wrong(missing)
  if (!algorithms[algorithm]) return { reason: 'unsupported', tag: 'a' }
  if (!domain) return wrong('d')
  if (!keyName(signature)) return wrong('s')
  if (!signature.value) return wrong('b')
  const time = ['t', 'x'].find((tag) => tags.has(tag) && numberOf(tags.get(tag), 12) === null)
  return time ? wrong(time) : null
}

/** What a signature over a message must say besides. */
export function messageFault(signature: Signature): Fault | null {
  const { tags, names, signedAt, expiresAt } = signature
  const common = commonFault(signature)
  if (common) return common
  const wrong = (tag: string): Fault => ({ reason: 'syntax', tag })
  if (!signature.bodyHash) return wrong('bh')
  const fields = unfolded(tags.get('h') ?? '').split(':')
  if (fields.length > mostNames || !fields.every((name) => /^[!-9<-~]+$/.test(name)))
    return wrong('h')
  const canon = tags.get('c')
  if (canon !== undefined && !canons.test(canon))
    return { reason: /^[\w/-]+$/.test(canon) ? 'unsupported' : 'syntax', tag: 'c' }
  if (tags.has('l') && signature.length === null) return wrong('l')
  if (signedAt !== null && expiresAt !== null && expiresAt <= signedAt) return wrong('x')
  const query = tags.get('q')
  if (query !== undefined && !listed(query).includes('dns/txt'))
    return { reason: 'unsupported', tag: 'q' }
  return names.includes('from') ? null : { reason: 'from_not_signed', tag: 'h' }
}

/** RFC 6376 §6.1.1. */
export function dkimFault(signature: Signature): Fault | null {
  const { tags, domain } = signature
  const version = tags.get('v')
  if (!signature.fault && version !== '1')
    return version ? { reason: 'unsupported', tag: 'v' } : { reason: 'syntax', tag: 'v' }
  const fault = messageFault(signature)
  if (fault) return fault
  const identity = identityDomain(signature)
  const below = identity === domain || (identity ?? '').endsWith(`.${domain}`)
  return below ? null : { reason: 'syntax', tag: 'i' }
}
