import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { ZoneRecord } from '../../server/types.ts'

/** A key pair of a test, and how its public half is published. */
export interface TestKey {
  domain: string
  selector: string
  algorithm: 'rsa' | 'ed25519'
  bits: number
  privateKey: KeyObject
  /** PKCS#8. */
  pem: string
  /** 's1._domainkey.sender.test' */
  name: string
  record: string
  zone: ZoneRecord
}

export interface KeyOptions {
  domain?: string
  selector?: string
  algorithm?: 'rsa' | 'ed25519'
  /** Of RSA: 512, 1024, 2048, ... */
  bits?: number
  /** Tags before `p=`: `t=y`, `t=s`, `h=sha256`. */
  tags?: string
  /** Publishes an empty `p=`. */
  revoked?: boolean
}

const kept = new Map<string, ReturnType<typeof pair>>()

/** Pairs are made once for each (domain, selector, kind): RSA keys take their time. */
export function aKey({
  domain = 'sender.test',
  selector = 's1',
  ...rest
}: KeyOptions = {}): TestKey {
  const { algorithm = 'rsa', bits = algorithm === 'rsa' ? 2048 : 256 } = rest
  const id = [domain, selector, algorithm, bits].join(' ')
  const { privateKey, publicKey } = kept.get(id) ?? pair(algorithm, bits)
  kept.set(id, { privateKey, publicKey })
  const der = publicKey.export({ type: 'spki', format: 'der' })
  const p = rest.revoked ? '' : (algorithm === 'rsa' ? der : der.subarray(-32)).toString('base64')
  const record = ['v=DKIM1', `k=${algorithm}`, ...(rest.tags ? [rest.tags] : []), `p=${p}`].join(
    '; ',
  )
  const name = `${selector}._domainkey.${domain}`
  return {
    ...{ domain, selector, algorithm, bits, privateKey, name, record },
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    zone: { name, type: 'TXT', ttl: 300, value: record },
  }
}

function pair(algorithm: 'rsa' | 'ed25519', bits: number) {
  return algorithm === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: bits })
    : generateKeyPairSync('ed25519')
}

/**
 * Puts a DKIM-Signature before a message. A second implementation on purpose: the product's own
 * signer has its own tests.
 * @param tags replace those that would be written (`l`, `x`, `t`, `i`, `h`, `c`, `a`, `bh`, `b`,
 *   ...); null leaves a tag out. Lines must end with CRLF.
 */
export function signed(
  message: string | Uint8Array,
  key: TestKey,
  tags: Record<string, string | number | null> = {},
): Buffer {
  const raw = typeof message === 'string' ? message : Buffer.from(message).toString('latin1')
  const end = raw.indexOf('\r\n\r\n')
  const head = end < 0 ? raw.replace(/(\r\n)?$/, '\r\n') : raw.slice(0, end + 2)
  const body = end < 0 ? '' : raw.slice(end + 4)
  const canon = String(tags['c'] ?? 'simple/simple').split('/')
  const algorithm = String(tags['a'] ?? `${key.algorithm}-sha256`)
  const digest = algorithm.endsWith('sha1') ? 'sha1' : 'sha256'
  const length = tags['l'] === undefined || tags['l'] === null ? undefined : Number(tags['l'])
  const hashed = Buffer.from(bodyOf(body, canon[1] ?? 'simple'), 'latin1').subarray(0, length)
  const all = {
    ...{ v: 1, a: algorithm, c: 'simple/simple', d: key.domain, s: key.selector },
    ...{ h: 'From:From:To:Subject:Date:Message-ID' },
    bh: createHash(digest).update(hashed).digest('base64'),
    ...tags,
  }
  const { b, ...others }: Record<string, string | number | null> = all
  const list = Object.entries(others).filter(([, value]) => value !== null)
  const field = `DKIM-Signature: ${list.map(([name, value]) => `${name}=${value}`).join(';\r\n ')};\r\n b=`
  const names = String(all.h).split(':')
  const data = Buffer.from(headOf(head, names, canon[0] ?? 'simple', field), 'latin1')
  const value =
    b === undefined ? signature(data, key, digest).toString('base64') : b === null ? '' : String(b)
  return Buffer.from(`${field}${value.replace(/.{70}(?=.)/g, '$&\r\n  ')}\r\n${raw}`, 'latin1')
}

/** RFC 8463 §3: Ed25519 signs the hash. */
function signature(data: Buffer, { algorithm, privateKey }: TestKey, digest: string): Buffer {
  return algorithm === 'rsa'
    ? sign(digest, data, privateKey)
    : sign(null, createHash(digest).update(data).digest(), privateKey)
}

function headOf(head: string, names: string[], canon: string, field: string): string {
  const line = canon === 'relaxed' ? relaxed : (text: string) => text
  const left = head.split(/\r\n(?![ \t])/).filter((text) => text !== '')
  const lines = names.flatMap((name) => {
    const wanted = name.trim().toLowerCase()
    const at = left.findLastIndex((text) => text.split(':')[0]?.trim().toLowerCase() === wanted)
    return at < 0 ? [] : left.splice(at, 1)
  })
  return [...lines.map((text) => `${line(text)}\r\n`), line(field)].join('')
}

function relaxed(text: string): string {
  const colon = text.indexOf(':')
  const value = text.slice(colon + 1).replaceAll('\r\n', '')
  return `${text.slice(0, colon).trim().toLowerCase()}:${value.replace(/[ \t]+/g, ' ').trim()}`
}

function bodyOf(body: string, canon: string): string {
  const lines = body.split('\r\n')
  const written =
    canon === 'relaxed'
      ? lines.map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
      : lines
  const text = written.join('\r\n').replace(/(\r\n)+$/, '')
  return text === '' && canon === 'relaxed' ? '' : `${text}\r\n`
}
