import { expect, test } from 'vitest'
import { Haystack } from '../../../../../server/checks/spam/engine/run/haystack.ts'

const haystack = new Haystack(['An Offer', 'for you'])

test.each([
  [[], true],
  [[['offer']], true],
  [[['offer'], ['you']], true],
  [[['rebate', 'offer']], true],
  [[['offer'], ['rebate']], false],
  [[['offer for']], false],
  [[['offers']], false],
])('%j may match: %s', (needs, may) => {
  expect(haystack.mayMatch(needs)).toBe(may)
})

test('nothing is in no text', () => {
  expect(new Haystack([]).mayMatch([['offer']])).toBe(false)
  expect(new Haystack([]).mayMatch([])).toBe(true)
})
