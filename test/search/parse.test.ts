import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SandboxError } from '../../server/errors.ts'
import type { Condition, Field } from '../../server/search/condition.ts'
import { filters } from '../../server/search/filters/index.ts'
import { parseSearch } from '../../server/search/parse.ts'

const has = (text: string, field: Field = 'any'): Condition => ({
  field,
  op: 'has',
  value: { tokens: text.replace('*', '').split(' '), prefix: text.endsWith('*') },
})

test.each<[string, Condition]>([
  ['', { and: [] }],
  ['  !? ', { and: [] }],
  ['order', has('order*')],
  ['order ', has('order')],
  ['two wor', { and: [has('two'), has('wor*')] }],
  ['"left our workshop"', has('left our workshop')],
  ['-spam', { not: has('spam*') }],
  ['e-mail ', has('e mail')],
  ['- a ', has('a')],
  ['from:shop@example.test ', has('shop example test', 'from')],
  ['FROM:shop', has('shop*', 'from')],
  ['to:"Lucía Pérez"', has('lucia perez', 'to')],
  ['-subject:order ', { not: has('order', 'subject') }],
  ['tag:checkout', { field: 'tag', op: 'is', value: 'checkout' }],
  ['tag:"two words"', { field: 'tag', op: 'is', value: 'two words' }],
  ['inbox:staging', { field: 'inbox', op: 'is', value: 'staging' }],
  ['is:unread', { field: 'unread', op: 'is', value: true }],
  ['is:Read', { field: 'unread', op: 'is', value: false }],
  ['-is:pinned', { not: { field: 'pinned', op: 'is', value: true } }],
  ['is:tagged', { field: 'tagged', op: 'is', value: true }],
  ['has:attachment', { field: 'attachment', op: 'is', value: true }],
  ['has:html', { field: 'html', op: 'is', value: true }],
  ['http://example.test/a ', has('http example test a')],
  ['12:30 ', has('12 30')],
  ['Re: order ', { and: [has('re'), has('order')] }],
  ['"foo:bar"', has('foo bar')],
  ['メ', has('メ*')],
])('reads %j', (text, condition) => {
  expect(parseSearch(text)).toEqual(condition)
})

test.each([
  ['a "b c', { start: 2, end: 6 }, /^This quotation mark is not closed/],
  ['x foo:bar y', { start: 2, end: 9 }, /^There is no filter "foo:"\. There are: from: to: /],
  ['is:odd', { start: 0, end: 6 }, /^"is:" does not understand "odd"\. Allowed: is:unread /],
  ['-has:', { start: 0, end: 5 }, /^"has:" needs a value\. Allowed: has:attachment /],
  ['from:!', { start: 0, end: 6 }, /^"from:" does not understand "!"\. Example: from:shop/],
  ['tag: x', { start: 0, end: 4 }, /^"tag:" needs a value\./],
  ['x'.repeat(2001), { start: 2000, end: 2001 }, /^The search is too long/],
  ['x '.repeat(65), { start: 128, end: 130 }, /^The search is too long/],
])('says where %j cannot be understood', (text, at, message) => {
  const failure = failureOf(text)
  expect(failure).toMatchObject({ code: 'bad_request', at })
  expect(failure?.text.en).toMatch(message)
  expect(failure?.text.es).not.toBe(failure?.text.en)
})

test('understands the example of every filter', () => {
  for (const { key, example, description, values } of filters) {
    expect(example).toMatch(new RegExp(`^${key}:`))
    expect(parseSearch(example)).not.toEqual({ and: [] })
    expect(description.es).not.toBe(description.en)
    for (const value of values ?? []) parseSearch(`${key}:${value}`)
  }
})

test('reads anything, or says where it fails', () => {
  const pieces = fc.constantFrom('from:', 'is:', 'x', '"', '-', ':', ' ', '//', 'é', '東', '\u0000')
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces }))
  fc.assert(
    fc.property(texts, (text) => {
      const at = failureOf(text)?.at
      if (!at) return
      expect(at.start).toBeLessThan(at.end)
      expect(at.end).toBeLessThanOrEqual(text.length)
    }),
  )
})

function failureOf(text: string): SandboxError | null {
  try {
    parseSearch(text)
    return null
  } catch (error) {
    if (error instanceof SandboxError) return error
    throw error
  }
}
