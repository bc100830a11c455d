import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'
import type { KeptSignature } from './verify.ts'

/** Shorter RSA keys are taken, but not advised (RFC 8301 §3.2). */
const goodBits = 2048
const soonMs = 24 * 3_600_000

/** Fields that make a message what it is (RFC 6376 §5.4.1). */
const worthSigning = [
  ...['from', 'to', 'cc', 'subject', 'date', 'message-id', 'reply-to', 'mime-version'],
  ...['content-type', 'list-unsubscribe', 'list-unsubscribe-post'],
]

/** What is worth saying besides the verdict. */
export function remarks(mail: AuthMail, signatures: KeptSignature[], now: number): KeptFinding[] {
  const passing = signatures.some(({ result }) => result === 'pass')
  // The verdict has said it of the first one.
  const others = signatures.slice(passing ? 0 : 1).filter(({ result }) => result !== 'pass')
  return [
    ...(signatures.length > 1 || passing ? others.map(failing) : []),
    ...signatures
      .filter(({ result }) => result === 'pass')
      .flatMap((one) => onValid(one, mail, now)),
    ...signatures.filter(({ testing }) => testing).map((one) => about('dkim_testing', 'warn', one)),
  ]
}

function failing(signature: KeptSignature): KeptFinding {
  const unknown = signature.result === 'undecided' || signature.result === 'temperror'
  return about(`dkim_${signature.reason}`, unknown ? 'unknown' : 'warn', signature)
}

function onValid(signature: KeptSignature, mail: AuthMail, now: number): KeptFinding[] {
  const { keyType, keyBits, unsignedBytes, bodyLength, headers, expiresAt } = signature
  const said: KeptFinding[] = []
  const say = (...[code, severity, params]: [string, KeptFinding['severity'], Params?]) =>
    said.push(about(code, severity, signature, params))
  if (keyType === 'rsa' && (keyBits ?? 0) < goodBits)
    say('dkim_short_key', 'warn', { bits: keyBits ?? 0 })
  if (bodyLength !== null) say('dkim_length', 'warn', { bytes: unsignedBytes })
  const signed = new Map(headers.map((header) => [header.name, header]))
  const there = new Set(mail.fields.map(({ name }) => name))
  const missing = worthSigning.filter((name) => there.has(name) && !signed.has(name))
  if (missing.length > 0) say('dkim_unsigned', 'info', { fields: missing.join(', ') })
  const partly = headers.filter(({ signed, present }) => signed < present).map(({ name }) => name)
  if (partly.length > 0) say('dkim_twice', 'warn', { fields: partly.join(', ') })
  if (signed.get('from')?.oversigned === false) say('dkim_not_oversigned', 'info')
  if (expiresAt !== null && Date.parse(expiresAt) < now + soonMs) {
    say('dkim_expires', 'info', { at: expiresAt })
  }
  return said
}

type Params = Record<string, string | number>

function about(
  code: string,
  severity: KeptFinding['severity'],
  { domain, selector, where }: KeptSignature,
  params: Params = {},
): KeptFinding {
  return remark(code, severity, { domain, selector, ...params }, where)
}
