import type { AuthMail } from '../mail.ts'
import type { KeptFinding } from '../verdict.ts'
import { onSignature, type Judged } from './about.ts'

/** Looks at a signature that can be read; what it finds does not decide the verdict. */
type Remark = (one: Judged, mail: AuthMail, now: number) => KeptFinding | null

const remarks: Remark[] = [
  (one) =>
    one.kept.keyType === 'rsa' &&
    (one.kept.keyBits ?? 0) >= 1_024 &&
    (one.kept.keyBits ?? 0) < 2_048
      ? onSignature(one, 'small_key', 'warn')
      : null,
  (one) =>
    one.prepared.signature.hash === 'sha1' && one.judgement.code !== 'sha1'
      ? onSignature(one, 'sha1', 'warn')
      : null,
  bodyLength,
  (one, _, now) =>
    one.kept.expiresAt !== null && isSoon(Date.parse(one.kept.expiresAt) - now)
      ? onSignature(one, 'expires_soon', 'warn')
      : null,
  (one) => (one.kept.testing ? onSignature(one, 'testing', 'warn') : null),
  (one) =>
    one.answer.keys.length > 1
      ? onSignature(one, 'several_keys', 'warn', { count: one.answer.keys.length })
      : null,
  unsignedFields,
  (one) =>
    one.kept.headers.some(({ name, oversigned }) => name === 'from' && !oversigned)
      ? onSignature(one, 'from_once', 'info')
      : null,
  (one) =>
    one.kept.canonicalization.header === 'simple' ? onSignature(one, 'simple', 'info') : null,
]

/** @param now instant in ms */
export function remarksOn(mail: AuthMail, one: Judged, now: number): KeptFinding[] {
  if (one.prepared.fault && one.prepared.fault.reason !== 'from_not_signed') return []
  return remarks.flatMap((remark) => remark(one, mail, now) ?? [])
}

/** Mail may wait that long in a queue. */
const day = 86_400_000

function isSoon(left: number): boolean {
  return left >= 0 && left < day
}

function bodyLength(one: Judged): KeptFinding | null {
  const { bodyLength: length, unsignedBytes } = one.kept
  if (length === null || one.judgement.code === 'body_too_short') return null
  if (unsignedBytes === 0) return onSignature(one, 'length_tag', 'warn')
  return onSignature(one, 'unsigned_bytes', 'warn', { unsigned: unsignedBytes })
}

/** Fields that a stranger must not be able to change (RFC 6376 §5.4.1); the first are what is seen. */
const seen = ['To', 'Subject', 'Date', 'Reply-To', 'List-Unsubscribe', 'List-Unsubscribe-Post']
const wanted = [...seen, 'Cc', 'Message-ID', 'MIME-Version', 'Content-Type']

function unsignedFields(one: Judged, { fields }: AuthMail): KeptFinding | null {
  const there = new Set(fields.map(({ name }) => name))
  const signed = new Set(one.prepared.signature.names)
  const left = wanted.filter((name) => {
    const key = name.toLowerCase()
    return there.has(key) && !signed.has(key)
  })
  if (left.length === 0) return null
  const severity = left.some((name) => seen.includes(name)) ? 'warn' : 'info'
  return onSignature(one, 'unsigned_fields', severity, { fields: left.join(', ') })
}
