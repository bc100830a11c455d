import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodedSize,
  decodeText,
  decodeTransfer,
  decodeTransferStream,
  joinFlowed,
} from '../../server/mime/decode.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const decoded = (text: string, encoding: string) =>
  Buffer.from(decodeTransfer(bytes(text), encoding)).toString('latin1')

const encodings = ['base64', 'quoted-printable', 'x-uuencode', '7bit', 'binary', 'x-unknown']

async function* pieces(body: Buffer, sizes: number[]): AsyncIterable<Uint8Array> {
  await Promise.resolve()
  let at = 0
  for (const size of sizes) {
    yield body.subarray(at, at + size)
    at += size
  }
  yield body.subarray(at)
}

async function streamed(encoding: string, body: Buffer, sizes: number[]): Promise<Buffer> {
  const out: Uint8Array[] = []
  for await (const piece of decodeTransferStream(encoding, pieces(body, sizes))) out.push(piece)
  return Buffer.concat(out)
}

const chunks = fc.array(fc.nat(9), { maxLength: 50 })

test('undoes base64 in lines, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), chunks, async (content, sizes) => {
      const lines = Buffer.from(content)
        .toString('base64')
        .replace(/.{1,76}/g, '$&\r\n')
      expect(await streamed('base64', bytes(lines), sizes)).toEqual(Buffer.from(content))
    }),
  )
})

/** A plain encoder by RFC 2045 §6.7: everything but letters is escaped. */
const quotedPrintable = (content: Uint8Array) =>
  [...content]
    .map((byte) => (/\w/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : hex(byte)))
    .map((text, index) => (index % 20 === 19 ? `${text}=\r\n` : text))
    .join('')
const hex = (byte: number) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`

test('undoes quoted-printable, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), chunks, async (content, sizes) => {
      const body = bytes(quotedPrintable(content))
      expect(await streamed('quoted-printable', body, sizes)).toEqual(Buffer.from(content))
    }),
  )
})

const hostile = fc
  .array(
    fc.constantFrom(
      '=',
      '4',
      'A',
      'é',
      ' ',
      '\t',
      '\r',
      '\n',
      '=\r\n',
      '==',
      '=3D',
      'begin 644 a\n',
      'end\n',
      '#0V%T\n',
    ),
  )
  .map((list) => bytes(list.join('')))

test('gives the same for a stream, a whole and a size, whatever the bytes are', async () => {
  const body = fc.oneof(
    hostile,
    fc.uint8Array().map((list) => Buffer.from(list)),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...encodings), body, chunks, async (encoding, raw, sizes) => {
      const whole = Buffer.from(decodeTransfer(raw, encoding))
      expect(await streamed(encoding, raw, sizes)).toEqual(whole)
      expect(decodedSize(raw, encoding)).toBe(whole.length)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['junk in it', 'SG*Vs\r\nbG8-', 'Hello'],
  ['no padding', 'SGVsbG8', 'Hello'],
  ['two padded pieces', 'SGVsbG8=IFdvcmxk', 'Hello World'],
])('undoes base64 with %s', (_, text, result) => {
  expect(decoded(text, 'base64')).toBe(result)
})

test.each([
  ['small digits', 'a=3db', 'a=b'],
  ['a soft break with blanks behind it', 'a= \t\r\nb', 'ab'],
  ['blanks at the end of a line', 'a  \r\nb', 'a\r\nb'],
  ['a stray =', 'a=zb = c=4', 'a=zb = c=4'],
  ['a soft break at the end', 'a=', 'a'],
  ['bare LF', 'a=\nb\nc', 'ab\nc'],
])('undoes quoted-printable with %s', (_, text, result) => {
  expect(decoded(text, 'quoted-printable')).toBe(result)
})

test('undoes uuencode and leaves out the text around it', () => {
  expect(decoded('hi\nbegin 644 cat.txt\n#0V%T\n`\nend\nbye', 'x-uuencode')).toBe('Cat')
})

test.each<[string, string | null, string, string]>([
  ['UTF-8', 'utf-8', 'c3a9', 'é'],
  ['UTF-8 without saying so', null, 'c3a9', 'é'],
  ['latin1 without saying so', null, 'e9', 'é'],
  ['latin1 that says UTF-8', 'utf-8', '63616e9e', 'canž'],
  ['latin1 that says ASCII', 'us-ascii', 'e9', 'é'],
  ['latin1 as the web reads it', 'ISO-8859-1', '80', '€'],
  ['an unknown charset', 'x-nonsense', 'c3a9', 'é'],
  ['a quoted name', '"windows-1251"', 'cff0e8e2e5f2', 'Привет'],
  ['a name without its hyphen', 'win-1251', 'cff0e8e2e5f2', 'Привет'],
  ['ISO-2022-JP', 'iso-2022-jp', '1b2442467c4b5c386c1b2842', '日本語'],
  ['ISO-2022-JP joined', 'iso-2022-jp', '1b2442467c1b28421b24424b5c1b2842', '日本'],
  ['Shift_JIS', 'Shift_JIS', '93fa967b', '日本'],
  ['EUC-KR by its old name', 'ks_c_5601-1987', 'b1a4b0ed', '광고'],
  ['GB2312', 'gb2312', 'd6d0cec4', '中文'],
  ['Big5', 'big5', 'a4a4a4e5', '中文'],
  ['KOI8-R', 'koi8-r', 'f0d2c9d7c5d4', 'Привет'],
  ['UTF-7', 'utf-7', '2b414f6b2d', 'é'],
  ['UTF-16', 'utf-16', 'fffee900', 'é'],
  ['a byte order mark', 'utf-8', 'efbbbf61', 'a'],
])('reads %s', (_, charset, hexadecimal, text) => {
  expect(decodeText(Buffer.from(hexadecimal, 'hex'), charset)).toBe(text)
})

test('joins flowed lines, by quote depth, but not the signature', () => {
  const text = 'One \r\nline.\r\n> quoted \r\n> words\r\n>> deeper\r\n stuffed\r\n-- \r\nAda'
  expect(joinFlowed(text, false)).toBe('One line.\n> quoted words\n>> deeper\nstuffed\n-- \nAda')
  expect(joinFlowed('日 \n本', true)).toBe('日本')
})
