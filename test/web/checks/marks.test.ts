import { expect, test } from 'vitest'
import { markOf } from '../../../web/inbox/marks/index.ts'
import { aRow } from '../row.ts'

const marked = (facts: Record<string, number>, spamThreshold = 5) =>
  markOf(aRow(1, { facts }), { spamThreshold })

test.each([
  [{ spam: 5.4 }, 5, { word: 'spam 5.4', tone: 'fail' }],
  [{ spam: 5 }, 5, { word: 'spam 5.0', tone: 'fail' }],
  [{ spam: 3.2 }, 5, { word: 'spam 3.2', tone: 'warn' }],
  [{ spam: 1.2 }, 5, null],
  [{ spam: 1.2 }, 1, { word: 'spam 1.2', tone: 'fail' }],
  [{}, 5, null],
])('a row with %o and the threshold %d', (facts, threshold, mark) => {
  expect(marked(facts, threshold)).toEqual(mark)
})
