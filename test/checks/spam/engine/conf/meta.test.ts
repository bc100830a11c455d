import { expect, test } from 'vitest'
import { formulaOf } from '../../../../../server/checks/spam/engine/conf/formula.ts'
import { readMeta } from '../../../../../server/checks/spam/engine/conf/meta.ts'

const places = new Map([
  ['ONE', 0],
  ['TWO', 1],
  ['NONE', 2],
])

function value(text: string): number | null {
  const meta = readMeta(text)
  return meta && formulaOf(meta, (name) => places.get(name))(Float64Array.of(1, 2, 0))
}

test.each([
  ['ONE', 1],
  ['ONE && TWO', 2],
  ['ONE && NONE', 0],
  ['NONE || TWO', 2],
  ['!NONE', 1],
  ['!TWO', 0],
  ['!!TWO', 1],
  ['ONE + TWO + TWO > 4', 1],
  ['ONE + TWO > 3', 0],
  ['(ONE + TWO) * 2 == 6', 1],
  ['ONE + TWO * 2', 5],
  ['TWO - ONE - ONE', 0],
  ['-ONE < 0', 1],
  ['TWO / NONE', 0],
  ['TWO >= 2 && TWO <= 2 && TWO != 1', 1],
  ['UNKNOWN', 0],
  ['!UNKNOWN', 1],
  ['ONE & TWO', 2],
  ['NONE | ONE', 1],
  ['ONE && !NONE && (TWO || NONE)', 2],
  ['local_tests_only', 1],
  ['0.5 + 0.5 == ONE', 1],
])('%s is %s', (text, expected) => {
  expect(value(text)).toBe(expected)
})

test.each(['', '(', 'ONE &&', 'ONE TWO', 'ONE ? TWO', '()', ')'])('%j is no expression', (text) => {
  expect(readMeta(text)).toBeNull()
})

test('what is nested too deep is no expression', () => {
  expect(readMeta(`${'('.repeat(100)}ONE${')'.repeat(100)}`)).not.toBeNull()
  expect(readMeta(`${'('.repeat(10_000)}ONE${')'.repeat(10_000)}`)).toBeNull()
})
