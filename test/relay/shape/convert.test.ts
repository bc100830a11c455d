import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { corpusFacts, corpusMail } from '../../mime/corpus.ts'
import { mime } from '../../helpers/mime.ts'
import { encodedText } from '../../../server/relay/shape/convert/words.ts'
import { quotedPrintable } from '../../../server/relay/shape/convert/quoted-printable.ts'
import { decodeTransfer } from '../../../server/mime/decode.ts'
import { decodeWords } from '../../../server/mime/encoded-words.ts'
import { shaped } from './shaping.ts'

const nothing = { eightBit: false, smtpUtf8: false }
const convert = { wanted: { convert: true }, offers: nothing }

/** What people see of a message, as an independent parser reads it. */
async function seen(raw: string | Buffer) {
  const bytes = typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw
  const mail = await simpleParser(bytes, { skipImageLinks: true, skipTextToHtml: true })
  return {
    subject: mail.subject,
    from: mail.from?.value,
    to: mail.to,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      ...{ filename, contentType },
      content: content.toString('latin1'),
    })),
  }
}

function sound(out: string) {
  expect(out).not.toMatch(/[\0\x80-\xff]/)
  expect(out.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
  expect(out.endsWith('\r\n')).toBe(true)
  expect(Math.max(...out.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
}

test('re-encodes an 8-bit text', async () => {
  const mail = mime({
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: 'Escreveu uma vez olá = olé\r\n',
  })
  const result = await shaped(mail, convert)
  expect(result.out).toMatch(
    /Content-Transfer-Encoding: quoted-printable\r\n\r\nEscreveu uma vez ol=C3=A1 =3D ol=C3=A9\r\n$/,
  )
  expect(result).toMatchObject({ told: ['converted_body'], trouble: [], eightBit: false })
  expect(result.size).toBe(result.out.length)
})

test('uses base64 where most is not ASCII, and for what is no text', async () => {
  const greek = mime({
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: 'αβγδε\r\n',
  })
  expect((await shaped(greek, convert)).out).toMatch(/base64\r\n\r\nzrHOss6zzrTOtQ0K\r\n$/)
  const image = mime({
    headers: { 'Content-Type': 'image/x' },
    body: Buffer.from('a\xff', 'latin1'),
  })
  expect((await shaped(image, convert)).out).toMatch(/base64\r\n\r\nYf8NCg==\r\n$/)
})

test('re-encodes leaves in nested messages and never what holds them', async () => {
  const inner = mime({
    headers: { Subject: 'olá', 'Content-Transfer-Encoding': '8bit' },
    parts: [
      { headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: 'sim ou não\r\n' },
      { headers: { 'Content-Type': 'text/html' }, body: '<p>plain\r\n' },
    ],
  })
  const mail = mime({
    headers: { 'Content-Transfer-Encoding': '8bit' },
    parts: [{ headers: { 'Content-Type': 'message/rfc822' }, body: inner }, { body: 'é\r\n' }],
  })
  const result = await shaped(mail, convert)
  sound(result.out)
  const encodings = [...result.out.matchAll(/^Content-Transfer-Encoding: (.*)$/gm)]
  expect(encodings.map(([, name]) => name)).toEqual([
    ...['7bit', '7bit', 'quoted-printable', 'base64'],
  ])
  expect(result.out).toContain('Subject: =?UTF-8?Q?ol=C3=A1?=\r\n')
  expect(result.out).toContain('sim ou n=C3=A3o\r\n')
  expect(result.out).toContain('<p>plain\r\n')
})

test('leaves nothing 8-bit around the parts', async () => {
  const head = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'
  const { out, told } = await shaped(`${head}pré\r\n--b\r\n\r\né\r\n--b--\r\népi\r\n`, convert)
  expect(out).toBe(
    `${head}pr??\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\nw6k=\r\n--b--\r\n??pi\r\n`,
  )
  expect(told).toEqual(['converted_body'])
})

test.each([
  ['quoted-printable', 'é=3D=\r\n', '=C3=A9=3D=\r\n'],
  ['base64', 'w6k=é\r\n', 'w6k=\r\n'],
])('writes %s that is not ASCII anew', async (encoding, body, now) => {
  const head = `MIME-Version: 1.0\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
  const { out } = await shaped(`${head}${body}`, convert)
  expect(out).toBe(`${head}${now}`)
})

test('parts header and body where no empty line does', async () => {
  const head = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'
  const { out } = await shaped(`${head}--b\r\nX: y\r\nplain olá\r\n--b--\r\n`, convert)
  expect(out).toContain(
    'X: y\r\nContent-Transfer-Encoding: base64\r\n\r\ncGxhaW4gb2zDoQ==\r\n--b--',
  )
})

test('converts no more parts than are listed', async () => {
  const head = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'
  const many = await shaped(`${head}${'--b\r\n\r\né\r\n'.repeat(10_001)}--b--\r\n`, convert)
  expect(many.trouble).toEqual(['cannot_convert_part!'])
})

test.each([
  ['Subject: Tu pedido está listo hoy', 'Subject: Tu pedido =?UTF-8?Q?est=C3=A1?= listo hoy'],
  ['Subject: =?utf-8?q?ol=C3=A1?= não', 'Subject: =?UTF-8?Q?ol=C3=A1_n=C3=A3o?='],
  ['X-Note: a\r\n né\r\n b', 'X-Note: a =?UTF-8?Q?n=C3=A9?= b'],
  ['To: José <j@a.test>, B <b@ñ.test>', 'To: =?UTF-8?Q?Jos=C3=A9?= <j@a.test>, B <b@xn--ida.test>'],
  ['To: "Pé, L" <j@a.test>', 'To: =?UTF-8?Q?P=C3=A9=2C_L?= <j@a.test>'],
  ['Cc: j@a.test (José)', 'Cc: j@a.test (=?UTF-8?Q?Jos=C3=A9?=)'],
  ['Cc: (José) j@a.test', 'Cc: =?UTF-8?Q?=28Jos=C3=A9=29?= <j@a.test>'],
  ['To: Año: a@b.test, c@d.test;', 'To: =?UTF-8?Q?A=C3=B1o?=: a@b.test, c@d.test;'],
  ['Content-Type: text/plain; name="ñ.txt"', "Content-Type: text/plain; name*=UTF-8''%C3%B1.txt"],
])('encodes the field %j', async (field, encoded) => {
  const result = await shaped(`${field}\r\n\r\nx\r\n`, convert)
  expect(result.out).toBe(`${encoded}\r\n\r\nx\r\n`)
  expect(result).toMatchObject({ told: ['converted_header'], trouble: [], smtpUtf8: false })
})

test('reads header bytes that are no UTF-8 in the charset of the body', async () => {
  const mail = 'Subject: \xf1\r\nContent-Type: text/plain; charset=iso-8859-2\r\n\r\nx\r\n'
  const { out, trouble } = await shaped(Buffer.from(mail, 'latin1'), convert)
  expect(out).toContain('Subject: =?UTF-8?Q?=C5=84?=\r\n')
  expect(trouble).toEqual([])
})

test.each([
  ['To: josé@a.test', 'cannot_convert_address!'],
  ['Message-ID: <é@a.test>', 'cannot_convert_field!'],
  ['Content-Type: multipart/mixed; boundary="é"', 'cannot_convert_field!'],
])('says that %j cannot be converted', async (field, problem) => {
  const result = await shaped(`${field}\r\n\r\nx\r\n`, convert)
  expect(result.trouble).toEqual([problem])
})

test.each([
  ...['message/partial', 'message/external-body', 'multipart/mixed; boundary=none'],
  'text/plain\r\nContent-Transfer-Encoding: x-uuencode',
])('refuses to re-encode %s', async (type) => {
  const { trouble } = await shaped(`Content-Type: ${type}\r\n\r\né\r\n`, convert)
  expect(trouble).toEqual(['cannot_convert_part!'])
})

test('writes domains of the envelope in ASCII, and refuses local parts that are not', async () => {
  const domain = { from: 'ada@sender.test', to: ['bob@ñ.test'] }
  expect(await shaped('A: b\r\n\r\n', { ...convert, envelope: domain })).toMatchObject({
    ...{ smtpUtf8: false, told: ['converted_envelope'], trouble: [] },
  })
  const local = { from: 'ada@sender.test', to: ['josé@b.test'] }
  expect(await shaped('A: b\r\n\r\n', { ...convert, envelope: local })).toMatchObject({
    ...{ smtpUtf8: true, told: [], trouble: ['cannot_convert_address!'] },
  })
})

test('converts nothing that the relay takes', async () => {
  const mail = 'Subject: é\r\n\r\né\r\n'
  const offers = { eightBit: true, smtpUtf8: true }
  expect(await shaped(mail, { ...convert, offers })).toMatchObject({ told: [], trouble: [] })
  const some = await shaped(mail, { ...convert, offers: { eightBit: true, smtpUtf8: false } })
  expect(some.out).toBe('Subject: =?UTF-8?Q?=C3=A9?=\r\n\r\n\xc3\xa9\r\n')
  // What it takes is known after EHLO: until then bytes stay as they are (RFC 6152 §3).
  const unknown = await shaped(mail, { ...convert, offers: null })
  expect(unknown).toMatchObject({ told: [], trouble: [], eightBit: true, smtpUtf8: true })
})

test('encodes a field that is no UTF-8, which SMTPUTF8 does not make good', async () => {
  const mail = Buffer.from('X: \xe9\r\nSubject: \xc3\xa9\r\n\r\n', 'latin1')
  const result = await shaped(mail, { ...convert, offers: null })
  expect(result.out).toBe('X: =?UTF-8?Q?=C3=A9?=\r\nSubject: \xc3\xa9\r\n\r\n')
})

test('breaks up lines that are too long and takes NUL out of sight', async () => {
  const offers = { eightBit: true, smtpUtf8: true }
  const mail = `X: ${'word '.repeat(300)}\r\n\r\n${'é'.repeat(600)}\0\r\n`
  const result = await shaped(mail, { ...convert, offers })
  sound(result.out)
  expect(result).toMatchObject({ told: ['folded', 'converted_body'], trouble: [] })
  expect((await seen(result.out)).text).toBe((await seen(Buffer.from(mail))).text)
})

test('tells that a signed part is signed no more', async () => {
  const mail = mime({
    headers: { 'Content-Type': 'multipart/signed' },
    parts: [{ body: 'é\r\n' }, { headers: { 'Content-Type': 'application/x' }, body: 'sig' }],
  })
  expect((await shaped(mail, convert)).trouble).toEqual(['breaks_signed'])
})

test.each([
  ['quotes', `From: ${'"\\'.repeat(400_000)} é\r\n`],
  ['comments', `To: ${'('.repeat(400_000)}é${'<,'.repeat(50_000)}\r\n`],
  ['parameters', `Content-Type: a/b; ${'é="'.repeat(200_000)}\r\n`],
  ['words', `Subject: é ${'=?utf-8?q?'.repeat(80_000)}\r\n`],
  ['blanks', `Subject: é${' \t'.repeat(400_000)}\r\n`],
  ['domains', `To: a@${'é.'.repeat(200_000)}\r\n`],
  ['fields', 'X: é\r\n'.repeat(100_000)],
])('takes a header of %s in little time', { timeout: 10_000 }, async (_, header) => {
  const wanted = { convert: true, from: 'new@shop.test', messageId: 'new' as const }
  const started = performance.now()
  await shaped(`${header}\r\nx\r\n`, { wanted, offers: nothing })
  // A quadratic one takes minutes.
  expect(performance.now() - started).toBeLessThan(8000)
})

test('does not hold more than 50 MB to convert it', async () => {
  const mail = Buffer.concat([
    Buffer.from('A: b\r\n\r\né\r\n'),
    Buffer.alloc(51 * 1024 * 1024, '\r\n'),
  ])
  expect((await shaped(mail, convert)).trouble).toEqual(['too_large_to_convert!'])
})

const content = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))

test('gives back in quoted-printable whatever was put in', () => {
  fc.assert(
    fc.property(content, (bytes) => {
      const encoded = quotedPrintable(bytes)
      expect(Buffer.from(decodeTransfer(encoded, 'quoted-printable')).equals(bytes)).toBe(true)
      const lines = encoded.toString('latin1').split('\r\n')
      expect(lines.every((line) => /^[\t\x20-\x7e]{0,76}$/.test(line))).toBe(true)
    }),
  )
})

const printable = fc.string({ unit: fc.constantFrom(...'ab ?=_é€😀"(,<'), maxLength: 60 })

test('gives back in encoded-words whatever was put in', () => {
  fc.assert(
    fc.property(printable, (text) => {
      const encoded = encodedText(text)
      expect(encoded).toMatch(/^[\x20-\x7e]*$/)
      expect(decodeWords(encoded)).toBe(decodeWords(text))
      const words = encoded.match(/=\?UTF-8\?[QB]\?[^ ]*\?=/g) ?? []
      expect(words.every((word) => word.length <= 75)).toBe(true)
    }),
  )
})

const anyNode = fc.record({
  type: fc.constantFrom('text/plain; charset=utf-8', 'text/html; charset=utf-8', 'image/png'),
  body: fc.array(fc.constantFrom('é', 'a', ' ', '=', '\r\n', '.', '日本', 'x'.repeat(500))),
})

test('keeps the content of every part when it converts', async () => {
  const nodes = fc.array(anyNode, { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(nodes, fc.integer({ min: 1, max: 50 }), async (list, piece) => {
      const parts = list.map(({ type, body }) => ({
        headers: { 'Content-Type': type },
        body: body.join(''),
      }))
      const mail = mime({ headers: { Subject: 'olá a todos' }, parts })
      const result = await shaped(mail, { ...convert, piece })
      sound(result.out)
      expect(result.trouble).toEqual([])
      expect(await seen(result.out)).toEqual(await seen(mail))
    }),
    { numRuns: 60 },
  )
})

/** Mail of others that cannot be re-encoded. */
const refused = /^cannot_convert/

test('keeps what people see of mail that others wrote', { timeout: 60_000 }, async () => {
  const differing: string[] = []
  for (const { file } of corpusFacts()) {
    const mail = corpusMail(file)
    const result = await shaped(mail, convert)
    if (result.trouble.some((code) => refused.test(code))) continue
    if (/[\x80-\xff]/.test(result.out)) differing.push(`${file}: is not ASCII`)
    const before = await shaped(mail)
    const [one, two] = [await seen(before.out), await seen(result.out)]
    // The subject can be read where it could not before.
    if (one.subject?.includes('\ufffd')) one.subject = two.subject
    for (const key of ['subject', 'text', 'html', 'attachments'] as const)
      if (JSON.stringify(one[key]) !== JSON.stringify(two[key])) differing.push(`${file}: ${key}`)
  }
  expect(differing).toEqual([])
})
