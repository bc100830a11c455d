import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto'
import type { RawField } from '../mail.ts'
import { canonicalBody, withCrlf, type Canon } from './canon.ts'
import { signedHeader } from './header.ts'
import { keyRecordName } from './keys.ts'
import { domainOf } from './signature.ts'

export interface SignOptions {
  domain: string
  selector: string
  /** PEM; RSA or Ed25519. */
  privateKey: string
  /** Names for `h=`, as they shall be there; From must be among them. */
  headers?: string[] | undefined
  /** Header and body; relaxed when absent. */
  canonicalization?: { header: Canon; body: Canon } | undefined
  /** Instant in ms; without it the signature has no time. */
  now?: number | undefined
  expireSeconds?: number | undefined
}

/** What a signature covers by default: what people see, and what receivers act upon. */
const usual = [
  ...['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'In-Reply-To'],
  ...['References', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding'],
  ...['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
]
/** Signed once more than they are there, so that nobody can add one (RFC 6376 §8.15). */
const once = ['From', 'To', 'Subject', 'Date']

/**
 * Puts a DKIM-Signature before a message, whose line ends become CRLF on the way.
 * @throws for a key, a domain or a selector that cannot sign, and when From would not be signed
 */
export function signMessage(raw: Uint8Array, options: SignOptions): Uint8Array {
  const { headers, canonicalization = { header: 'relaxed', body: 'relaxed' } } = options
  const key = createPrivateKey(options.privateKey)
  const signer = signerOf(options)
  const message = withCrlf(raw)
  const { fields, body } = split(message)
  const names = headers ?? namesFor(fields)
  if (!names.some((name) => name.toLowerCase() === 'from'))
    throw new Error('a DKIM signature covers From')
  const wrong = names.find((name) => !/^[!-9<-~]+$/.test(name))
  if (wrong !== undefined) throw new Error(`'${wrong}' is no name of a field`)
  const hash = createHash('sha256').update(canonicalBody(body, canonicalization.body))
  const text = fieldOf(options, {
    ...{ ...signer, algorithm: algorithmOf(key), names, bodyHash: hash.digest('base64') },
    canonicalization: `${canonicalization.header}/${canonicalization.body}`,
  })
  const own: RawField = { name: 'dkim-signature', text, line: 1 }
  const lower = names.map((name) => name.toLowerCase())
  const data = signedHeader(fields, own, { names: lower, canon: canonicalization.header })
  const value = signatureOf(key, data).toString('base64')
  return Buffer.concat([Buffer.from(`${text}${folded(value)}\r\n`, 'latin1'), message])
}

/** @returns both in A-labels, lower case */
function signerOf({ domain, selector }: SignOptions): { d: string; s: string } {
  const d = domainOf(wide(domain), 2)
  if (!d) throw new Error(`'${domain}' is no domain that can sign`)
  const s = domainOf(wide(selector), 1)
  if (!s || keyRecordName(s, d).length > 253) throw new Error(`'${selector}' is no selector`)
  return { d, s }
}

/** As the bytes of a field are read. */
function wide(name: string): string {
  return Buffer.from(name).toString('latin1')
}

function algorithmOf({ asymmetricKeyType: type }: KeyObject): string {
  if (type === 'rsa' || type === 'ed25519') return `${type}-sha256`
  throw new Error(`a DKIM key is an RSA or an Ed25519 key, not ${type ?? 'a secret'}`)
}

/** RFC 8463 §3: Ed25519 signs the hash. */
function signatureOf(key: KeyObject, data: Buffer): Buffer {
  return key.asymmetricKeyType === 'rsa'
    ? sign('sha256', data, key)
    : sign(null, createHash('sha256').update(data).digest(), key)
}

/** The names that are there, each as often as it is; some once more. */
function namesFor(fields: RawField[]): string[] {
  return usual.flatMap((name) => {
    const there = fields.filter((field) => field.name === name.toLowerCase()).length
    return new Array<string>(there + (once.includes(name) ? 1 : 0)).fill(name)
  })
}

interface Signed {
  d: string
  s: string
  algorithm: string
  canonicalization: string
  names: string[]
  bodyHash: string
}

function fieldOf(
  { now, expireSeconds }: SignOptions,
  { d, s, algorithm, canonicalization, names, bodyHash }: Signed,
): string {
  const time = now === undefined ? null : Math.floor(now / 1000)
  const times = time === null ? '' : ` t=${time};`
  const expiry =
    time === null || expireSeconds === undefined ? '' : ` x=${time + Math.floor(expireSeconds)};`
  return [
    `DKIM-Signature: v=1; a=${algorithm}; c=${canonicalization};`,
    ` d=${d};`,
    ` s=${s};${times}${expiry}`,
    ` h=${names.join(':\r\n  ')};`,
    ` bh=${bodyHash};`,
    ' b=',
  ].join('\r\n')
}

function folded(value: string): string {
  return value.replace(/.{72}(?=.)/g, '$&\r\n  ')
}

/** @param message lines end with CRLF */
function split(message: Buffer): { fields: RawField[]; body: Buffer } {
  const noHeader = message.subarray(0, 2).equals(Buffer.from('\r\n'))
  const end = noHeader ? 0 : message.indexOf('\r\n\r\n')
  const head = message.toString('latin1', 0, end < 0 ? message.length : end)
  const fields = head
    .replace(/\r\n$/, '')
    .split(/\r\n(?![ \t])/)
    .map((text): RawField => {
      const name = text
        .slice(0, Math.max(text.indexOf(':'), 0))
        .trim()
        .toLowerCase()
      return { name, text, line: 0 }
    })
  const start = noHeader ? 2 : end < 0 ? message.length : end + 4
  return { fields, body: message.subarray(start) }
}
