import { expect, test } from 'vitest'
import type { HeaderField } from '../../../server/types.ts'
import { clausesOf } from '../../../web/message/headers/clauses.ts'
import { readDate } from '../../../web/message/headers/dates.ts'
import { explanation } from '../../../web/message/headers/explained.ts'
import { foldedValue } from '../../../web/message/headers/fold.ts'
import { grouped, groupOf, repeated } from '../../../web/message/headers/groups.ts'
import { matching } from '../../../web/message/headers/matching.ts'

function field(name: string, value = 'x'): HeaderField {
  return { name, value, raw: `${name}: ${value}` }
}

test.each([
  ['Subject', 'message'],
  ['FROM', 'addresses'],
  ['Received', 'routing'],
  ['X-Received', 'routing'],
  ['ARC-Seal', 'authentication'],
  ['Received-SPF', 'authentication'],
  ['List-Unsubscribe-Post', 'list'],
  ['Feedback-ID', 'list'],
  ['Content-Type', 'content'],
  ['X-Shop-Order', 'other'],
  ['constructor', 'other'],
])('%s is about %s', (name, group) => {
  expect(groupOf(name)).toBe(group)
})

test('groups come in one order, their fields in that of the message', () => {
  const fields = ['X-B', 'To', 'Received', 'From', 'X-A'].map((name) => field(name))
  expect(grouped(fields).map((one) => [one.group, ...one.fields.map(({ name }) => name)])).toEqual([
    ['addresses', 'To', 'From'],
    ['routing', 'Received'],
    ['other', 'X-B', 'X-A'],
  ])
})

test('marks fields that may stand once and stand twice', () => {
  const names = ['From', 'Received', 'Received', 'from', 'Subject', 'X-A', 'X-A']
  expect([...repeated(names.map((name) => field(name)))]).toEqual(['from'])
})

test('the filter finds names, values and what was sent', () => {
  const subject = { name: 'Subject', value: 'Grüße', raw: 'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=' }
  const fields = [subject, field('X-Order', '20418')]
  for (const wanted of ['subj', 'GRÜSS', 'grüße', 'c3=9f', 'subject: gr']) {
    expect(matching(fields, wanted)).toEqual(wanted === 'GRÜSS' ? [] : [subject])
  }
  expect(matching(fields, ' ')).toEqual(fields)
})

test('breaks a signature into its tags and joins what folding tore', () => {
  expect(clausesOf('DKIM-Signature', 'v=1; d=example.test; bh=ab c=; b=x y z;')).toEqual([
    { name: 'v', text: '1' },
    { name: 'd', text: 'example.test' },
    { name: 'bh', text: 'abc=' },
    { name: 'b', text: 'xyz' },
  ])
})

test('breaks results at methods, not inside comments and quotes', () => {
  const value =
    'mx.test; spf=pass (a; b) smtp.mailfrom=x.test; dkim=fail reason="c; d" header.d=x.test'
  expect(clausesOf('Authentication-Results', value)).toEqual([
    { name: '', text: 'mx.test' },
    { name: 'spf', text: 'pass (a; b) smtp.mailfrom=x.test' },
    { name: 'dkim', text: 'fail reason="c; d" header.d=x.test' },
  ])
})

test('breaks Received-SPF, parameters and references', () => {
  expect(clausesOf('Received-SPF', 'pass (mx: ok) client-ip=192.0.2.1; helo=a.test')).toEqual([
    { name: '', text: 'pass' },
    { name: '', text: '(mx: ok)' },
    { name: 'client-ip', text: '192.0.2.1' },
    { name: 'helo', text: 'a.test' },
  ])
  expect(clausesOf('Content-Type', 'text/html; charset=utf-8')).toEqual([
    { name: '', text: 'text/html' },
    { name: 'charset', text: 'utf-8' },
  ])
  expect(clausesOf('References', '<a@b>\t<c@d>')).toHaveLength(2)
  expect(clausesOf('Subject', 'a; b')).toBeNull()
  expect(clausesOf('constructor', 'a; b')).toBeNull()
  expect(clausesOf('References', '<a@b> '.repeat(5000))).toHaveLength(100)
})

test('folds long values, never through a character', () => {
  expect(foldedValue('x'.repeat(300))).toBeNull()
  expect(foldedValue('x'.repeat(301))).toHaveLength(240)
  expect(foldedValue('x' + '😀'.repeat(200))).toBe('x' + '😀'.repeat(119))
})

test('explains common fields only', () => {
  expect(explanation('DKIM-signature')?.en).toContain('d=')
  expect(explanation('X-Unheard-Of')).toBeNull()
  expect(explanation('constructor')).toBeNull()
})

test.each([
  ['Sun, 22 Nov 2026 16:41:07 +0100 (CET)', '2026-11-22T15:41:07Z'],
  ['22-Nov-2026 16:41 EST', '2026-11-22T21:41:00Z'],
  ['22 November 26 16:41:07', '2026-11-22T16:41:07Z'],
  ['1 Jan 99 00:00:60 +0000', '1999-01-01T00:01:00Z'],
  ['1 Jan 100 00:00:00 Z', '2000-01-01T00:00:00Z'],
  ['Tue Nov 13 21:07:21 2001', '2001-11-13T21:07:21Z'],
  ['2026-11-22T16:41:07.5+01:00', '2026-11-22T15:41:07.5Z'],
  ['2026-11-22 16:41:07 +0100', '2026-11-22T15:41:07Z'],
])('reads the date %j', (text, iso) => {
  expect(readDate(text)).toBe(Date.parse(iso))
})

test.each([
  '',
  'never',
  '31 Feb 2026 10:00:00',
  '1 Jan 2026 24:00:00',
  '1 Foo 2026 10:00:00',
  ' '.repeat(1e6),
])('takes %j for no date', (text) => {
  expect(readDate(text)).toBeNull()
})
