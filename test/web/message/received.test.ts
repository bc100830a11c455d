import { expect, test } from 'vitest'
import type { HeaderField } from '../../../server/types.ts'
import { parseReceived, receivedHops } from '../../../web/message/headers/received.ts'

function received(value: string): HeaderField {
  return { name: 'Received', value, raw: `Received: ${value}` }
}

test('reads from, by, with and the date of a Received field', () => {
  const value =
    'from app.example.test (app.example.test [203.0.113.7]) by mx.example.test (Postfix; a (nested) one) ' +
    'with ESMTPS id 4XyZ for <lucia@example.test>; Sun, 22 Nov 2026 16:41:07 +0100 (CET)'
  expect(parseReceived(value)).toEqual({
    from: 'app.example.test',
    by: 'mx.example.test',
    with: 'ESMTPS',
    at: Date.parse('2026-11-22T15:41:07Z'),
  })
})

test.each(['', ';', 'nonsense', 'by only.test', 'from ((((', 'from a by b; not a date'])(
  'reads what there is of %j',
  (value) => {
    expect(parseReceived(value).at).toBeNull()
  },
)

test('puts hops in the order of travel with the time each took', () => {
  const hops = receivedHops([
    received('from b.test by c.test; Sun, 22 Nov 2026 16:00:05 +0000'),
    { name: 'Subject', value: 'x', raw: 'Subject: x' },
    received('from a.test by b.test; Sun, 22 Nov 2026 17:00:03 +0100'),
  ])
  expect(hops.map(({ from, delay }) => ({ from, delay }))).toEqual([
    { from: 'a.test', delay: null },
    { from: 'b.test', delay: 2000 },
  ])
})

test('tells a clock that goes back by a negative delay', () => {
  const [, second] = receivedHops([
    received('by b.test; Sun, 22 Nov 2026 16:00:00 +0000'),
    received('by a.test; Sun, 22 Nov 2026 16:00:10 +0000'),
  ])
  expect(second?.delay).toBe(-10_000)
})
