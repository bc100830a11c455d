import { expect, test } from 'vitest'
import { collapse } from '../../../web/message/people/collapse.ts'

test('shows short lists whole and of four hundred the first two', () => {
  const people = Array.from({ length: 400 }, (_, index) => index)
  expect(collapse(people)).toEqual({ first: [0, 1], more: 398 })
  expect(collapse(people.slice(0, 3)).more).toBe(0)
})

test('never says +1', () => {
  expect(collapse([1, 2, 3])).toEqual({ first: [1, 2, 3], more: 0 })
})
