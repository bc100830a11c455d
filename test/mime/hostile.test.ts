import { expect, test } from 'vitest'
import { analyse } from '../../server/ingest/analysis/analyse.ts'
import { scanHeader } from '../../server/ingest/header.ts'
import { decodeWords } from '../../server/mime/encoded-words.ts'
import { headerFields } from '../../server/mime/header.ts'
import { htmlToText } from '../../server/mime/html.ts'
import { walk } from '../../server/mime/walk.ts'
import { rewriteCss } from '../../server/preview/css.ts'
import { createReferences } from '../../server/preview/references.ts'
import { rewrite } from '../../server/preview/rewrite.ts'
import type { Envelope } from '../../server/types.ts'

/** Far above what each case needs (most: 0.1 s), far below what quadratic time would take. */
const bound = { timeout: 8_000 }

const envelope: Envelope = { from: '', to: [], body: null, smtpUtf8: false, dsn: null }
const bytes = (text: string) => Buffer.from(text, 'latin1')
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i))
const multipart = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'
const nested = many(
  10_000,
  (i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
)

test('opens 100 levels of 10,000 nested multiparts', bound, () => {
  const { parts, complaint } = walk(bytes(nested.join('')))
  expect(parts).toHaveLength(101)
  expect(complaint).toContain('Parts nested deeper than 100 levels are not opened.')
})

test('opens 100 levels of 10,000 nested messages', bound, () => {
  expect(walk(bytes('Content-Type: message/rfc822\r\n\r\n'.repeat(10_000))).parts).toHaveLength(100)
})

test('lists 10,000 of 100,000 parts', bound, () => {
  const { parts, complaint } = walk(bytes(multipart + '--b\r\n\r\nx\r\n'.repeat(100_000)))
  expect(parts).toHaveLength(10_000)
  expect(complaint).toContain('Parts after the first 10000 are not listed.')
})

test.each([
  ['a header field of 1 MB', `Subject: ${'a'.repeat(1e6)}\r\n\r\n`],
  ['a field of 250,000 lines', `Subject: a\r\n${' b\r\n'.repeat(250_000)}\r\n`],
  ['170,000 fields', 'X: y\r\n'.repeat(170_000)],
  ['parameters without end', `Content-Type: text/plain${';a*0=b'.repeat(100_000)}\r\n\r\n`],
  ['comments without end', `Content-Type: text/plain;name=${' ('.repeat(100_000)}\r\n\r\n`],
  ['a line of 5 MB', `Subject: x\r\n\r\n${'a'.repeat(5e6)}`],
  ['a line of 5 MB in a multipart', `${multipart}--b\r\n\r\n${'-'.repeat(5e6)}`],
  ['a million lines like boundaries', multipart + '--\n'.repeat(1e6)],
  ['the same in 90 multiparts', nested.slice(0, 90).join('') + '--c\n'.repeat(1e6)],
  [
    'boundaries of 60 kB',
    `Content-Type: multipart/mixed; boundary="${'b'.repeat(60_000)}"\r\n\r\n` +
      `--${'b'.repeat(50_000)}\n`.repeat(100),
  ],
  ['3 MB of =', `Content-Transfer-Encoding: quoted-printable\r\n\r\n${'='.repeat(3e6)}`],
  ['3 MB of blanks', `Content-Transfer-Encoding: quoted-printable\r\n\r\n${' '.repeat(3e6)}`],
  ['flowed lines', `Content-Type: text/plain; format=flowed\r\n\r\n${'>a \r\n'.repeat(300_000)}`],
  ['20,000 nested <div>', `Content-Type: text/html\r\n\r\n${'<div>'.repeat(20_000)}hi`],
])('analyses %s', bound, (_, text) => {
  const raw = bytes(text)
  expect(analyse(raw, envelope).parts[0]).toMatchObject({ headerStart: 0, bodyEnd: raw.length })
  expect(headerFields(raw).length).toBeLessThanOrEqual(10_000)
})

test('keeps 1,000 of 50,000 addresses', bound, () => {
  const list = many(50_000, (i) => `a${i}@x.test`).join(',\r\n ')
  const raw = bytes(`To: ${list}\r\n\r\n`)
  expect(scanHeader(raw).to).toHaveLength(1000)
  expect(analyse(raw, envelope).header.to).toHaveLength(1000)
})

test.each([
  ...[
    'a:',
    '(',
    '"',
    '<',
    'a@',
    ',',
    ';',
    '\\',
    '=?utf-8?Q?a?= ',
    '=?',
    'a b c ',
    'a (b <c@',
    '@[',
    ':;',
  ],
])('reads addresses made of %s', bound, (piece) => {
  const raw = bytes(`To: ${piece.repeat(250_000 / piece.length)}\r\n\r\n`)
  expect(scanHeader(raw).to.length).toBeLessThanOrEqual(1000)
  expect(analyse(raw, envelope).header.to.length).toBeLessThanOrEqual(1000)
})

test.each(['=?a?q?', '=?a?q?x?', '=?a?b?', '=?a?q?x?= ', '?='])(
  'decodes words made of %s',
  bound,
  (piece) => {
    expect(typeof decodeWords(piece.repeat(200_000))).toBe('string')
  },
)

test.each([
  ...[
    '<div>',
    '<table><tr><td>',
    '<',
    '&',
    '&amp;',
    '<!--',
    '<style>',
    '<style></styl',
    '<a b="',
    '<a b=c ',
    ' ',
  ],
  ...['<img src=http://a.test/1>', '<svg><style>', '</div>', '<p><b>'],
])('shows HTML made of %s', bound, (piece) => {
  const html = piece.repeat(60_000)
  expect(htmlToText(html).length).toBeLessThanOrEqual(html.length)
  expect(rewrite([html], {})).toContain('mailproof-remote')
})

test.each([
  ...[
    'url(',
    '/*',
    '"',
    "'\n",
    '@import ',
    '@import "',
    '\\75',
    '\\',
    '(',
    'image-set(',
    'url("',
    "url('a' ",
    'a',
  ],
])('rewrites CSS made of %s', bound, (piece) => {
  const css = rewriteCss(piece.repeat(100_000), createReferences({}))
  expect(css.length).toBeLessThanOrEqual(piece.length * 500_000)
})
