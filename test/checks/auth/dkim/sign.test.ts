import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { expect, test } from 'vitest'
import {
  keyRecord,
  keyRecordName,
  makeKeyPair,
  signMessage,
} from '../../../../server/checks/auth/dkim/index.ts'
import { dnsOf, edited, now, plain, seconds, verified } from './given.ts'

const raw = Buffer.from(plain, 'latin1')
const pairs = {
  rsa: await makeKeyPair({ algorithm: 'rsa', bits: 1_024 }),
  ed25519: await makeKeyPair({ algorithm: 'ed25519' }),
}
const who = { domain: 'sender.test', selector: 'mail' }
const name = keyRecordName('mail', 'sender.test')

test.each(['rsa', 'ed25519'] as const)('a %s key signs what we and others verify', async (kind) => {
  const { privateKey, record, bits } = pairs[kind]
  for (const header of ['simple', 'relaxed'] as const)
    for (const body of ['simple', 'relaxed'] as const) {
      const canonicalization = { header, body }
      const message = signMessage(raw, { ...who, privateKey, canonicalization, now })
      const { signature } = await verified(message, dnsOf({ [name]: record }))
      expect([signature.reason, signature.keyBits]).toEqual(['valid', bits])
      expect(signature.canonicalization).toEqual(canonicalization)
      const resolver = (asked: string) => Promise.resolve(asked === name ? [[record]] : [])
      const { results } = await dkimVerify(Buffer.from(message), { resolver })
      expect(results.map(({ status }) => status.result)).toEqual(['pass'])
    }
})

test('makes keys of 2048 bits, and tells the record of a key', async () => {
  const { bits, record, privateKey } = await makeKeyPair({ algorithm: 'rsa' })
  expect(bits).toBe(2_048)
  expect(record).toMatch(/^v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A[\w+/]+=*$/)
  expect(keyRecord(privateKey)).toBe(record)
  expect(pairs.ed25519.record).toMatch(/^v=DKIM1; k=ed25519; p=[\w+/]{43}=$/)
})

test('signs what people see, From once more than it is there', async () => {
  const { privateKey, record } = pairs.ed25519
  const list = 'List-Unsubscribe: <https://a.test>\r\nX-Own: 1\r\n'
  const message = signMessage(Buffer.from(list + plain), { ...who, privateKey })
  const { signature } = await verified(message, dnsOf({ [name]: record }))
  expect(signature.headers.map(({ name: field, signed }) => `${field} ${signed}`)).toEqual([
    ...['from 2', 'to 2', 'subject 2', 'date 2', 'message-id 1', 'list-unsubscribe 1'],
  ])
  expect(signature.signedAt).toBeNull()
})

test('writes when it was made and when it expires', async () => {
  const { privateKey, record } = pairs.ed25519
  const message = signMessage(raw, { ...who, privateKey, now: now + 1, expireSeconds: 604_800 })
  expect(Buffer.from(message).toString()).toContain(` t=${seconds}; x=${seconds + 604_800};`)
  const { signature } = await verified(message, dnsOf({ [name]: record }))
  expect(signature.expiresAt).toBe('2026-11-30T10:00:00.000Z')
})

test.each([
  ['line feeds', plain.replaceAll('\r\n', '\n')],
  ['no body', 'From: a@sender.test'],
  ['no line break at the end', 'From: a@sender.test\r\n\r\nHello'],
  ['no header', '\r\nHello'],
  ['an older signature', `DKIM-Signature: v=1\r\n${plain}`],
])('signs a message with %s', async (_, text) => {
  const { privateKey, record } = pairs.ed25519
  const message = signMessage(Buffer.from(text), { ...who, privateKey })
  const { signature } = await verified(message, dnsOf({ [name]: record }))
  expect(signature.reason).toBe('valid')
})

test('keeps its lines short', () => {
  const message = signMessage(raw, { ...who, privateKey: pairs.rsa.privateKey, now })
  const lines = Buffer.from(message).toString().split('\r\n')
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(79)
})

test('puts domains into A-labels', () => {
  const { privateKey } = pairs.ed25519
  const message = signMessage(raw, { ...who, privateKey, domain: 'Bücher.test' })
  expect(Buffer.from(message).toString()).toContain(' d=xn--bcher-kva.test;')
})

const key = pairs.ed25519.privateKey
test.each([
  [{ ...who, privateKey: key, domain: 'a;b.test' }, "'a;b.test' is no domain that can sign"],
  [{ ...who, privateKey: key, selector: '' }, "'' is no selector"],
  [{ ...who, privateKey: key, headers: ['To'] }, 'a DKIM signature covers From'],
  [{ ...who, privateKey: key, headers: ['From', 'a:b'] }, "'a:b' is no name of a field"],
])('refuses %j', (options, error) => {
  expect(() => signMessage(raw, options)).toThrow(error)
})

test('a changed byte is found', async () => {
  const message = signMessage(raw, { ...who, privateKey: key })
  const { signature } = await verified(
    edited(message, 'bob@', 'Bob@'),
    dnsOf({ [name]: pairs.ed25519.record }),
  )
  expect(signature.reason).toBe('bad_signature')
})
