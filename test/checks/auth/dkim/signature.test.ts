import { expect, test } from 'vitest'
import { aKey, signed } from '../../../helpers/dkim.ts'
import { dnsOf, dnsWith, edited, noDns, plain, seconds, verified } from './given.ts'

const rsa = aKey({ bits: 1024 })
const edward = aKey({ algorithm: 'ed25519', selector: 'ed' })
const dns = dnsWith(rsa, edward)

type Tags = Record<string, string | number | null>

/** What a signature with these tags is; the message itself is in order. */
const byTags: [name: string, tags: Tags, reason: string, result: string, tag?: string][] = [
  ['6376 §3.5 the tags that must be there', {}, 'valid', 'pass'],
  ['§3.5 no v=', { v: null }, 'syntax', 'neutral', 'v'],
  ['§3.5 v=2', { v: 2 }, 'unsupported', 'policy', 'v'],
  ['§3.5 v=1.0', { v: '1.0' }, 'unsupported', 'policy', 'v'],
  ['§3.5 no a=', { a: null }, 'syntax', 'neutral', 'a'],
  ['§3.5 an a= that nobody knows', { a: 'rsa-md5' }, 'unsupported', 'policy', 'a'],
  ['§3.5 a= in capitals', { a: 'RSA-SHA256' }, 'valid', 'pass'],
  ['8301 §3.1 rsa-sha1', { a: 'rsa-sha1' }, 'unsupported', 'policy', 'a'],
  ['§3.5 no b=', { b: null }, 'syntax', 'neutral', 'b'],
  ['§3.5 b= that is no base64', { b: 'ab*cd' }, 'syntax', 'neutral', 'b'],
  ['§3.5 b= of another length', { b: 'QUJDRA==' }, 'bad_signature', 'fail'],
  ['§3.5 no bh=', { bh: null }, 'syntax', 'neutral', 'bh'],
  ['§3.5 bh= that is no base64', { bh: 'é' }, 'syntax', 'neutral', 'bh'],
  ['§3.5 bh= of another body', { bh: 'QUJDRA==' }, 'broken_body', 'fail'],
  ['§3.5 c=relaxed means relaxed/simple', { c: 'relaxed' }, 'valid', 'pass'],
  ['§3.5 c=simple/relaxed', { c: 'simple/relaxed' }, 'valid', 'pass'],
  ['§3.5 c=relaxed/relaxed', { c: 'relaxed/relaxed' }, 'valid', 'pass'],
  ['§3.5 no c= means simple/simple', { c: null }, 'valid', 'pass'],
  ['§3.5 a c= that nobody knows', { c: 'nowsp/simple' }, 'unsupported', 'policy', 'c'],
  ['§3.5 no d=', { d: null }, 'syntax', 'neutral', 'd'],
  ['§3.5 d= that is no domain', { d: 'sender' }, 'syntax', 'neutral', 'd'],
  ['§3.5 d= with an empty label', { d: 'sender..test' }, 'syntax', 'neutral', 'd'],
  ['§3.5 d= in capitals', { d: 'SENDER.test' }, 'valid', 'pass'],
  ['§3.5 no h=', { h: null }, 'syntax', 'neutral', 'h'],
  ['§3.5 h= with an empty name', { h: 'From::To' }, 'syntax', 'neutral', 'h'],
  ['§5.4 h= without From', { h: 'To:Subject' }, 'from_not_signed', 'permerror', 'h'],
  ['§3.5 h= with spaces and capitals', { h: 'FROM : to :\r\n subject' }, 'valid', 'pass'],
  ['§3.5 h= with names that are not there', { h: 'From:X-None:Cc' }, 'valid', 'pass'],
  ['§3.5 i= of the domain', { i: '@sender.test' }, 'valid', 'pass'],
  ['§3.5 i= of a subdomain', { i: 'ada@news.sender.test' }, 'valid', 'pass'],
  ['§3.5 i= of another domain', { i: 'ada@other.test' }, 'syntax', 'neutral', 'i'],
  ['§3.5 i= that only ends alike', { i: '@mysender.test' }, 'syntax', 'neutral', 'i'],
  ['§3.5 i= without @', { i: 'sender.test' }, 'syntax', 'neutral', 'i'],
  ['§3.5 l= of the whole body', { l: 20 }, 'valid', 'pass'],
  ['§3.5 l=0', { l: 0 }, 'valid', 'pass'],
  ['§3.5 l= of more than there is', { l: 21 }, 'broken_body', 'fail', 'l'],
  ['§3.5 l= that is no number', { l: '-1' }, 'syntax', 'neutral', 'l'],
  ['§3.5 l= of 77 digits', { l: '0'.repeat(77) }, 'syntax', 'neutral', 'l'],
  ['§3.5 q=dns/txt', { q: 'dns/txt' }, 'valid', 'pass'],
  ['§3.5 q= of several', { q: 'http/well-known : dns/txt' }, 'valid', 'pass'],
  ['§3.5 q= that nobody knows', { q: 'http/well-known' }, 'unsupported', 'policy', 'q'],
  ['§3.5 no s=', { s: null }, 'syntax', 'neutral', 's'],
  ['§3.5 s= that is no name', { s: 's 1' }, 'syntax', 'neutral', 's'],
  ['§3.5 a name that is too long', { s: `${'a.'.repeat(120)}a` }, 'syntax', 'neutral', 's'],
  ['§3.5 t= of now', { t: seconds }, 'valid', 'pass'],
  ['§3.5 t= of a clock five minutes ahead', { t: seconds + 300 }, 'valid', 'pass'],
  ['§3.5 t= of the future', { t: seconds + 301 }, 'future', 'fail', 't'],
  ['§3.5 t= that is no number', { t: 'now' }, 'syntax', 'neutral', 't'],
  ['§3.5 x= to come', { x: seconds + 1 }, 'valid', 'pass'],
  ['§3.5 x= that is over', { x: seconds - 1 }, 'expired', 'fail', 'x'],
  ['§3.5 x= before t=', { t: seconds, x: seconds - 1 }, 'syntax', 'neutral', 'x'],
  ['§3.5 x= of t=', { t: seconds, x: seconds }, 'syntax', 'neutral', 'x'],
  ['§3.5 x= that no Date holds', { x: '999999999999' }, 'valid', 'pass'],
  ['§3.5 tags that nobody knows', { y: 'something', z: 'From:a|To:b' }, 'valid', 'pass'],
  ['§3.2 a name that is none', { '1y': 'something' }, 'syntax', 'neutral', '1y'],
]

test.each(byTags)('%s', async (_, tags, reason, result, tag) => {
  const { signature, findings } = await verified(signed(plain, rsa, tags), dns)
  expect([signature.reason, signature.result]).toEqual([reason, result])
  if (tag !== undefined) expect(findings[0].params['tag']).toBe(tag)
})

const good = signed(plain, rsa, { c: 'relaxed/relaxed' })
const byBytes: [name: string, message: Buffer, reason: string, code?: string][] = [
  ['§3.2 a tag that comes twice', edited(good, 'v=1;', 'v=1; v=1;'), 'syntax'],
  ['§3.2 an empty tag', edited(good, 'v=1;', 'v=1;;'), 'syntax'],
  ['§3.2 no equals sign', edited(good, 'v=1;', 'v=1; hello;'), 'syntax'],
  ['§3.2 a semicolon at the end', signed(plain, rsa, { y: '' }), 'valid'],
  ['§3.7 the body changed', edited(good, 'Bye', 'bye'), 'broken_body'],
  ['§3.7 a line added', Buffer.concat([good, Buffer.from('x')]), 'broken_body'],
  ['§3.7 empty lines added', Buffer.concat([good, Buffer.from('\r\n\r\n')]), 'valid'],
  [
    '§3.7 a field changed',
    edited(good, 'Hello  there', 'Hullo'),
    'bad_signature',
    'header_changed',
  ],
  [
    '§3.7 a field added that is not signed',
    edited(good, '\r\nFrom:', '\r\nX-Hop: 1\r\nFrom:'),
    'valid',
  ],
  [
    '§8.15 a second From where it is oversigned',
    edited(good, '\r\nTo:', '\r\nFrom: x@y.test\r\nTo:'),
    'bad_signature',
  ],
  ['§5.4.2 the last of several fields is signed', signed(`Subject: a\r\n${plain}`, rsa), 'valid'],
  [
    '§5.4.2 the first of several fields changed',
    edited(signed(`Subject: a\r\n${plain}`, rsa), 'Subject: a', 'Subject: b'),
    'valid',
  ],
  [
    '§5.4.2 several fields signed bottom up',
    signed(`Received: b\r\nReceived: a\r\n${plain}`, rsa, { h: 'From:Received:Received' }),
    'valid',
  ],
  [
    '§5.4.2 ... and in another order',
    edited(
      signed(`Received: b\r\nReceived: a\r\n${plain}`, rsa, { h: 'From:Received:Received' }),
      'b\r\nReceived: a',
      'a\r\nReceived: b',
    ),
    'bad_signature',
  ],
  [
    '§3.5 a signature may sign an older one',
    signed(signed(plain, edward), rsa, { h: 'From:DKIM-Signature' }),
    'valid',
  ],
  [
    '§3.5 ... but never itself',
    signed(signed(plain, edward), rsa, { h: 'From:DKIM-Signature:DKIM-Signature' }),
    'valid',
  ],
  ['8463 §3 Ed25519', signed(plain, edward), 'valid'],
  [
    '8463 §3 Ed25519 with a changed field',
    edited(signed(plain, edward), 'there', 'where'),
    'bad_signature',
    'bad_signature',
  ],
  ['§3.4 line feeds are made line breaks', edited(good, /\r\n/g, '\n'), 'valid'],
  ['§3.4 carriage returns are too', edited(good, /\r\n/g, '\r'), 'valid'],
  ['a field of 70 kB', edited(good, 'v=1;', `v=1; y=${'a'.repeat(70_000)};`), 'syntax'],
  [
    '101 tags',
    signed(plain, rsa, Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`y${i}`, 'a']))),
    'syntax',
  ],
  ['1001 names', signed(plain, rsa, { h: `From${':X'.repeat(1_000)}` }), 'syntax'],
]

test.each(byBytes)('%s', async (_, message, reason, code) => {
  const { signature, findings } = await verified(message, dns)
  expect(signature.reason).toBe(reason)
  if (code !== undefined) expect(findings[0].code).toBe(code)
})

test('says which fields it signs, and how often they are there', async () => {
  const message = signed(`Received: b\r\n${plain}`, rsa, { h: 'From:From:Received:Cc:Subject' })
  const { signature } = await verified(message, dns)
  expect(signature.headers).toEqual([
    { name: 'from', signed: 2, present: 1, oversigned: true },
    { name: 'received', signed: 1, present: 1, oversigned: false },
    { name: 'cc', signed: 1, present: 0, oversigned: true },
    { name: 'subject', signed: 1, present: 1, oversigned: false },
  ])
})

test('counts the bytes that l= leaves unsigned', async () => {
  const message = Buffer.concat([signed(plain, rsa, { l: 12 }), Buffer.from('Buy now\r\n')])
  const { signature, codes } = await verified(message, dns)
  expect([signature.reason, signature.bodyLength, signature.unsignedBytes]).toEqual([
    'valid',
    12,
    21,
  ])
  expect(codes).toContain('unsigned_bytes')
})

test('shows the hash that is expected and the one that is found, without DNS too', async () => {
  const { result, signature } = await verified(edited(good, 'Bye', 'bye'), noDns)
  const before = await verified(good, noDns)
  expect([result, before.result]).toEqual(['fail', 'undecided'])
  expect(signature.bodyHash.expected).toBe(before.signature.bodyHash.found)
  expect(signature.bodyHash.found).not.toBe(signature.bodyHash.expected)
})

test('reads a domain of U-labels (RFC 8616)', async () => {
  const key = aKey({ domain: 'xn--bcher-kva.test', bits: 1024 })
  const wide = Buffer.from('bücher.test').toString('latin1')
  const message = signed(plain, key, { d: wide })
  const { signature } = await verified(message, dnsWith(key))
  expect([signature.reason, signature.domain]).toEqual(['valid', 'xn--bcher-kva.test'])
})

test('looks at twenty signatures and says how many there are', async () => {
  const message = Buffer.concat([
    ...Array.from({ length: 30 }, () => Buffer.from('DKIM-Signature: v=1\r\n')),
    Buffer.from(plain),
  ])
  const { signatures, codes } = await verified(message, dnsOf({}))
  expect(signatures).toHaveLength(20)
  expect(codes).toContain('too_many')
})
