import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** What stands in a mark certificate; a member that is absent is not in it. */
export interface MarkOptions {
  names?: string[]
  /** Without any name in it. */
  nameless?: boolean
  from?: string
  until?: string
  /** Extended key usages. */
  usages?: string[]
  /** 'Registered Mark' */
  mark?: string
  /** The picture within. */
  svg?: string
}

const bimi = '1.3.6.1.5.5.7.3.31'
const day = 24 * 60 * 60 * 1000

/** PEM of a mark certificate and of the authority that signed it, made here. */
export function markCertificate(options: MarkOptions = {}): { leaf: string; issuer: string } {
  const { issuer, key } = authority()
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { names = ['shop.example'], usages = [bimi], mark, svg, nameless = false } = options
  const extensions = [
    extension('2.5.29.17', sequence(...names.map((name) => tagged(0x82, Buffer.from(name))))),
    ...(usages.length > 0 ? [extension('2.5.29.37', sequence(...usages.map(oid)))] : []),
    ...(svg === undefined ? [] : [extension('1.3.6.1.5.5.7.1.12', sequence(logo(svg)))]),
  ]
  const subject = nameless
    ? []
    : [
        attribute('2.5.4.3', 'Shop'),
        ...(mark === undefined ? [] : [attribute('1.3.6.1.4.1.53087.1.13', mark)]),
      ]
  const dates = [
    options.from ?? new Date(Date.now() - day).toISOString(),
    options.until ?? new Date(Date.now() + 300 * day).toISOString(),
  ] as const
  const leaf = certificate(subject, authorityName, dates, own.publicKey, extensions, key)
  return { leaf, issuer }
}

const authorityName = [attribute('2.5.4.3', 'Mark Authority')]

/** Another one each time: none signs for another. */
function authority(): { issuer: string; key: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const dates = ['2020-01-01T00:00:00Z', '2049-01-01T00:00:00Z'] as const
  const ca = extension('2.5.29.19', sequence(tagged(0x01, Buffer.from([0xff]))))
  const issuer = certificate(authorityName, authorityName, dates, publicKey, [ca], privateKey)
  return { issuer, key: createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })) }
}

function certificate(
  subject: Buffer[],
  issuer: Buffer[],
  [from, until]: readonly [string, string],
  publicKey: KeyObject,
  extensions: Buffer[],
  key: KeyObject,
): string {
  const ecdsa = sequence(oid('1.2.840.10045.4.3.2'))
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    ecdsa,
    sequence(...issuer),
    sequence(time(from), time(until)),
    sequence(...subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  )
  const bits = Buffer.concat([Buffer.from([0]), sign('sha256', body, key)])
  const der = sequence(body, ecdsa, tagged(0x03, bits))
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

/** As much of RFC 3709 as it takes: the address of the picture, somewhere in the extension. */
function logo(svg: string): Buffer {
  const packed = gzipSync(svg).toString('base64')
  return tagged(0x16, Buffer.from(`data:image/svg+xml;base64,${packed}`))
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), tagged(0x04, value))
}

function attribute(id: string, value: string): Buffer {
  return tagged(0x31, sequence(oid(id), tagged(0x0c, Buffer.from(value))))
}

function time(date: string): Buffer {
  const text = new Date(date).toISOString().replace(/[-:T]|\.\d+/g, '')
  return tagged(0x18, Buffer.from(text))
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const groups = [number & 127]
    for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift((left & 127) | 128)
    return groups
  })
  return tagged(0x06, Buffer.from(bytes))
}

function tagged(tag: number, value: Buffer): Buffer {
  const { length } = value
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), value])
}
