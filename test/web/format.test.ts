// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'
import { language, preferredLanguage, say } from '../../web/state/language.svelte.ts'
import { bytes, duration, number, shortTime } from '../../web/ui/format.ts'

beforeEach(() => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB', 'es-ES'])
  language.current = 'en'
})

test.each([
  [0, '0 B'],
  [78, '78 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [48_230, '48.2 kB'],
  [999_949, '999.9 kB'],
  [999_960, '1 MB'],
  [52_428_800, '52.4 MB'],
])('writes %i bytes as %s', (n, text) => {
  expect(bytes(n)).toBe(text)
})

test('writes numbers and sizes as Spain does', () => {
  language.current = 'es'
  expect([number(12_840), bytes(48_230)]).toEqual(['12.840', '48,2 kB'])
})

const now = new Date(2026, 10, 22, 16, 41).getTime()

test.each([
  [10_000, 'now'],
  [100_000, '2\u00a0min'],
  [3_540_000, '59\u00a0min'],
  [3_600_000, '1\u00a0h'],
  [80_000_000, '22\u00a0h'],
  [2 * 86_400_000, 'Fri'],
  [10 * 86_400_000, '12 Nov'],
  [400 * 86_400_000, '18 Oct 2025'],
])('tells %i ms ago in a word or two', (ago, text) => {
  expect(shortTime(new Date(now - ago).toISOString(), now)).toBe(text)
})

test('calls a moment in the future now', () => {
  expect(shortTime(new Date(now + 5_000).toISOString(), now)).toBe('now')
})

test('tells how long something took', () => {
  const hour = 3_600_000
  const times = [3, 1_400, 125_000, hour - 1, 3.5 * hour, 24 * hour, 102 * hour]
  expect(times.map((ms) => duration(ms).replaceAll('\u00a0', ' '))).toEqual([
    '3 ms',
    '1.4 s',
    '2 min 5 s',
    '1 h 0 min',
    '3 h 30 min',
    '1 d 0 h',
    '4 d 6 h',
  ])
})

test('speaks the first language of the browser that it knows', () => {
  expect(preferredLanguage(['fr-FR', 'es-MX', 'en'])).toBe('es')
  expect(preferredLanguage(['ja'])).toBe('en')
})

test('says a text in the language that is chosen', () => {
  const text = { en: 'Delete', es: 'Borrar' }
  expect(say(text)).toBe('Delete')
  language.current = 'es'
  expect(say(text)).toBe('Borrar')
})
