import { expect, test } from 'vitest'
import { mail } from '../message.ts'

test('fields come unfolded and decoded, or as they were sent', () => {
  const { header } = mail('Subject: =?utf-8?Q?Caf=C3=A9?=\n  now\nSubject: two\n\n')
  expect(header('subject')).toBe('Caf\xc3\xa9 now\ntwo\n')
  expect(header('Subject', 'raw')).toBe(' =?utf-8?Q?Caf=C3=A9?=\n  now\n two\n')
  expect(header('X-None')).toBeUndefined()
})

test('fields of ids and dates hold no encoded words', () => {
  expect(mail('Message-ID: =?utf-8?Q?a?=\n\n').header('MESSAGEID')).toBe('=?utf-8?Q?a?=\n')
})

test('addresses and names stand in lines of their own', () => {
  const { header } = mail('To: "Ray, Bob" <bob@b.test>, ann@a.test\nCc: c@c.test\n\n')
  expect(header('To', 'addr')).toBe('bob@b.test\nann@a.test')
  expect(header('To', 'name')).toBe('Ray, Bob')
  expect(header('ToCc', 'addr')).toBe('bob@b.test\nann@a.test\nc@c.test')
})

test('ALL is every field in its order', () => {
  const { header } = mail('From: a@a.test\nX-A:1\nSubject: b\n\n')
  expect(header('ALL')).toBe('From: a@a.test\nX-A: 1\nSubject: b\n')
  expect(header('ALL', 'raw')).toBe('From: a@a.test\nX-A:1\nSubject: b\n')
})

test('the envelope is told, or guessed from the fields', () => {
  expect(mail('From: a@a.test\n\n', { from: 'e@e.test', to: [] }).header('EnvelopeFrom')).toBe(
    'e@e.test',
  )
  expect(mail('Return-Path: <r@r.test>\nFrom: a@a.test\n\n').envelopeFrom).toBe('r@r.test')
  expect(mail('From: a@a.test\n\n').envelopeFrom).toBeUndefined()
})

test('the body is the subject and paragraphs on one line each', () => {
  const { body } = mail('Subject: Hello\n\none\ntwo\n\n\n  three\n')
  expect(body()).toEqual(['Hello\n', 'one two\n', ' three '])
})

test('HTML is rendered, and what is no text is left out', () => {
  const { body } = mail(`Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/html

<p>Hello <b>you</b></p>
--x
Content-Type: image/png

nothing
--x--
`)
  expect(body().join('').trim()).toBe('Hello you')
})

test('long paragraphs are cut at a blank', () => {
  const lines = mail(`Subject: a\n\n${'word '.repeat(1000)}\n`).body()
  expect(lines).toHaveLength(4)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(2048)
})

test('text of any charset is UTF-8', () => {
  const { body } = mail(
    'Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n=E9\n',
  )
  expect(body().join('')).toContain('\xc3\xa9')
})

test('the raw body is decoded and otherwise as it was written', () => {
  const { rawbody } = mail(
    'Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>a=3Db</p>\n',
  )
  expect(rawbody()).toEqual(['<p>a=b</p>\n'])
})

test('a multipart without parts has no body at all', () => {
  const text = 'Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n'
  expect(mail(text).body()).toEqual([])
})

test('fields of all parts, containers too, in their order', () => {
  const { partHeader } = mail(`Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain;
  charset=us-ascii

a
--x

b
--x--
`)
  expect(partHeader('Content-Type')).toEqual([
    'multipart/mixed; boundary=x\n',
    'text/plain; charset=us-ascii\n',
    undefined,
  ])
  expect(partHeader('Content-Type', 'raw')[1]).toBe('text/plain;\n  charset=us-ascii\n')
})

test('a part knows what it lies in', () => {
  const parts = mail(`Content-Type: multipart/mixed; boundary=x

--x
Content-Type: multipart/alternative; boundary=y

--y
Content-Type: text/plain

a
--y--
--x
Content-Type: text/x-script
Content-Transfer-Encoding: Base64

YWI=
--x--
`).mime()
  expect(parts.map(({ within }) => within.map(({ type }) => type))).toEqual([
    ['multipart/mixed', 'multipart/alternative'],
    ['multipart/mixed'],
  ])
  expect(parts[1]).toMatchObject({ type: 'text/plain', encoding: 'base64' })
  expect(parts[1]?.decoded()).toBe('ab')
  expect(parts[1]?.raw()).toBe('YWI=')
  expect(parts[1]?.text()).toBe('ab')
})

test.each([
  ['missing_head_body_separator', 'From: a@a.test\nSubject: b\n', 'From: a@a.test\n\nb\n'],
  ['truncated_header', `Subject: ${'a'.repeat(9000)}\n\nb\n`, 'Subject: a\n\nb\n'],
])('%s is told', (flag, wrong, right) => {
  expect(mail(wrong).flags().has(flag)).toBe(true)
  expect(mail(right).flags().has(flag)).toBe(false)
})

const multipart = (inside: string) => `Content-Type: multipart/mixed; boundary=x\n\n${inside}`

test.each([
  ['missing_mime_headers', '--x\nhello\n--x--\n'],
  ['missing_mime_head_body_separator', '--x\nContent-Type: text/plain\nhello\n--x--\n'],
  ['mime_epilogue_exists', '--x\n\nhello\n--x--\nmore\n'],
  ['mime_missing_boundary', '--x\n\nhello\n'],
])('%s is told of a multipart', (flag, wrong) => {
  expect(mail(multipart(wrong)).flags().has(flag)).toBe(true)
  const right = '--x\nContent-Type: text/plain\n\nhello\n--x--\n.\n'
  expect(mail(multipart(right)).flags().has(flag)).toBe(false)
})
