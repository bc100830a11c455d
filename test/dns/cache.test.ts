import { expect, test } from 'vitest'
import { createCache } from '../../server/dns/cache.ts'

const answer = { state: 'missing', records: [], planned: false } as const

test('keeps 5000 answers, the youngest', () => {
  const cache = createCache(() => 0)
  for (let i = 0; i <= 5000; i++) cache.keep(`A n${i}.example`, { ...answer, records: [] }, 1000)
  expect(cache.get('A n0.example')).toBeNull()
  expect(cache.get('A n1.example')).toEqual(answer)
  expect(cache.get('A n5000.example')).toEqual(answer)
})
