import fc from 'fast-check'
import { expect, test } from 'vitest'
import { walk } from '../../server/mime/walk.ts'

const message = (...lines: string[]) => Buffer.from(lines.join('\r\n'))

/** 'path type role “body”' of each part. */
function tree(raw: Buffer): string[] {
  return walk(raw).parts.map(
    ({ path, type, role, bodyStart, bodyEnd }) =>
      `${path} ${type} ${role}` +
      (role === 'container' ? '' : ` “${raw.toString('latin1', bodyStart, bodyEnd)}”`),
  )
}

const mixed = 'Content-Type: multipart/mixed; boundary=b'

test('numbers the only part of a plain message 1', () => {
  expect(tree(message('Subject: x', '', 'Hello'))).toEqual(['1 text/plain text “Hello”'])
})

test('numbers parts as IMAP does, and the multipart of a message 0', () => {
  const raw = message(
    mixed,
    '',
    'preamble',
    '--b',
    'Content-Type: multipart/alternative; boundary=c',
    '',
    '--c',
    '',
    'plain',
    '--c',
    'Content-Type: text/html',
    '',
    '<p>html',
    '--c--',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Content-Type: multipart/mixed; boundary=d',
    '',
    '--d',
    '',
    'inner',
    '--d--',
    '--b--',
    'epilogue',
  )
  expect(tree(raw)).toEqual([
    '0 multipart/mixed container',
    '1 multipart/alternative container',
    '1.1 text/plain text “plain”',
    '1.2 text/html html “<p>html”',
    expect.stringMatching(/^2 message\/rfc822 attachment /),
    '2.0 multipart/mixed container',
    '2.1 text/plain inline “inner”',
  ])
  expect(walk(raw).complaint).toBeNull()
})

test('takes the parts of a digest for messages', () => {
  const raw = message(
    'Content-Type: multipart/digest; boundary=b',
    '',
    '--b',
    '',
    'Subject: x',
    '',
    'y',
    '--b--',
  )
  expect(tree(raw)).toEqual([
    '0 multipart/digest container',
    '1 message/rfc822 attachment “Subject: x\r\n\r\ny”',
    '1.1 text/plain inline “y”',
  ])
})

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
])('reads line ends that are %s', (_, end) => {
  const raw = Buffer.from([mixed, '', '--b', '', 'one', '--b', '', 'two', '--b--', ''].join(end))
  expect(tree(raw).slice(1)).toEqual(['1 text/plain text “one”', '2 text/plain text “two”'])
})

test.each([
  ['has blanks behind it', '--b \t', '--b--  '],
  ['is followed by an epilogue', '--b', '--b--\r\nepilogue'],
])('finds a boundary that %s', (_, open, close) => {
  expect(tree(message(mixed, '', open, '', 'one', close))[1]).toBe('1 text/plain text “one”')
})

test('tells boundaries apart that start alike', () => {
  const raw = message(
    mixed,
    '',
    '--b',
    'Content-Type: multipart/mixed; boundary=bb',
    '',
    '--bb',
    '',
    'x',
    '--bb--',
    '--b--',
  )
  expect(tree(raw)).toEqual([
    '0 multipart/mixed container',
    '1 multipart/mixed container',
    '1.1 text/plain text “x”',
  ])
})

test.each<[string, string[], string, string[]]>([
  [
    'a missing closing boundary',
    [mixed, '', '--b', '', 'one'],
    'The closing boundary of a multipart is missing.',
    ['1 text/plain text “one”'],
  ],
  [
    'a multipart that names no boundary',
    ['Content-Type: multipart/mixed', '', '--xyz', 'Content-Type: text/html', '', 'one', '--xyz--'],
    'A multipart does not name its boundary; the one that stands in it was used.',
    ['1 text/html html “one”'],
  ],
  [
    'a header that runs into a boundary',
    [mixed, '', '--b', 'Content-Type: text/html', '--b', '', 'two', '--b--'],
    'A header is not closed by an empty line.',
    ['1 text/html html “”', '2 text/plain text “two”'],
  ],
  [
    'a junk line among fields',
    [mixed, 'no field at all', 'Subject: x', '', '--b', '', 'one', '--b--'],
    'A line of a header is no header field.',
    ['1 text/plain text “one”'],
  ],
  [
    'a transfer encoding nobody knows',
    [mixed, '', '--b', 'Content-Transfer-Encoding: rot13', '', 'one', '--b--'],
    'The transfer encoding “rot13” is not known.',
    ['1 text/plain text “one”'],
  ],
  [
    'base64 that is none',
    [mixed, '', '--b', 'Content-Transfer-Encoding: base64', '', 'It is not!', '--b--'],
    'A part says it is base64 and is not.',
    ['1 text/plain text “It is not!”'],
  ],
])('reads on and complains of %s', (_, lines, complaint, parts) => {
  const raw = message(...lines)
  expect(walk(raw).complaint).toBe(complaint)
  expect(tree(raw).slice(1)).toEqual(parts)
})

test('uses the boundary that stands in a multipart which names another', () => {
  const raw = message(mixed, '', '--xyz', 'Content-Type: text/html', '', 'one', '--xyz--')
  expect(tree(raw)[1]).toBe('1 text/html html “one”')
})

test('shows a multipart as text when its boundary does not occur', () => {
  const raw = message(mixed, '', 'Hello')
  expect(tree(raw)).toEqual(['1 multipart/mixed text “Hello”'])
  expect(walk(raw).complaint).toBe('The boundary of a multipart does not occur in it.')
})

test('takes a text without any header for a body', () => {
  const raw = Buffer.from('Dear all,\r\n\r\nno header here')
  expect(tree(raw)).toEqual(['1 text/plain text “Dear all,\r\n\r\nno header here”'])
  expect(walk(raw).complaint).toBe('The header is missing.')
})

test('lists an encoded nested message without looking into it', () => {
  const raw = message(
    'Content-Type: message/rfc822',
    'Content-Transfer-Encoding: base64',
    '',
    'U3ViamVjdDogeAoKeQ==',
  )
  expect(walk(raw)).toMatchObject({
    parts: [{ path: '1', role: 'attachment', size: 13 }],
    complaint: 'A nested message is encoded in base64, which no message may be.',
  })
})

test('reads what a part says of itself', () => {
  const raw = message(
    mixed,
    '',
    '--b',
    'Content-Type: APPLICATION/PDF; name="=?utf-8?Q?Rechnung_f=C3=BCr_M=C3=A4rz.pdf?="',
    'Content-Transfer-Encoding: BASE64',
    'Content-Disposition: attachment; filename*0*=utf-8\'\'Rechnung%20f%C3%BCr; filename*1=" Mai.pdf"',
    'Content-ID: <one@two>',
    '',
    'AAECAw==',
    '--b--',
  )
  expect(walk(raw).parts[1]).toMatchObject({
    type: 'application/pdf',
    encoding: 'base64',
    disposition: 'attachment',
    name: 'Rechnung für Mai.pdf',
    cid: 'one@two',
    size: 4,
  })
})

test.each([
  ['named in the HTML', '<img src="CID:a%40b">', 'image/png', 'attachment', 'inline'],
  ['not named in the HTML', '<p>', 'image/png', 'attachment', 'attachment'],
  ['inline beside HTML', '<p>', 'image/png', 'inline', 'inline'],
  ['a document, inline', '<p>', 'application/pdf', 'inline', 'attachment'],
])('says what a related part is that is %s', (_, html, type, disposition, role) => {
  const raw = message(
    'Content-Type: multipart/related; boundary=b',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    html,
    '--b',
    `Content-Type: ${type}`,
    `Content-Disposition: ${disposition}`,
    'Content-ID: <a@b>',
    '',
    'x',
    '--b--',
  )
  expect(walk(raw).parts[2]?.role).toBe(role)
})

test('calls an AMP version beside text and HTML no attachment', () => {
  const part = (type: string) => ['--b', `Content-Type: ${type}`, '', 'x']
  const raw = message(
    'Content-Type: multipart/alternative; boundary=b',
    '',
    ...part('text/plain'),
    ...part('text/x-amp-html'),
    ...part('text/html'),
    ...part('text/calendar'),
    '--b--',
  )
  expect(walk(raw).parts.map(({ role }) => role)).toEqual([
    'container',
    'text',
    'inline',
    'html',
    'attachment',
  ])
})

/** Pieces that make trouble when they stand beside each other. */
const soup = fc
  .array(
    fc.constantFrom(
      ...[
        '--a',
        '--b',
        '--a--',
        '--b--',
        '--',
        'a',
        '\r\n',
        '\n',
        '\r',
        '\r\n\r\n',
        ' ',
        ':',
        'x: y',
      ],
      ...['Content-Type: multipart/mixed; boundary=a\r\n', 'Content-Type: message/rfc822\n\n'],
      ...[
        'Content-Type: multipart/mixed; boundary="b"\n\n',
        'Content-Type: multipart/digest;boundary=a\n\n',
      ],
      ...[
        'Content-Type: multipart/mixed\r\n\r\n',
        'Content-Transfer-Encoding: base64\r\n',
        'é\0\x80',
      ],
    ),
    { maxLength: 60 },
  )
  .map((pieces) => Buffer.from(pieces.join(''), 'latin1'))
const noise = fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes))

test('walks any bytes: every part lies in the message, in order, with a path of its own', () => {
  fc.assert(
    fc.property(fc.oneof(soup, noise), (raw) => {
      const { parts } = walk(raw)
      expect(parts[0]).toMatchObject({ headerStart: 0, bodyEnd: raw.length })
      expect(new Set(parts.map(({ path }) => path)).size).toBe(parts.length)
      let last = 0
      for (const part of parts) {
        expect(part.headerStart).toBeGreaterThanOrEqual(last)
        expect(part.bodyStart).toBeGreaterThanOrEqual(part.headerStart)
        expect(part.bodyEnd).toBeGreaterThanOrEqual(part.bodyStart)
        expect(part.bodyEnd).toBeLessThanOrEqual(raw.length)
        last = part.bodyStart
      }
    }),
    { numRuns: 1000 },
  )
})
