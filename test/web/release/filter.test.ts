import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  noFilter,
  queryOf,
  readFilter,
  stateGroups,
  writeFilter,
  type ReleaseFilter,
  type StateGroup,
} from '../../../web/state/releases/filter.ts'

// Every member of a union that is written out in full.
const groups = Object.keys(stateGroups) as StateGroup[]

test('every state of a release is in one group', () => {
  const all = groups.flatMap((group): readonly string[] => stateGroups[group])
  expect(all.toSorted()).toEqual(
    ['cancelled', 'deferred', 'delivered', 'failed', 'held', 'partial', 'queued', 'sending']
      .concat('uncertain')
      .toSorted(),
  )
})

test('reads back every filter it writes', () => {
  const word = fc.option(fc.string({ minLength: 1 }))
  const filter = fc.record({
    state: fc.option(fc.constantFrom(...groups)),
    ...{ relay: word, domain: word, message: word, batch: word, rule: word },
  })
  fc.assert(
    fc.property(filter, (one: ReleaseFilter) => {
      expect(readFilter(new URLSearchParams(writeFilter(one)))).toEqual(one)
    }),
  )
})

test.each(['?state=lost', '?state=toString', '?relay='])('takes %s for no filter', (query) => {
  expect(readFilter(new URLSearchParams(query))).toEqual(noFilter)
})

test('asks the API for each state of a group', () => {
  expect(queryOf({ ...noFilter, state: 'failed', domain: 'x.test' })).toEqual({
    states: ['failed', 'partial'],
    domain: 'x.test',
  })
  expect(queryOf(noFilter)).toEqual({})
})
