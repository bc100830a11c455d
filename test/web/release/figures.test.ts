import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, sumOf, topOf } from '../../../web/release/page/columns.ts'
import { chosen } from '../../../web/release/page/chosen.ts'
import { actsOf, mayDouble, statesFor } from '../../../web/release/page/acts.ts'
import { inOrder } from '../../../web/release/page/order.ts'
import { sharesOf, totalOf } from '../../../web/release/shares.ts'
import { nobody } from './release.ts'

const step = (delivered: number, deferred = 0, failed = 0, uncertain = 0) => ({
  ...{ at: '2026-11-22T16:00:00.000Z', delivered, deferred, failed, uncertain },
})

test.each([
  [[], 1],
  [[step(0)], 1],
  [[step(1)], 1],
  [[step(2, 1)], 5],
  [[step(7, 2, 1)], 10],
  [[step(7, 2, 1, 1)], 20],
  [[step(11)], 20],
  [[step(4000, 999)], 5000],
])('the axis of %j ends at %i', (time, top) => expect(topOf(time)).toBe(top))

test('columns are stacked from below and stay within the chart', () => {
  const [first, second] = columnsOf([step(5, 3, 2), step(0)], 10)
  expect(first?.parts).toEqual([
    { series: 'delivered', count: 5, y: 0.5, height: 0.5 },
    { series: 'deferred', count: 3, y: 0.19999999999999996, height: 0.3 },
    { series: 'failed', count: 2, y: 0, height: 0.2 },
  ])
  expect(second).toMatchObject({ x: 0.5, width: 0.5, parts: [] })
  const count = fc.nat(100_000)
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count, count), { maxLength: 40 }), (counts) => {
      const time = counts.map(([a, b, c]) => step(a, b, c))
      for (const { parts } of columnsOf(time, topOf(time))) {
        for (const { y, height } of parts) {
          expect(y).toBeGreaterThanOrEqual(-1e-9)
          expect(y + height).toBeLessThanOrEqual(1 + 1e-9)
        }
      }
    }),
  )
  expect(sumOf([step(1, 2), step(3)], 'delivered')).toBe(4)
})

test('shares fill the bar in the order of what is settled', () => {
  const recipients = { ...nobody, queued: 5, delivered: 3, failed: 2 }
  expect(totalOf(recipients)).toBe(10)
  expect(sharesOf(recipients)).toEqual([
    { state: 'delivered', count: 3, part: 0.3, from: 0 },
    { state: 'failed', count: 2, part: 0.2, from: 0.3 },
    { state: 'queued', count: 5, part: 0.5, from: 0.5 },
  ])
  expect(sharesOf(nobody)).toEqual([])
})

test('what needs a look comes first', () => {
  const states = ['delivered', 'queued', 'failed', 'uncertain'] as const
  const one = { address: 'a@x.test', instead: null, reply: null, attempts: 0 }
  const list = states.map((state) => ({ ...one, state, triedAt: null, nextAt: null }))
  expect(inOrder(list).map(({ state }) => state)).toEqual([
    ...['uncertain', 'failed', 'queued', 'delivered'],
  ])
})

test('acts fit the state, and many at once never send twice', () => {
  expect(actsOf('delivered')).toEqual([])
  expect(actsOf('held')).toEqual(['resume', 'cancel'])
  expect(actsOf('uncertain')).toEqual(['retry'])
  expect(statesFor('retry')).toEqual(['deferred', 'partial', 'failed', 'cancelled'])
  expect(statesFor('resume')).toEqual(['held'])
  expect(mayDouble({ ...nobody, uncertain: 1, failed: 2 })).toBe(true)
  expect(mayDouble({ ...nobody, failed: 2 })).toBe(false)
})

test('what was rewritten is told in the words of the mail', () => {
  const asCaptured = { envelopeFrom: 'a@x.test', from: '', messageId: 'keep', sign: null } as const
  expect(chosen({ ...asCaptured, strip: [], convert: false })).toEqual([])
  expect(
    chosen({
      from: 'a@x.test',
      messageId: 'new',
      sign: { domain: 'x.test', selector: 's1' },
      strip: ['X-Debug', 'X-Trace'],
      convert: true,
    }),
  ).toEqual([
    'From: a@x.test',
    'Message-ID: <…>',
    'DKIM: s1._domainkey.x.test',
    '− X-Debug, X-Trace',
    '8BITMIME → 7BIT',
  ])
})
