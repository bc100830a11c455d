// @vitest-environment jsdom
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { Text } from '../../server/types.ts'
import { anEntry, type Entry } from '../../web/palette/entry.ts'
import { fold } from '../../web/palette/fold.ts'
import { ranked } from '../../web/palette/rank.ts'
import { fit } from '../../web/palette/score.ts'
import { language } from '../../web/state/language.svelte.ts'
import { Recent } from '../../web/state/recent.svelte.ts'

beforeEach(() => {
  localStorage.clear()
  language.current = 'en'
})

const score = (typed: string, name: string) => fit(typed, name)?.score ?? 0
const marked = (typed: string, name: string) =>
  fit(typed, name)?.marks.map(({ start, end }) => name.slice(start, end))

test('the beginning weighs more than the beginning of a word, that more than letters', () => {
  const order = [
    'read',
    'Read mail',
    'Mark as read or unread',
    'Mail that was already there',
    'Reset all doors',
  ]
  const scores = order.map((name) => score('read', name))
  expect(scores).toEqual(scores.toSorted((one, other) => other - one))
  expect(Math.min(...scores)).toBeGreaterThan(0)
  expect(score('read', 'Settings')).toBe(0)
})

test('of names that fit alike the shorter comes first', () => {
  expect(score('go', 'Go on')).toBeGreaterThan(score('go', 'Go to the connections'))
})

test('words come in any order, letters from the beginning of a word', () => {
  expect(marked('unread mark', 'Mark as unread')).toEqual(['Mark', 'unread'])
  expect(marked('gts', 'Go to settings')).toEqual(['G', 't', 's'])
  expect(fit('ettings', 'Go to settings')).not.toBeNull()
  expect(fit('etgs', 'Go to settings')).toBeNull()
})

test('case and accents do not count, and the marks stand where they should', () => {
  expect(marked('DISENO', 'El diseño')).toEqual(['diseño'])
  expect(marked('diseño', 'El DISENO')).toEqual(['DISENO'])
  // ñ of two characters, and a letter beyond the basic plane.
  expect(marked('nandu', 'El n\u0303andu')).toEqual(['n\u0303andu'])
  expect(marked('b', '😀 b')).toEqual(['b'])
})

test('nothing typed fits nothing', () => {
  expect(fit('', 'Delete')).toBeNull()
  expect(fit('  ', 'Delete')).toBeNull()
})

test('marks are in order, apart and within the name, and hold the letters that were typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (typed, name) => {
      const found = fit(typed, name)
      if (!found) return
      expect(found.score).toBeGreaterThan(0)
      let last = -1
      for (const { start, end } of found.marks) {
        expect(start).toBeGreaterThan(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(name.length)
        last = end
      }
      const letters = found.marks.map(({ start, end }) => name.slice(start, end)).join('')
      for (const letter of fold(typed).text.replace(/\s/g, '')) {
        expect(fold(letters).text).toContain(letter)
      }
    }),
  )
})

test('every piece of a name finds it', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcñ é.') }), { minLength: 1 })
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (given, from, length) => {
      const name = given.join(' ').trim().replace(/\s+/g, ' ')
      const piece = name.slice(from % (name.length + 1)).slice(0, length)
      if (piece.trim() !== '') expect(fit(piece, name)).not.toBeNull()
    }),
  )
})

const text = (en: string, es: string): Text => ({ en, es })
const entry = (title: Text, rest: Partial<Entry> = {}): Entry => ({
  ...anEntry('message', title, { id: title.en, run: () => {} }),
  ...rest,
})
const shown = (entries: readonly Entry[], typed: string, recent: readonly string[] = []) =>
  ranked(entries, typed, recent).map(({ group, choices }) => [
    group,
    ...choices.map((one) => one.entry.id),
  ])

const some = () => [
  entry(text('Delete', 'Eliminar')),
  entry(text('Newest first', 'Más recientes'), { group: 'sort' }),
  entry(text('Settings', 'Ajustes'), { group: 'go' }),
  entry(text('Empty the inbox', 'Vaciar el buzón'), { group: 'list', quiet: true }),
]

test('while nothing is typed all is there but what is quiet, used of late on top', () => {
  expect(shown(some(), '')).toEqual([
    ['message', 'Delete'],
    ['go', 'Settings'],
    ['sort', 'Newest first'],
  ])
  expect(shown(some(), ' ', ['Settings', 'gone'])).toEqual([
    ['recent', 'Settings'],
    ['message', 'Delete'],
    ['sort', 'Newest first'],
  ])
})

test('a name is found in both languages, whichever is shown', () => {
  expect(shown(some(), 'elim')).toEqual([['message', 'Delete']])
  language.current = 'es'
  expect(shown(some(), 'delete')).toEqual([['message', 'Delete']])
  expect(shown(some(), 'buzon')).toEqual([['list', 'Empty the inbox']])
})

test('a name is found behind its heading', () => {
  expect(shown(some(), 'go to set')).toEqual([['go', 'Settings']])
  expect(shown(some(), 'sort')[0]).toEqual(['sort', 'Newest first'])
  language.current = 'es'
  expect(shown(some(), 'ir a aj')).toEqual([['go', 'Settings']])
  expect(shown(some(), 'go to set')).toEqual([['go', 'Settings']])
})

test('what was used of late comes before what fits alike', () => {
  const two = [entry(text('Theme: dark', '')), entry(text('Theme: late', ''))]
  expect(shown(two, 'theme')).toEqual([['message', 'Theme: dark', 'Theme: late']])
  expect(shown(two, 'theme', ['Theme: late'])).toEqual([['message', 'Theme: late', 'Theme: dark']])
})

test('letters that happen to stand in order are left out where words fit', () => {
  const two = [entry(text('Raw', 'Original')), entry(text('Reset all windows', 'Otra cosa'))]
  expect(shown(two, 'raw')).toEqual([['message', 'Raw']])
  expect(shown(two.slice(1), 'raw')).toEqual([['message', 'Reset all windows']])
})

test('keeps a few of what was used, the latest first, whatever lies there', () => {
  const recent = new Recent(localStorage, 'things', 3)
  for (const one of ['a', 'b', 'c', 'a', 'd']) recent.add(one)
  expect(new Recent(localStorage, 'things', 3).list).toEqual(['d', 'a', 'c'])
  localStorage.setItem('mailproof.things', '["x", 7, {"y": 1}]')
  expect(new Recent(localStorage, 'things', 3).list).toEqual(['x'])
  localStorage.setItem('mailproof.things', 'not JSON')
  expect(new Recent(localStorage, 'things', 3).list).toEqual([])
})
