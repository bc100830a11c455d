import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../server/ingest/id.ts'
import { isoInstant } from '../../server/ingest/instant.ts'

const instants = fc.integer({ min: 0, max: 4_102_444_800_000 })

test('writes an instant as Date does, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(instants), (all) => {
      expect(all.map(isoInstant)).toEqual(all.map((at) => new Date(at).toISOString()))
    }),
    { numRuns: 500 },
  )
})

test('makes ids of version 7 that hold their instant and are never the same', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(instants, (at) => {
      const id = newId(at)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(at)
      seen.add(id.slice(14))
    }),
    { numRuns: 3000 },
  )
  expect(seen.size).toBe(3000)
})
