import { expect, test } from 'vitest'
import { clean } from './clean.ts'
import { score } from './score.ts'

const told = (raw: Buffer) =>
  score(raw).hits.map(({ rule, points }) => `${rule.name} ${Math.round(points * 10) / 10}`)

test.each(Object.entries(clean))('scores %s below 2', (_, raw) => {
  // What fired is told beside the score.
  const { score: points } = score(raw)
  expect([points < 2, points < 2 || told(raw)]).toEqual([true, true])
})
