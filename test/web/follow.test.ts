import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Follow } from '../../web/ui/follow.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function aList(...known: number[]) {
  const rows = new Set(known)
  const follow = new Follow((top) => rows.has(top))
  const come = (top: number) => {
    rows.add(top)
    follow.changed()
    flushSync()
  }
  return { follow, come }
}

test('goes where there are rows', () => {
  const { follow } = aList(0, 500)
  follow.moved(500)
  expect(follow).toMatchObject({ shown: 500, goal: 500 })
})

test('stays with the rows it has until others come', () => {
  const { follow, come } = aList(0)
  follow.moved(900)
  expect(follow).toMatchObject({ shown: 0, goal: 900 })
  come(900)
  expect(follow).toMatchObject({ shown: 900, goal: 900 })
})

test('shows what came although the hand is elsewhere by now, and asks for that', () => {
  const { follow, come } = aList(0)
  follow.moved(900)
  follow.moved(5000)
  expect(follow.goal).toBe(900)
  come(900)
  expect(follow).toMatchObject({ shown: 900, goal: 5000 })
  come(5000)
  expect(follow.shown).toBe(5000)
})

test('comes back without having waited', () => {
  const { follow } = aList(0)
  follow.moved(900)
  follow.moved(0)
  expect(follow).toMatchObject({ shown: 0, goal: 0 })
})

test('shows empty places when rows take too long, and what was asked for as soon as it comes', () => {
  const { follow, come } = aList(0)
  follow.moved(900)
  follow.moved(1800)
  vi.advanceTimersByTime(100)
  expect(follow).toMatchObject({ shown: 1800, goal: 900 })
  follow.moved(2700)
  expect(follow).toMatchObject({ shown: 2700, goal: 900 })
  come(900)
  expect(follow).toMatchObject({ shown: 900, goal: 2700 })
})

test('asks for another place when rows never come', () => {
  const { follow } = aList(0)
  follow.moved(900)
  follow.moved(2700)
  vi.advanceTimersByTime(1000)
  expect(follow).toMatchObject({ shown: 2700, goal: 2700 })
})
