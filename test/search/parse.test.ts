import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Condition, Field } from '../../server/search/condition.ts'
import { filters } from '../../server/search/filters/index.ts'
import { parseSearch } from '../../server/search/parse.ts'
import { failureOf } from './failure.ts'

const has = (text: string, field: Field = 'any'): Condition => ({
  field,
  op: 'has',
  value: { tokens: text.replace('*', '').split(' '), prefix: text.endsWith('*') },
})
const is = (field: 'unread' | 'pinned' | 'attachment', value = true): Condition => ({
  field,
  op: 'is',
  value,
})
const [a, b, c] = [has('a'), has('b'), has('c')]

test.each<[string, Condition]>([
  ['', { and: [] }],
  ['  !? ', { and: [] }],
  ['order', has('order*')],
  ['order ', has('order')],
  ['two wor', { and: [has('two'), has('wor*')] }],
  ['inv* ord ', { and: [has('inv*'), has('ord')] }],
  ['"left our workshop"', has('left our workshop')],
  ['“left our” ', has('left our')],
  ['«left our»', has('left our')],
  ['-spam', { not: has('spam*') }],
  ['e-mail ', has('e mail')],
  ['--verbose ', has('verbose')],
  ['- a ', a],
  ['bob@example.com ', has('bob example com')],
  ['http://example.test/a ', has('http example test a')],
  ['12:30 ', has('12 30')],
  ['Re: order ', { and: [has('re'), has('order')] }],
  ['"foo:bar"', has('foo bar')],
  ['50% ', has('50 %')],
  ['a_b ', has('a b')],
  ['メ', has('メ*')],
])('reads the plain text %j', (text, condition) => {
  expect(parseSearch(text)).toEqual(condition)
})

test.each<[string, Condition]>([
  ['a OR b ', { or: [a, b] }],
  ['a b OR c ', { or: [{ and: [a, b] }, c] }],
  ['a OR b c ', { or: [a, { and: [b, c] }] }],
  ['(a OR b) c ', { and: [{ or: [a, b] }, c] }],
  ['a (b OR c)', { and: [a, { or: [b, c] }] }],
  ['a OR (b OR (c))', { or: [a, { or: [b, c] }] }],
  ['-(a OR b)', { not: { or: [a, b] } }],
  ['-(a -b)', { not: { and: [a, { not: b }] } }],
  ['(a)(b)', { and: [a, b] }],
  ['a AND b ', { and: [a, b] }],
  ['a or b ', { and: [a, has('or'), b] }],
  ['a "OR" b ', { and: [a, has('or'), b] }],
  ['a OR', { and: [a, has('or*')] }],
  ['AND', has('and*')],
  ['DO NOT ', { and: [has('do'), has('not')] }],
  ['() a ', a],
])('combines terms in %j', (text, condition) => {
  expect(parseSearch(text)).toEqual(condition)
})

test.each<[string, Condition]>([
  [':-) ', { and: [] }],
  ['thanks :-)', has('thanks')],
  ['sorry :-(', has('sorry')],
  ['Hello (urgent', { and: [has('hello'), has('urgent*')] }],
  ['Hello (urgent) ', { and: [has('hello'), has('urgent')] }],
  ['a) b ', { and: [a, b] }],
  ['f(x) ', has('f x')],
  ['(f(x)) ', has('f x')],
  ['(see f(x) now)', { and: [has('see'), has('f x'), has('now')] }],
  ['((a b ', { and: [a, b] }],
])('takes stray parentheses for plain text in %j', (text, condition) => {
  expect(parseSearch(text)).toEqual(condition)
})

test.each<[string, Condition]>([
  ['from:shop@example.test ', has('shop example test', 'from')],
  ['FROM:shop', has('shop*', 'from')],
  ['to:"Lucía Pérez"', has('lucia perez', 'to')],
  ['from:(ann OR "bob smith") ', { or: [has('ann', 'from'), has('bob smith', 'from')] }],
  ['from:(ann -bob)', { and: [has('ann', 'from'), { not: has('bob', 'from') }] }],
  ['-from:(ann OR bob)', { not: { or: [has('ann', 'from'), has('bob', 'from')] } }],
  ['from:to:x ', has('to x', 'from')],
  ['body:glaze ', has('glaze', 'text')],
  ['filename:report.pdf ', has('report pdf', 'name')],
  ['addressed:lucia ', has('lucia', 'addressed')],
  ['-subject:order ', { not: has('order', 'subject') }],
  ['subject:-50% ', has('50 %', 'subject')],
  ['tag:checkout', { field: 'tag', op: 'is', value: 'checkout' }],
  ['tag:"two words"', { field: 'tag', op: 'is', value: 'two words' }],
  ['tag:(a OR b)', { or: ['a', 'b'].map((value) => ({ field: 'tag', op: 'is', value })) }],
  ['inbox:staging', { field: 'inbox', op: 'is', value: 'staging' }],
  ['user:app@shop', { field: 'user', op: 'is', value: 'app@shop' }],
  ['message-id:<a@b>', { field: 'message-id', op: 'is', value: 'a@b' }],
  ['is:unread', is('unread')],
  ['is:Read', is('unread', false)],
  ['-is:pinned', { not: is('pinned') }],
  ['is:(unread pinned)', { and: [is('unread'), is('pinned')] }],
  ['has:attachments', is('attachment')],
  ['type:pdf', { field: 'type', op: 'is', value: 'application/pdf' }],
  ['type:Image', { field: 'type', op: 'is', value: 'image' }],
  ['type:image/*', { field: 'type', op: 'is', value: 'image' }],
])('reads the filter %j', (text, condition) => {
  expect(parseSearch(text)).toEqual(condition)
})

const field = (name: string, text = ''): Condition => ({
  field: 'header',
  name,
  op: 'has',
  value: { tokens: text.split(' ').filter(Boolean), prefix: false },
})

test.each<[string, Condition]>([
  ['header:X-Mailer', field('x-mailer')],
  ['header:X-Mailer:', field('x-mailer')],
  ['header:X-Mailer:nodemailer ', field('x-mailer', 'nodemailer')],
  ['header:X-Mailer:"node mailer"', field('x-mailer', 'node mailer')],
  ['header:Subject:(a OR b)', { or: [field('subject', 'a'), field('subject', 'b')] }],
  ['header:X-Score:-2.5 ', field('x-score', '2 5')],
  ['-header:List-Id', { not: field('list-id') }],
])('reads the header field %j', (text, condition) => {
  expect(parseSearch(text)).toEqual(condition)
})

test.each<[string, number | null, number | null]>([
  ['larger:500', 501, null],
  ['larger:200k', 200_001, null],
  ['smaller:1.5M', null, 1_500_000],
  ['smaller:1,5mb', null, 1_500_000],
  ['smaller:"2 MiB"', null, 2_097_152],
])('reads the size %j', (text, from, to) => {
  expect(parseSearch(text)).toEqual({ field: 'size', op: 'within', from, to })
})

test.each([
  ['a "b c', { start: 2, end: 6 }, 'This quotation mark is not closed'],
  ['x foo:bar y', { start: 2, end: 9 }, 'There is no filter "foo:". There are: from: to: '],
  ['foo:(a b) y', { start: 0, end: 9 }, 'There is no filter "foo:". '],
  ['is:odd', { start: 0, end: 6 }, '"is:" does not understand "odd". Allowed: is:unread is:read '],
  ['is:constructor', { start: 0, end: 14 }, '"is:" does not understand "constructor". '],
  ['-has:', { start: 0, end: 5 }, '"has:" needs a value. Allowed: has:attachment '],
  ['from:!', { start: 0, end: 6 }, '"from:" does not understand "!". Example: from:shop'],
  ['tag: x', { start: 0, end: 4 }, '"tag:" needs a value.'],
  ['from:() x', { start: 5, end: 7 }, '"from:" needs a value.'],
  ['from:(a subject:b)', { start: 8, end: 16 }, 'A filter cannot stand within the parentheses'],
  ['type:nothing', { start: 0, end: 12 }, '"type:" does not understand "nothing". Example: '],
  ['larger:big', { start: 0, end: 10 }, '"larger:" does not understand "big". Example: '],
  ['OR a', { start: 0, end: 2 }, 'OR stands between two things to find.'],
  ['a OR ', { start: 2, end: 4 }, 'OR stands between two things to find.'],
  ['(a OR) b', { start: 3, end: 5 }, 'OR stands between two things to find.'],
  ['a OR OR b', { start: 2, end: 4 }, 'OR stands between two things to find.'],
  ['a OR ! ', { start: 2, end: 4 }, 'OR stands between two things to find.'],
  ['a AND NOT b', { start: 6, end: 9 }, 'To leave something out, write - before it'],
  ['x (a OR b', { start: 2, end: 9 }, 'This parenthesis is not closed'],
  ['-(a b', { start: 1, end: 5 }, 'This parenthesis is not closed'],
  ['from:(a b', { start: 5, end: 9 }, 'This parenthesis is not closed'],
  ['('.repeat(21), { start: 20, end: 21 }, 'Parentheses can stand at most 20 within'],
  ['x'.repeat(2001), { start: 2000, end: 2001 }, 'The search is too long'],
  ['x '.repeat(65), { start: 128, end: 130 }, 'The search is too long'],
])('says where %j cannot be understood', (text, at, message) => {
  const failure = failureOf(() => parseSearch(text))
  expect(failure).toMatchObject({ code: 'bad_request', at })
  expect(failure?.text.en).toContain(message)
  expect(failure?.text.es).not.toBe(failure?.text.en)
})

test('understands the example of every filter, and each value it lists', () => {
  for (const { key, example, description, values = [] } of filters) {
    expect(example).toMatch(new RegExp(`^${key}:`))
    expect(parseSearch(example)).not.toEqual({ and: [] })
    expect(description.es).not.toBe(description.en)
    for (const { value } of values) expect(parseSearch(`${key}:${value}`)).toHaveProperty('field')
  }
})

const pieces = fc.constantFrom(
  ...[
    'from:',
    'is:',
    'header:',
    'sent:',
    'x',
    'OR',
    'AND',
    '"',
    '“',
    '-',
    ':',
    ' ',
    '//',
    '(',
    ')',
  ],
  ...['*', 'é', '東', '\u0000', '..', '>', '2d', '2026', 'ago'],
)
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
)

test('reads anything, or says where it fails', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const failure = failureOf(() => parseSearch(text))
      if (!failure) return
      expect(failure.at).toBeDefined()
      const { start = 1, end = 0 } = failure.at ?? {}
      expect(start).toBeLessThan(end)
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('finds any text without operators by quoting it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const plain = text.replaceAll('"', '')
      expect(failureOf(() => parseSearch(`"${plain}"`))).toBeNull()
    }),
  )
})

test('means the same with every term in parentheses', () => {
  const term = fc.constantFrom('a', '"b c"', '-d', 'from:e', 'subject:(f OR g)', '-(h i)')
  fc.assert(
    fc.property(fc.array(term, { minLength: 1, maxLength: 8 }), (terms) => {
      const bare = parseSearch(`${terms.join(' ')} `)
      expect(parseSearch(terms.map((one) => `(${one})`).join(' '))).toEqual(bare)
      expect(parseSearch(`(${terms.join(' AND ')})`)).toEqual(bare)
      const either = parseSearch(`${terms.join(' OR ')} `)
      expect(parseSearch(terms.map((one) => `((${one}))`).join(' OR '))).toEqual(either)
    }),
  )
})
