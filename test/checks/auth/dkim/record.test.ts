import { createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import type { DnsState } from '../../../../server/dns/resolver.ts'
import { aKey, signed } from '../../../helpers/dkim.ts'
import { dnsOf, plain, verified } from './given.ts'

const rsa = aKey({ bits: 1024 })
const other = aKey({ bits: 1024, selector: 'other' })
const edward = aKey({ algorithm: 'ed25519' })
const p = rsa.record.slice(rsa.record.indexOf('p='))
const letter = createPublicKey(rsa.privateKey).export({ type: 'pkcs1', format: 'der' })
const wrapped = createPublicKey(edward.privateKey).export({ type: 'spki', format: 'der' })
const spki = `v=DKIM1; k=ed25519; p=${wrapped.toString('base64')}`

type Records = string | string[] | { state: DnsState }
type Row = [name: string, records: Records, reason: string, code?: string]

/** What a sound RSA signature is with these records. */
const rows: Row[] = [
  ['6376 §3.6.1 only p=', p, 'valid'],
  ['§3.6.1 v=DKIM1 first', `v=DKIM1; ${p}`, 'valid'],
  ['§3.6.1 v=DKIM1 not first', `${p}; v=DKIM1`, 'bad_key'],
  ['§3.6.1 v=DKIM2', `v=DKIM2; ${p}`, 'bad_key'],
  ['§3.6.1 v=dkim1', `v=dkim1; ${p}`, 'bad_key'],
  ['§3.6.1 RSAPublicKey by the letter', `p=${letter.toString('base64')}`, 'valid'],
  ['§3.6.1 folds in p=', p.replace(/.{40}/g, '$& '), 'valid'],
  ['§3.6.1 no p=', 'v=DKIM1; k=rsa', 'bad_key'],
  ['§3.6.1 p= is empty', 'v=DKIM1; k=rsa; p=', 'revoked'],
  ['§3.6.1 p= cut off', p.slice(0, 100), 'bad_key'],
  ['§3.6.1 p= that is no base64', 'p=hello*', 'bad_key'],
  ['§3.6.1 p= of PEM', `p=-----BEGIN PUBLIC KEY-----${p.slice(2)}`, 'bad_key'],
  ['§3.6.1 k=rsa', `k=rsa; ${p}`, 'valid'],
  ['§3.6.1 a k= that nobody knows', `k=dsa; ${p}`, 'bad_key'],
  ['8463 §4 k= of the other kind', edward.record, 'key_mismatch'],
  ['8463 §4 an RSA key called Ed25519', `k=ed25519; ${p}`, 'bad_key'],
  ['§3.6.1 h= of this hash', `h=sha1 : sha256; ${p}`, 'valid'],
  ['§3.6.1 h= of another hash', `h=sha1; ${p}`, 'key_mismatch'],
  ['§3.6.1 s=email', `s=email; ${p}`, 'valid'],
  ['§3.6.1 s=*', `s=tls:*; ${p}`, 'valid'],
  ['§3.6.1 s= of something else', `s=tls; ${p}`, 'bad_key'],
  ['§3.6.1 t=y', `t=y; ${p}`, 'valid', 'testing'],
  ['§3.6.1 t= that nobody knows', `t=x:s; ${p}`, 'valid'],
  ['§3.6.1 n= and others', `n=note; q=x; ${p}`, 'valid'],
  ['§3.2 a tag twice', `${p}; ${p}`, 'bad_key'],
  ['§3.6.2.2 something else', 'hello', 'bad_key', 'not_a_key'],
  ['§3.6.2.2 an SPF record', 'v=spf1 -all', 'bad_key', 'not_a_key'],
  ['§3.6.2.2 something else, and a key', ['hello', p], 'valid'],
  ['§3.6.2.2 two keys, one fits', [other.record, p], 'valid', 'several_keys'],
  ['§3.6.2.2 two keys, none fits', [other.record, edward.record], 'bad_signature', 'several_keys'],
  ['§6.1.2 the key of somebody else', other.record, 'bad_signature', 'other_key'],
  ['§6.1.2 the name does not exist', { state: 'missing' }, 'no_key'],
  ['§6.1.2 the name has no TXT', { state: 'empty' }, 'no_key'],
  ['§6.1.2 the server fails', { state: 'failed' }, 'dns_error'],
  ['§6.1.2 no answer in time', { state: 'timeout' }, 'dns_error'],
  ['no server', { state: 'unreachable' }, 'unknown'],
  ['DNS is off', { state: 'off' }, 'unknown'],
  ['a record of 100 kB', `v=DKIM1; p=${'A'.repeat(100_000)}`, 'bad_key'],
]

test.each(rows)('%s', async (_, records, reason, code) => {
  const { signature, codes } = await verified(signed(plain, rsa), dnsOf({ [rsa.name]: records }))
  expect(signature.reason).toBe(reason)
  if (code !== undefined) expect(codes).toContain(code)
})

const sizes: [bits: number, reason: string, code: string | null][] = [
  [512, 'weak_key', 'weak_key'],
  [768, 'weak_key', 'weak_key'],
  [1023, 'weak_key', 'weak_key'],
  [1024, 'valid', 'small_key'],
  [2047, 'valid', 'small_key'],
  [2048, 'valid', null],
]

test.each(sizes)('RFC 8301 §3.2: RSA of %i bits', async (bits, reason, code) => {
  const key = aKey({ bits })
  const dns = dnsOf({ [key.name]: key.record })
  const { signature, codes } = await verified(signed(plain, key), dns)
  expect([signature.reason, signature.keyBits]).toEqual([reason, bits])
  const about = codes.filter((found) => ['weak_key', 'small_key'].includes(found))
  expect(about).toEqual(code === null ? [] : [code])
})

const strict: [i: string | null, reason: string][] = [
  [null, 'valid'],
  ['@sender.test', 'valid'],
  ['ada@sender.test', 'valid'],
  ['@news.sender.test', 'key_mismatch'],
]

test.each(strict)('§3.6.1 t=s with i=%s', async (i, reason) => {
  const { signature, codes } = await verified(
    signed(plain, rsa, { i }),
    dnsOf({ [rsa.name]: `t=s; ${p}` }),
  )
  expect([signature.reason, signature.strict]).toEqual([reason, true])
  expect(codes.includes('strict_identity')).toBe(reason === 'key_mismatch')
})

test('RFC 8463 §4.2: writes the record of an Ed25519 key anew that has a wrapping', async () => {
  const { signature, findings, publish } = await verified(
    signed(plain, edward),
    dnsOf({ [edward.name]: spki }),
  )
  expect([signature.reason, findings[0].code]).toEqual(['bad_key', 'wrapped_key'])
  expect(publish).toEqual([{ name: edward.name, type: 'TXT', ttl: 3_600, value: edward.record }])
})

test.each([
  [`v=DKIM1; t=y; ${p}`, `v=DKIM1; ${p}`],
  [`v=DKIM1; t=s:y; ${p}`, `v=DKIM1; t=s; ${p}`],
])('writes a record of a test anew: %s', async (record, value) => {
  const { publish } = await verified(signed(plain, rsa), dnsOf({ [rsa.name]: record }))
  expect(publish).toEqual([{ name: rsa.name, type: 'TXT', ttl: 3_600, value }])
})

test('tells the records that it looked at, a planned one too', async () => {
  const { records, signature } = await verified(signed(plain, rsa), {
    ask: () => Promise.resolve({ state: 'found', records: [p], planned: true }),
  })
  const seen = { name: rsa.name, type: 'TXT', value: p, planned: true }
  expect([records, signature.key]).toEqual([[seen], seen])
})
