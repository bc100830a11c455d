import { isUnknown, type Resolver } from '../../../dns/resolver.ts'
import type { DkimReason, DkimSignature, SeenRecord } from '../../../types.ts'
import type { AuthMail } from '../mail.ts'
import { isKeyRecord, readKey, type KeyRecord } from './key.ts'
import { identityDomain, type Signature } from './signature.ts'
import { isSignedBy, signedText, type BodyHash } from './signed.ts'

/** What is kept of a signature; its sentence is made when it is read. */
export type KeptSignature = Omit<DkimSignature, 'summary'>

/** A signature that is read, and whose body is hashed. */
export interface Prepared {
  signature: Signature
  body: BodyHash
}

/** Shorter RSA keys are refused (RFC 8301 §3.2). */
export const leastBits = 1024
/** Clocks differ. */
const toleranceMs = 5 * 60_000

type Verdict = Pick<KeptSignature, 'result' | 'reason'>

/** What there is to say before any key is asked for; null when the key decides. */
function beforeKey({ signature, body }: Prepared, now: number): Verdict | null {
  const { fault, expiresAt, signedAt, bodyLength, hash } = signature
  if (fault === 'syntax') return { result: 'permerror', reason: 'syntax' }
  if (fault === 'unsupported') return { result: 'neutral', reason: 'unsupported' }
  if (fault === 'from_not_signed') return { result: 'permerror', reason: 'from_not_signed' }
  // RFC 8301 §3.1: nobody may take it for good any more.
  if (hash === 'sha1') return { result: 'policy', reason: 'unsupported' }
  if (expiresAt !== null && signedAt !== null && expiresAt <= signedAt) {
    return { result: 'permerror', reason: 'syntax' }
  }
  if (bodyLength !== null && bodyLength > body.length) {
    return { result: 'fail', reason: 'broken_body' }
  }
  if (signature.bodyHash !== body.found) return { result: 'fail', reason: 'broken_body' }
  if (expiresAt !== null && expiresAt * 1000 < now) return { result: 'fail', reason: 'expired' }
  if (signedAt !== null && signedAt * 1000 > now + toleranceMs) {
    return { result: 'fail', reason: 'future' }
  }
  return null
}

interface Found {
  state: 'key' | 'none' | 'error' | 'unknown'
  key: KeyRecord | null
  record: SeenRecord | null
}

/** The key record that a signature names. */
export async function keyOf(
  { selector, domain }: Pick<Signature, 'selector' | 'domain'>,
  dns: Resolver,
): Promise<Found> {
  const name = `${selector}._domainkey.${domain}`
  const answer = await dns.ask(name, 'TXT')
  const nothing = { key: null, record: null }
  if (isUnknown(answer)) return { state: 'unknown', ...nothing }
  if (answer.state === 'failed' || answer.state === 'timeout') return { state: 'error', ...nothing }
  const value = answer.records.find(isKeyRecord) ?? answer.records[0]
  if (value === undefined) return { state: 'none', ...nothing }
  const record = { name, type: 'TXT', value, planned: answer.planned } as const
  return { state: 'key', key: readKey(value), record }
}

function withKey(mail: AuthMail, signature: Signature, { state, key }: Found): Verdict {
  if (state === 'unknown') return { result: 'undecided', reason: 'unknown' }
  if (state === 'error') return { result: 'temperror', reason: 'dns_error' }
  if (key === null) return { result: 'permerror', reason: 'no_key' }
  if (key.state === 'revoked') return { result: 'permerror', reason: 'revoked' }
  if (key.keyType !== null && key.keyType !== signature.keyType) {
    return { result: 'permerror', reason: 'key_mismatch' }
  }
  if (key.state === 'bad' || key.key === null) return { result: 'permerror', reason: 'bad_key' }
  if (key.hashes !== null && !key.hashes.includes(signature.hash ?? '')) {
    return { result: 'permerror', reason: 'key_mismatch' }
  }
  if (key.keyType === 'rsa' && (key.bits ?? 0) < leastBits) {
    return { result: 'policy', reason: 'weak_key' }
  }
  // t=s: not for names below (RFC 6376 §3.6.1).
  const identity = signature.identity === null ? null : identityDomain(signature.identity)
  if (key.strict && identity !== null && identity !== signature.domain) {
    return { result: 'permerror', reason: 'key_mismatch' }
  }
  return isSignedBy(signedText(mail.fields, signature), signature, key.key)
    ? { result: 'pass', reason: 'valid' }
    : { result: 'fail', reason: 'bad_signature' }
}

/** Verifies a signature by the keys that this resolver knows (RFC 6376 §6.1). */
export async function verifySignature(
  mail: AuthMail,
  prepared: Prepared,
  dns: Resolver,
  now: number,
): Promise<KeptSignature> {
  const { signature } = prepared
  const early = beforeKey(prepared, now)
  const named = signature.fault === null || signature.fault === 'from_not_signed'
  const found: Found = named
    ? await keyOf(signature, dns)
    : { state: 'none', key: null, record: null }
  return shown(mail, prepared, found, early ?? withKey(mail, signature, found))
}

/** Reasons that leave open whether the body is as it was signed. */
const withoutBody: DkimReason[] = ['syntax', 'unsupported']

function shown(
  { fields }: AuthMail,
  { signature, body }: Prepared,
  { key, record }: Found,
  verdict: Verdict,
): KeptSignature {
  const { domain, selector, identity, algorithm, bodyLength, canon } = signature
  return {
    ...verdict,
    ...{ domain, selector, identity, algorithm, bodyLength },
    keyType: key?.keyType ?? signature.keyType,
    keyBits: key?.bits ?? null,
    canonicalization: canon,
    headers: signature.fault === 'syntax' ? [] : coverage(signature, fields),
    unsignedBytes: bodyLength === null ? 0 : Math.max(0, body.length - bodyLength),
    signedAt: instant(signature.signedAt),
    expiresAt: instant(signature.expiresAt),
    bodyHash: {
      expected: signature.bodyHash.slice(0, 200),
      found: withoutBody.includes(verdict.reason) ? null : body.found,
    },
    testing: key?.testing ?? false,
    strict: key?.strict ?? false,
    key: record,
    where: { header: 'DKIM-Signature', part: null, line: signature.field.line },
  }
}

const mostHeaders = 200

/** How often each field is signed, and how often it is there. */
function coverage({ headers, field }: Signature, fields: AuthMail['fields']) {
  const names = [...new Set(headers)].slice(0, mostHeaders)
  const count = (list: readonly string[], name: string) => list.filter((one) => one === name).length
  const there = fields.filter((one) => one !== field).map(({ name }) => name)
  return names.map((name) => {
    const [signed, present] = [count(headers, name), count(there, name)]
    return { name, signed, present, oversigned: signed > present }
  })
}

/** Null also for what no calendar has. */
function instant(seconds: number | null): string | null {
  return seconds === null || seconds > 8.64e12 ? null : new Date(seconds * 1000).toISOString()
}
