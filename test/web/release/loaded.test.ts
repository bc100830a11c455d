// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Loaded } from '../../../web/state/loaded.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is shown stays while it is asked for again, however long that takes', async () => {
  const loaded = new Loaded<string>()
  await loaded.refresh(() => Promise.resolve('first'))
  let answer = (_: string) => {}
  const asked = loaded.refresh(() => new Promise<string>((resolve) => (answer = resolve)))
  vi.advanceTimersByTime(10_000)
  expect([loaded.value, loaded.slow]).toEqual(['first', false])
  answer('second')
  await asked
  expect(loaded.value).toBe('second')
})

test('what is shown stays when asking again fails; nothing shown is a failure', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const away = () => Promise.reject(new Error('away'))
  const loaded = new Loaded<string>()
  await loaded.refresh(away)
  expect(loaded.error?.message).toBe('away')
  await loaded.refresh(() => Promise.resolve('first'))
  await loaded.refresh(away)
  expect([loaded.value, loaded.error]).toEqual(['first', null])
  expect(warned).toHaveBeenCalledOnce()
  warned.mockRestore()
})
