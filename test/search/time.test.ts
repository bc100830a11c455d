import { expect, test } from 'vitest'
import { parseSearch } from '../../server/search/parse.ts'
import { failureOf } from './failure.ts'

/** A Sunday. */
const now = Date.parse('2026-11-22T17:45:10.500Z')
const madrid = { now, tz: 'Europe/Madrid' }

/** From and to of the only condition of a search, as instants. */
function range(text: string, when = madrid): (string | null)[] {
  const condition = parseSearch(text, when)
  if (!('op' in condition) || condition.op !== 'within') throw new Error(`no range: ${text}`)
  const written = (ms: number | null) =>
    ms === null ? null : new Date(ms).toISOString().replace(/(:00)?\.000Z$/, '')
  return [written(condition.from), written(condition.to)]
}

test.each([
  ['2026-11-20', '2026-11-19T23:00', '2026-11-20T23:00'],
  ['2026-11', '2026-10-31T23:00', '2026-11-30T23:00'],
  ['2026', '2025-12-31T23:00', '2026-12-31T23:00'],
  ['2026/11/20', '2026-11-19T23:00', '2026-11-20T23:00'],
  ['20/11/2026', '2026-11-19T23:00', '2026-11-20T23:00'],
  ['11/20/2026', '2026-11-19T23:00', '2026-11-20T23:00'],
  ['5.6.2026', '2026-06-04T22:00', '2026-06-05T22:00'],
  ['05/05/2026', '2026-05-04T22:00', '2026-05-05T22:00'],
  ['2026-11-20T15:30', '2026-11-20T14:30', '2026-11-20T14:31'],
  ['"2026-11-20 15:30"', '2026-11-20T14:30', '2026-11-20T14:31'],
  ['2026-11-20T15:30:05', '2026-11-20T14:30:05', '2026-11-20T14:30:06'],
  ['2026-11-20T15:30Z', '2026-11-20T15:30', '2026-11-20T15:31'],
  ['2026-11-20T15:30:00.000Z', '2026-11-20T15:30', '2026-11-20T15:30:00.001Z'],
  ['2026-11-20T15:30-08:00', '2026-11-20T23:30', '2026-11-20T23:31'],
  ['15:30', '2026-11-22T14:30', '2026-11-22T14:31'],
  ['"yesterday 9:00"', '2026-11-21T08:00', '2026-11-21T08:01'],
  ['today', '2026-11-21T23:00', '2026-11-22T23:00'],
  ['Hoy', '2026-11-21T23:00', '2026-11-22T23:00'],
  ['yesterday', '2026-11-20T23:00', '2026-11-21T23:00'],
  ['ayer', '2026-11-20T23:00', '2026-11-21T23:00'],
  ['mañana', '2026-11-22T23:00', '2026-11-23T23:00'],
  ['sunday', '2026-11-21T23:00', '2026-11-22T23:00'],
  ['"last sunday"', '2026-11-14T23:00', '2026-11-15T23:00'],
  ['monday', '2026-11-15T23:00', '2026-11-16T23:00'],
  ['miércoles', '2026-11-17T23:00', '2026-11-18T23:00'],
  ['this-week', '2026-11-15T23:00', '2026-11-22T23:00'],
  ['"la semana pasada"', '2026-11-08T23:00', '2026-11-15T23:00'],
  ['last-month', '2026-09-30T22:00', '2026-10-31T23:00'],
  ['"este año"', '2025-12-31T23:00', '2026-12-31T23:00'],
  ['nov', '2026-10-31T23:00', '2026-11-30T23:00'],
  ['dec', '2025-11-30T23:00', '2025-12-31T23:00'],
  ['"20 November 2026"', '2026-11-19T23:00', '2026-11-20T23:00'],
  ['"Nov 20, 2026"', '2026-11-19T23:00', '2026-11-20T23:00'],
  ['"20 de noviembre de 2026"', '2026-11-19T23:00', '2026-11-20T23:00'],
  ['24-dec', '2025-12-23T23:00', '2025-12-24T23:00'],
  ['2d', '2026-11-19T23:00', '2026-11-20T23:00'],
  ['2026-11-01..2026-11-05', '2026-10-31T23:00', '2026-11-05T23:00'],
  ['2026-11-01..', '2026-10-31T23:00', null],
  ['..2026-10', null, '2026-10-31T23:00'],
  ['>2026-11-20', '2026-11-20T23:00', null],
  ['>=2026-11-20', '2026-11-19T23:00', null],
  ['<2026-11-20', null, '2026-11-19T23:00'],
  ['<=2026-11-20', null, '2026-11-20T23:00'],
  ['>2d', '2026-11-20T17:45:10.501Z', null],
])('reads %j as a stretch of time', (text, from, to) => {
  expect(range(`on:${text}`)).toEqual([from, to])
  expect(range(`sent:${text}`)).toEqual([from, to])
})

test.each([
  ['after:2026-11-20', '2026-11-19T23:00', null],
  ['before:2026-11-20', null, '2026-11-19T23:00'],
  ['after:2026-11-20T15:30', '2026-11-20T14:30', null],
  ['after:2d', '2026-11-20T17:45:10.500Z', null],
  ['newer:2h', '2026-11-22T15:45:10.500Z', null],
  ['newer:"1.5 hours"', '2026-11-22T16:15:10.500Z', null],
  ['older:45m', null, '2026-11-22T17:00:10.500Z'],
  ['older:2w', null, '2026-11-08T17:45:10.500Z'],
  ['older:1y', null, '2025-11-22T17:45:10.500Z'],
  ['older:"2 days ago"', null, '2026-11-20T17:45:10.500Z'],
  ['older:"hace 3 días"', null, '2026-11-19T17:45:10.500Z'],
  ['older:yesterday', null, '2026-11-20T23:00'],
])('reads %j', (text, from, to) => {
  expect(range(text)).toEqual([from, to])
})

test.each([
  ['Europe/Madrid', 'on:2026-03-29', '2026-03-28T23:00', '2026-03-29T22:00'],
  ['Europe/Madrid', 'on:2026-10-25', '2026-10-24T22:00', '2026-10-25T23:00'],
  ['Europe/Madrid', 'on:2026-03-29T02:30', '2026-03-29T01:30', '2026-03-29T01:31'],
  ['Europe/Madrid', 'on:2026-10-25T02:30', '2026-10-25T00:30', '2026-10-25T00:31'],
  ['America/Havana', 'on:2026-03-08', '2026-03-08T05:00', '2026-03-09T04:00'],
  ['Asia/Kolkata', 'on:today', '2026-11-21T18:30', '2026-11-22T18:30'],
  ['Pacific/Kiritimati', 'on:today', '2026-11-22T10:00', '2026-11-23T10:00'],
  ['UTC', 'on:today', '2026-11-22', '2026-11-23'],
])('in %s, %s lasts from %s to %s', (tz, text, from, to) => {
  const whole = (at: string | null) => at?.replace(/T00:00$/, '')
  expect(range(text, { now, tz }).map(whole)).toEqual([from, to])
})

test('keeps the time of day over a change of clocks', () => {
  const monday = { now: Date.parse('2026-10-26T09:00Z'), tz: 'Europe/Madrid' }
  expect(range('older:2d', monday)).toEqual([null, '2026-10-24T08:00'])
  expect(range('older:48h', monday)).toEqual([null, '2026-10-24T09:00'])
})

test('goes back months to a day that exists', () => {
  const march = { now: Date.parse('2026-03-31T12:00Z'), tz: 'UTC' }
  expect(range('older:1mo', march)).toEqual([null, '2026-02-28T12:00'])
  expect(range('older:13mo', march)).toEqual([null, '2025-02-28T12:00'])
})

test('takes days of UTC without a time zone', () => {
  const condition = parseSearch('on:2026-11-20')
  const from = Date.parse('2026-11-20T00:00Z')
  expect(condition).toEqual({ field: 'arrived', op: 'within', from, to: from + 86_400_000 })
})

test.each([
  ['on:05/06/2026', '05/06/2026 can be two days: write 2026-06-05 or 2026-05-06.'],
  ['after:2026-02-30', 'There is no such day in the calendar.'],
  ['after:2026-11-01..2026-11-05', 'This filter takes one time. For a range write on:'],
  ['on:2026-11-05..2026-11-01', 'The range ends before it begins: write the earlier day first.'],
  ['on:..', '"on:" does not understand ".."'],
  ['on:soon', '"on:" does not understand "soon"'],
  ['on:constructor', '"on:" does not understand "constructor"'],
  ['after:2026T15:30', '"after:" does not understand "2026T15:30"'],
  ['after:25:00', '"after:" does not understand "25:00"'],
  ['older:99999y', '"older:" does not understand "99999y"'],
  ['older:-2d', '"older:" does not understand "-2d"'],
])('says what is wrong with %j', (text, message) => {
  const failure = failureOf(() => parseSearch(text, madrid))
  expect(failure?.text.en).toContain(message)
  expect(failure?.at).toEqual({ start: 0, end: text.length })
})

test('refuses a time zone that nobody knows', () => {
  const failure = failureOf(() => parseSearch('x', { now, tz: 'Mars/Olympus' }))
  expect(failure).toMatchObject({ code: 'bad_request', at: undefined })
  expect(failure?.text.en).toContain('There is no time zone "Mars/Olympus"')
})
