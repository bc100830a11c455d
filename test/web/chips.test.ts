import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from '../../server/search/explain.ts'
import { chipsOf, without } from '../../web/inbox/search/chips.ts'

const when = { now: Date.parse('2026-11-22T17:45Z'), tz: 'Europe/Madrid' }
const known = { inboxes: [], tags: [] }
const explained = (text: string) =>
  explain(text, { caret: text.length, when, language: 'en', known })
const chips = (text: string) => chipsOf(text, explained(text))
const shown = (text: string) =>
  chips(text).map(({ key, value, removable }) => [key, value.trim(), removable])

test('filters stand apart from plain text', () => {
  expect(shown('from:shop order -is:unread')).toEqual([
    ['from:', 'shop', true],
    ['', 'order', false],
    ['-is:', 'unread', true],
  ])
  expect(shown('subject:"on its way" a "b c"')).toEqual([
    ['subject:', '"on its way"', true],
    ['', 'a "b c"', false],
  ])
})

test('a group of values belongs to its filter', () => {
  expect(shown('from:(ann OR bob) is:read')).toEqual([
    ['from:', '(ann OR bob)', true],
    ['is:', 'read', true],
  ])
})

test('what cannot go alone stays', () => {
  expect(shown('is:read OR is:unread').map(([, , removable]) => removable)).toEqual([
    ...[false, false, false],
  ])
  expect(shown('(is:read is:pinned) x').filter(([key]) => key !== '')).toEqual([
    ['is:', 'read', false],
    ['is:', 'pinned', false],
  ])
})

test('takes one away and leaves single blanks', () => {
  const text = 'a  from:ann   b'
  const [, filter] = chips(text)
  expect(filter && without(text, filter)).toBe('a b')
  expect(without('is:read', { start: 0, end: 7 })).toBe('')
})

test('whatever can be taken away leaves a search that is understood, and nothing is lost', () => {
  const piece = fc.constantFrom(
    ...[
      'from:ann',
      'from:(a OR b)',
      '-is:read',
      'is:unread',
      'word',
      '"a b"',
      'OR',
      'AND',
      '(',
      ')',
    ],
    ...['-', 'subject:"x y"', 'newer:2d', '-(from:a b)', 'AND'],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (words) => {
      const text = words.join(' ')
      const explanation = explained(text)
      if (explanation.errors.length > 0) return
      const pieces = chipsOf(text, explanation)
      const letters = (part: string) => part.replace(/\s/g, '')
      expect(letters(pieces.map(({ key, value }) => key + value).join(''))).toBe(letters(text))
      for (const one of pieces.filter(({ removable }) => removable)) {
        expect(explained(without(text, one)).errors).toEqual([])
      }
    }),
    { numRuns: 500 },
  )
})
