import { expect, test } from 'vitest'
import { secondsOf } from '../../../../server/checks/spam/engine/evals/times.ts'
import { call, hop, message } from './call.ts'

const sent = (date: string) => message([hop('192.0.2.1'), `Date: ${date}`])

test.each([
  ['2 Mar 2026 15:00:00 +0000', '3', '6', true],
  ['2 Mar 2026 10:30:00 +0000', '3', '6', false],
  ['1 Mar 2026 09:00:00 +0000', '-48', '-24', true],
  ['1 Feb 2020 10:00:00 +0000', 'undef', '-96', true],
  ['2 Mar 2026 12:00:00 +0200', '-6', '-3', false],
])('a mail of %s is between %s and %s hours from its way: %s', (date, least, most, expected) => {
  expect(call('check_for_shifted_date', sent(date), least, most)).toBe(expected)
})

test('a mail without a way is not shifted', () => {
  const mail = message('Date: 2 Mar 2036 10:00:00 +0000')
  expect(call('check_for_shifted_date', mail, '3', 'undef')).toBe(false)
})

test('knows how many months ago a mail came', () => {
  const is = (least: string) =>
    call('received_within_months', sent('1 Jan 2020 1:00:00 +0000'), least, 'undef')
  expect([is('0'), is('2')]).toEqual([true, false])
})

test('reads the clock in Message-IDs of Outlook', () => {
  const seconds = Date.UTC(2026, 2, 2, 10) / 1000
  const clock = Math.trunc(seconds * 0.0023283064365387 + 27_111_902.8329849)
  const is = (ticks: number) =>
    call(
      'check_outlook_message_id',
      message([
        `Message-ID: <0001${ticks.toString(16).padStart(8, '0')}$aaaaaaaa$bbbbbbbb@pc>`,
        'Date: Mon, 2 Mar 2026 10:00:00 +0000',
      ]),
    )
  expect([is(clock), is(clock + 5_000)]).toEqual([false, true])
})

test.each([
  ['Mon, 2 Mar 2026 10:00:00 +0000', '2026-03-02T10:00:00Z'],
  ['2 Mar 26 10:00 GMT', '2026-03-02T10:00:00Z'],
  ['Mon Mar 2 10:00:00 2026', '2026-03-02T10:00:00Z'],
  ['Mon, 2 Mar 2026 05:00:00 EST', '2026-03-02T10:00:00Z'],
  ['Mon, 2 Mar 2026 10:00:00 -0130 (odd)', '2026-03-02T11:30:00Z'],
  ['31 Apr 2026 00:00:00 +0000', '2026-05-01T00:00:00Z'],
  ['2 Mar 2026 25:61:61 +0000', '2026-03-02T23:59:59Z'],
])('reads %s', (text, expected) => {
  expect(secondsOf(text)).toBe(Date.parse(expected) / 1000)
})

test('finds no date where there is none', () => {
  expect(secondsOf('tomorrow')).toBeNull()
})
