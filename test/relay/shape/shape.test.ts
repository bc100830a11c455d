import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { captured, shaped, bytesOf } from './shaping.ts'
import { shape } from '../../../server/relay/shape/index.ts'

const plain = 'From: Ada <ada@sender.test>\r\nSubject: Hello\r\n\r\nHello Bob\r\n'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('leaves mail that nothing is wrong with byte for byte', async () => {
  const result = await shaped(plain)
  expect(result.out).toBe(plain)
  expect(result).toMatchObject({ told: [], trouble: [], size: plain.length })
  expect(result).toMatchObject({ eightBit: false, smtpUtf8: false, hops: 0 })
  expect(result.bodyDigest).toBe(sha256('Hello Bob\r\n'))
})

test.each([
  ['bare LF', 'A: b\n\nc\n', 'A: b\r\n\r\nc\r\n', ['line_ends']],
  ['bare CR', 'A: b\r\rc\r', 'A: b\r\n\r\nc\r\n', ['line_ends']],
  ['CR before CRLF', 'A: b\r\n\r\nc\r\r\nd\r\n', 'A: b\r\n\r\nc\r\n\r\nd\r\n', ['line_ends']],
  ['no last CRLF', 'A: b\r\n\r\nc', 'A: b\r\n\r\nc\r\n', ['last_line_end']],
  ['no last CRLF and no body', 'A: b', 'A: b\r\n', ['last_line_end']],
  ['a header alone', 'A: b\r\n', 'A: b\r\n', []],
  ['nothing', '', '', []],
])('mends what SMTP forbids: %s', async (_, mail, out, told) => {
  const result = await shaped(mail)
  expect(result).toMatchObject({ out, told, trouble: [], size: out.length })
})

test('says what becomes of line ends in words', async () => {
  const { alterations } = await shaped('A: b\n\nc\nd')
  expect(alterations.map(({ text }) => text)).toEqual([
    {
      en: 'Bare CR or LF characters (3), which SMTP forbids, become CRLF.',
      es: 'Los caracteres CR o LF sueltos (3), que SMTP prohíbe, pasan a ser CRLF.',
    },
    {
      en: 'The last line gets the CRLF that it lacks.',
      es: 'La última línea recibe el CRLF que le falta.',
    },
  ])
})

const text = fc
  .array(fc.constantFrom('\r', '\n', '\r\n', 'a', 'From: x@y', 'Bc', ': ', ' ', 'é', '\0'), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''))

test('gives every message CRLF line ends and nothing else, wherever pieces part', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (mail, piece) => {
      const result = await shaped(mail, { piece })
      const latin1 = Buffer.from(mail).toString('latin1')
      const mended = latin1.replace(/\r\n|\r|\n/g, '\r\n')
      const wanted = mended === '' || mended.endsWith('\r\n') ? mended : `${mended}\r\n`
      expect(result.out).toBe(wanted)
      expect(result.size).toBe(wanted.length)
      expect(result.told.length === 0).toBe(wanted === latin1)
      const { bodyDigest, hops } = await shaped(mail)
      expect(result).toMatchObject({ bodyDigest, hops })
    }),
  )
})

test('gives the same bytes each time it is opened', async () => {
  const asked = { wanted: { from: 'new@shop.test', messageId: 'new' as const } }
  const result = await shaped('From: a@b.test\n\nx', asked)
  expect((await bytesOf(result)).toString('latin1')).toBe(result.out)
  expect((await shaped('From: a@b.test\n\nx', asked)).out).toBe(result.out)
})

test.each(['Bcc: a@b.test', 'bcc :a@b.test', 'Resent-Bcc: a@b.test,\r\n c@d.test'])(
  'takes %j out of the header',
  async (field) => {
    const { out, told } = await shaped(
      `From: a@b.test\r\n${field}\r\nTo: x@y.test\r\n\r\nBcc: s\r\n`,
    )
    expect(out).toBe('From: a@b.test\r\nTo: x@y.test\r\n\r\nBcc: s\r\n')
    expect(told).toEqual(['bcc'])
  },
)

test('takes a Bcc out that only mended line ends make a field', async () => {
  const { out } = await shaped('Subject: x\rBcc: secret@b.test\r\n\r\nbody\r\n')
  expect(out).toBe('Subject: x\r\n\r\nbody\r\n')
})

test('takes a Bcc out that stands behind junk', async () => {
  const { out } = await shaped('Subject: x\r\nno field\r\nBcc: secret@b.test\r\n\r\nbody\r\n')
  expect(out).toBe('Subject: x\r\nno field\r\n\r\nbody\r\n')
})

test('leaves the Bcc of a forwarded message alone', async () => {
  const mail = 'Content-Type: message/rfc822\r\n\r\nBcc: a@b.test\r\n\r\nx\r\n'
  expect(await shaped(mail)).toMatchObject({ out: mail, told: [] })
})

test('takes out the fields that were named', async () => {
  const wanted = { strip: ['x-smtpapi', ' Return-Path ', 'X-None'] }
  const mail = 'Return-Path: <a@b>\r\nX-SMTPAPI: {}\r\n {}\r\nFrom: a@b.test\r\n\r\nx\r\n'
  const { out, alterations, trouble } = await shaped(mail, { wanted })
  expect(out).toBe('From: a@b.test\r\n\r\nx\r\n')
  expect(alterations[0]?.text.en).toBe('Taken out as you chose: Return-Path, x-smtpapi.')
  expect(trouble).toEqual([])
})

test.each([
  ['Ada <ada@a.test>', 'Ada <new@shop.test>'],
  ['ada@a.test', '<new@shop.test>'],
  ['ada@a.test (Ada)', '<new@shop.test>'],
  ['"Lovelace, Ada" <ada@a.test>', '"Lovelace, Ada" <new@shop.test>'],
  ['=?utf-8?q?=C3=81da?= <ada@a.test>', '=?utf-8?q?=C3=81da?= <new@shop.test>'],
  ['Ada <ada@a.test>, Bob <bob@b.test>', '"Ada, Bob" <new@shop.test>'],
  ['Shop: Ada <ada@a.test>, bob@b.test;', 'Ada <new@shop.test>'],
  ['Shop: bob@b.test;', 'Shop <new@shop.test>'],
  ['"a\\"b" <x@y.test>', '"a\\"b" <new@shop.test>'],
  ['Ada <ada@a.test', 'Ada <new@shop.test>'],
  ['"Ada <ada@a.test>', '<new@shop.test>'],
  ['just "words', 'just words <new@shop.test>'],
  ['Ada (who <ada@a.test>', 'Ada <new@shop.test>'],
  ['', '<new@shop.test>'],
])('puts another address into From: %s', async (old, now) => {
  const { out, told } = await shaped(`From: ${old}\r\nTo: b@c.test\r\n\r\nx\r\n`, {
    wanted: { from: 'new@shop.test' },
  })
  expect(out).toBe(`From: ${now}\r\nTo: b@c.test\r\n\r\nx\r\n`)
  expect(told).toEqual(['from'])
})

test('leaves one From of several, and gives one to mail without', async () => {
  const wanted = { from: 'new@shop.test' }
  const twice = await shaped('From: A <a@b.test>\r\nX: y\r\nFrom: c@d.test\r\n\r\nx\r\n', {
    wanted,
  })
  expect(twice.out).toBe('From: A <new@shop.test>\r\nX: y\r\n\r\nx\r\n')
  const none = await shaped('X: y\r\n\r\nx\r\n', { wanted })
  expect(none.out).toBe('X: y\r\nFrom: <new@shop.test>\r\n\r\nx\r\n')
})

test.each([
  'a@b.test\r\nBcc: c@d.test',
  'nobody',
  'a@b.test, c@d.test',
  '<a@b.test>',
  'a b@c.test',
])('puts nothing into From that is no address: %j', async (from) => {
  const result = await shaped(plain, { wanted: { from } })
  expect(result).toMatchObject({ out: plain, told: [], trouble: ['from_invalid!'] })
})

test('makes a Message-ID that depends on the seed alone', async () => {
  const wanted = { messageId: 'new' as const }
  const mail = 'Message-ID: <old@x>\r\nFrom: a@b.test\r\nMessage-Id: <two@x>\r\n\r\nx\r\n'
  const one = await shaped(mail, { wanted })
  expect(one.out).toMatch(/^Message-ID: <[0-9a-f]{32}@b\.test>\r\nFrom: a@b\.test\r\n\r\nx\r\n$/)
  expect((await shaped(mail, { wanted })).out).toBe(one.out)
  expect((await shaped(mail, { wanted, seed: 'two' })).out).not.toBe(one.out)
  const none = await shaped('From: Á <a@ñ.test>\r\n\r\nx\r\n', { wanted })
  expect(none.out).toMatch(/\r\nMessage-ID: <[0-9a-f]{32}@xn--ida\.test>\r\n\r\nx\r\n$/)
})

test('counts the Received fields at the top', async () => {
  const mail = 'Received: a\r\nreceived: b\r\n c\r\nX-Received: d\r\n\r\nReceived: e\r\n'
  expect((await shaped(mail)).hops).toBe(2)
})

test('tells of what receivers may not like', async () => {
  const long = `X: y\r\n\r\n${'z'.repeat(998)}\r\n${'z'.repeat(999)}\r\n`
  expect((await shaped(long)).problems[0]?.text.en).toMatch(/^Lines above the 998 .*: 1\. /)
  expect((await shaped('X: y\r\n\r\n\0\r\n')).trouble).toEqual(['nul'])
  expect((await shaped('Return-Path: <>\r\n\r\nx\r\n')).trouble).toEqual(['return_path'])
  expect((await shaped(Buffer.from('Subject: \xe9\r\n\r\n', 'latin1'))).trouble).toEqual([
    'header_charset',
  ])
})

test('lets no header above 1 MB go out', async () => {
  const field = `X: ${'y'.repeat(70)}\r\n`
  const inside = field.repeat(13_000)
  expect((await shaped(`${inside}\r\nx\r\n`)).trouble).toEqual([])
  const above = await shaped(`${field.repeat(15_000)}\r\nx\r\n`)
  expect(above.trouble).toEqual(['header_too_large!'])
})

test('holds little of a large message', async () => {
  const piece = Buffer.from(`${'x'.repeat(76)}\n`.repeat(1000))
  const header = Buffer.from('Subject: large\n\n')
  let held = 0
  const result = await shape({
    captured: {
      size: header.length + 400 * piece.length,
      async *open(range) {
        if (!range) yield header
        for (held = 1; held <= 400; held++) {
          await Promise.resolve()
          yield piece
        }
      },
    },
    wanted: { from: null, messageId: 'keep', sign: null, strip: [], convert: false },
    ...{ envelope: { from: '', to: [] }, offers: null, seed: '', key: () => Promise.resolve(null) },
  })
  expect(result.problems).toEqual([])
  let given = 0
  let sum = 0
  for await (const one of result.open()) {
    // Each piece goes out before the next one is read.
    if (given > 0) expect(held).toBe(given)
    given++
    sum += one.length
  }
  expect(sum).toBe(result.size)
  expect(sum).toBe(header.length + 2 + 400 * (piece.length + 1000))
})

test.each([
  ['eightBit', 'A: b\r\n\r\né\r\n', { eightBit: true, smtpUtf8: false }],
  ['a raw header', 'A: é\r\n\r\nb\r\n', { eightBit: true, smtpUtf8: true }],
])('says what the relay must offer for %s', async (_, mail, needs) => {
  expect(await shaped(mail)).toMatchObject({ ...needs, trouble: [] })
  const offers = { eightBit: true, smtpUtf8: true }
  expect(await shaped(mail, { offers })).toMatchObject({ ...needs, trouble: [] })
  const { problems } = await shaped(mail, { offers: { eightBit: false, smtpUtf8: false } })
  expect(problems.at(-1)).toMatchObject({ code: 'no_8bitmime', blocks: true })
  expect(problems.at(-1)?.text.en).toContain('Choose “convert”')
})

test('needs SMTPUTF8 for an address of the envelope', async () => {
  const envelope = { from: 'ada@sender.test', to: ['josé@receiver.test'] }
  const offers = { eightBit: true, smtpUtf8: false }
  expect(await shaped(plain, { envelope })).toMatchObject({ smtpUtf8: true, trouble: [] })
  expect((await shaped(plain, { envelope, offers })).trouble).toEqual(['no_smtputf8!'])
})

test('reads what was captured in one range and no more than needed', async () => {
  const source = captured(Buffer.from('Bcc: x\r\nA: b\r\n\r\nbody\r\n'))
  const ranges: unknown[] = []
  const result = await shape({
    captured: { size: source.size, open: (range) => (ranges.push(range), source.open(range)) },
    wanted: { from: null, messageId: 'keep', sign: null, strip: [], convert: false },
    ...{ envelope: { from: '', to: [] }, offers: null, seed: '', key: () => Promise.resolve(null) },
  })
  await bytesOf(result)
  expect(ranges).toEqual([undefined, { from: 16, to: 22 }])
})
