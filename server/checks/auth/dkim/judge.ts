import type { DkimReason, DkimSignature } from '../../../types.ts'
import { isUnknown, type DnsState } from '../../../dns/resolver.ts'
import { isOfKey, isSignedBy } from './crypto.ts'
import type { FoundKey, KeyAnswer } from './lookup.ts'
import { unwrapped } from './record.ts'
import { identityDomain, type Signature } from './signature.ts'

/** A signature, and what is known of it without DNS. */
export interface Prepared {
  signature: Signature
  /** What it signs of the header. */
  data: Buffer
  /** Why it fails whatever DNS says. */
  settled: Judgement | null
}

export interface Judgement {
  reason: DkimReason
  /** What finer there is to say: a code of `texts.ts`. */
  code: string
  /** The tag that is wrong, of the signature or of the key. */
  tag: string
}

/** RFC 8601 §2.7.1 */
export const results: Record<DkimReason, DkimSignature['result']> = {
  valid: 'pass',
  broken_body: 'fail',
  bad_signature: 'fail',
  no_key: 'permerror',
  bad_key: 'permerror',
  revoked: 'permerror',
  weak_key: 'policy',
  key_mismatch: 'permerror',
  expired: 'fail',
  future: 'fail',
  syntax: 'neutral',
  unsupported: 'policy',
  from_not_signed: 'permerror',
  dns_error: 'temperror',
  unknown: 'undecided',
}

export function judged(reason: DkimReason, tag = '', code: string = reason): Judgement {
  return { reason, code, tag }
}

/**
 * @returns the judgement and the key that it is about. Of several keys (RFC 6376 §3.6.2.2 leaves
 *   open which one counts) the one that fits is taken.
 */
export function judge(prepared: Prepared, answer: KeyAnswer): Judgement & { key: FoundKey | null } {
  const { settled } = prepared
  const tried = answer.keys.map((key) => ({ ...judgeKey(prepared, key), key }))
  const best = tried.find(({ reason }) => reason === 'valid') ?? tried[0]
  if (settled) return { ...settled, key: best?.key ?? null }
  return best ?? { ...withoutKey(answer.state), key: null }
}

function withoutKey(state: DnsState): Judgement {
  if (isUnknown({ state })) return judged('unknown')
  if (state === 'failed' || state === 'timeout') return judged('dns_error')
  return state === 'found' ? judged('bad_key', '', 'not_a_key') : judged('no_key')
}

/** RFC 8301 §3.2 */
const fewestBits = 1_024

/** In the order of RFC 6376 §6.1.2. */
function judgeKey({ signature, data }: Prepared, { record }: FoundKey): Judgement {
  if (record.fault)
    return judged('bad_key', record.fault, unwrapped(record) ? 'wrapped_key' : 'bad_key')
  if (record.hashes && !record.hashes.includes(signature.hash)) return judged('key_mismatch', 'h')
  if (record.revoked) return judged('revoked')
  if (!record.mail) return judged('bad_key', 's')
  if (record.type !== signature.keyType) return judged('key_mismatch', 'k')
  if (record.strict && identityDomain(signature) !== signature.domain)
    return judged('key_mismatch', 't', 'strict_identity')
  const { key, bits } = record
  if (!key || bits === null) return judged('bad_key', 'p')
  if (record.type === 'rsa' && bits < fewestBits) return judged('weak_key')
  if (isSignedBy(key, signature, data)) return judged('valid')
  const own = isOfKey(key, signature)
  return judged('bad_signature', '', codes.get(own) ?? 'bad_signature')
}

const codes = new Map<boolean | null, string>([
  [true, 'header_changed'],
  [false, 'other_key'],
])
