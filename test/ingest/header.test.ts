import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scan, scanHeader } from '../../server/ingest/header.ts'

const head = (...lines: string[]) => Buffer.from([...lines, '', 'body'].join('\r\n'))

test('finds what the list shows', () => {
  const raw = head(
    'From: =?utf-8?Q?Zo=C3=AB?= <zoe@shop.test>',
    'Sender: robot@shop.test',
    'To: "Ann, A." <ann@x.test>,',
    '\tbob@x.test',
    'Cc: c@x.test',
    'cc: d@x.test',
    'Bcc: e@x.test',
    'Reply-To: help@shop.test',
    'Subject: Your order',
    ' =?utf-8?B?4pyT?=',
    'Date: Mon, 2 Mar 2026 10:00:00 +0100',
    'Message-ID: <1@shop.test>',
    'In-Reply-To: <0@shop.test>',
    'References: <a@shop.test>',
    ' <0@shop.test>',
    'X-Tags: one, two',
  )
  const bare = (address: string) => ({ name: '', address })
  expect(scan(raw)).toEqual({
    header: {
      subject: 'Your order ✓',
      from: { name: 'Zoë', address: 'zoe@shop.test' },
      sender: bare('robot@shop.test'),
      to: [{ name: 'Ann, A.', address: 'ann@x.test' }, bare('bob@x.test')],
      cc: [bare('c@x.test'), bare('d@x.test')],
      bcc: [bare('e@x.test')],
      replyTo: [bare('help@shop.test')],
      sentAt: '2026-03-02T09:00:00.000Z',
      messageId: '1@shop.test',
      inReplyTo: ['0@shop.test'],
      references: ['a@shop.test', '0@shop.test'],
    },
    tags: ['one', ' two'],
  })
})

test('tells an empty subject from none', () => {
  expect(scanHeader(head('Subject:')).subject).toBe('')
  expect(scanHeader(head('X: y')).subject).toBeNull()
})

test('takes the first of a field that stands twice', () => {
  expect(scanHeader(head('Subject: one', 'Subject: two')).subject).toBe('one')
})

test.each([
  ['UTF-8', 'utf8', 'Grüße'],
  ['latin1', 'latin1', 'Grüße'],
] as const)('reads a raw %s subject', (_, encoding, subject) => {
  expect(scanHeader(Buffer.from(`Subject: ${subject}\r\n\r\n`, encoding)).subject).toBe(subject)
})

test('makes one line of what an encoded word smuggles in', () => {
  expect(scanHeader(head('Subject: =?utf-8?Q?a=0D=0ABcc:_x=00?=')).subject).toBe('a  Bcc: x')
})

test('reads any bytes without complaint', () => {
  const names = fc.constantFrom(
    'From',
    'To',
    'Subject',
    'Date',
    'Message-ID',
    'References',
    'X-Tags',
  )
  const field = fc
    .tuple(names, fc.string({ unit: 'binary' }))
    .map(([name, value]) => `${name}: ${value}\r\n`)
  const raw = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(field).map((fields) => Buffer.from(fields.join(''))),
  )
  fc.assert(
    fc.property(raw, (bytes) => {
      expect(scanHeader(bytes).to.length).toBeLessThanOrEqual(1000)
    }),
  )
})
