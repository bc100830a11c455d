import { expect, test } from 'vitest'
import { tagsOf } from '../../server/ingest/tags.ts'
import type { Envelope } from '../../server/types.ts'

const envelope = (...to: string[]): Envelope => ({
  from: '',
  to,
  body: null,
  smtpUtf8: false,
  dsn: null,
})

test('joins given tags, those of X-Tags and those of plus addresses', () => {
  expect(
    tagsOf(['sign-up', ' Welcome '], ['build-7'], envelope('a+shop@x.test', 'b@x.test')),
  ).toEqual(['build-7', 'sign-up', 'Welcome', 'shop'])
})

test('keeps one spelling of a tag', () => {
  expect(tagsOf(['shop', 'SHOP'], ['Shop'], envelope('a+sHop@x.test'))).toEqual(['Shop'])
})

test('keeps 20 tags of 60 characters, without control characters', () => {
  const tags = tagsOf(
    Array.from({ length: 30 }, (_, i) => `${i}\r\n${'é'.repeat(100)}`),
    ['', ' '],
    envelope(),
  )
  expect(tags).toHaveLength(20)
  expect(tags[0]).toBe(`0  ${'é'.repeat(57)}`)
})
