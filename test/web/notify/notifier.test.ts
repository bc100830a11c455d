import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveMessage, MessageRow } from '../../../server/types.ts'
import { faviconOf } from '../../../web/notify/favicon.ts'
import { noteOf } from '../../../web/notify/note.ts'
import { Notifier, type News } from '../../../web/notify/notifier.ts'
import { aRow } from '../row.ts'

let away = true
const store = new Map<string, string>()
const storage = {
  getItem: (key: string) => store.get(key) ?? null,
  setItem: (key: string, value: string) => void store.set(key, value),
}

beforeEach(() => {
  vi.useFakeTimers()
  away = true
  store.clear()
})
afterEach(() => vi.useRealTimers())

function aNotifier(wanted: (inbox: string) => boolean = () => true) {
  const told: News[] = []
  const options = { wanted, away: () => away, tell: (news: News) => told.push(news), storage }
  return { told, notifier: new Notifier({ ...options, file: () => 'one' }) }
}

function stored(seq: number, row: Partial<MessageRow> = {}): LiveMessage {
  return {
    type: 'message.stored',
    seq,
    at: new Date(0).toISOString(),
    inbox: 'shop',
    message: aRow(seq, row),
  }
}

test('tells of a burst once, by its newest message', () => {
  const { told, notifier } = aNotifier()
  for (const seq of [1, 2, 3]) notifier.hear(stored(seq, { subject: `Mail ${seq}` }))
  vi.advanceTimersByTime(1000)
  expect(told.map(({ count, newest }) => [count, newest.subject])).toEqual([[3, 'Mail 3']])
})

test('tells of no message twice, though the connection repeats it', () => {
  const { told, notifier } = aNotifier()
  notifier.hear(stored(1))
  vi.advanceTimersByTime(10_000)
  for (const seq of [1, 2]) notifier.hear(stored(seq))
  vi.advanceTimersByTime(10_000)
  expect(told.map(({ count }) => count)).toEqual([1, 1])
})

test('two tabs tell of the same message once', () => {
  const [one, other] = [aNotifier(), aNotifier()]
  one.notifier.hear(stored(7))
  other.notifier.hear(stored(7))
  vi.advanceTimersByTime(10_000)
  expect(one.told.length + other.told.length).toBe(1)
})

test('says nothing to who looks, of read mail, and of inboxes that nobody asked for', () => {
  const { told, notifier } = aNotifier((inbox) => inbox === 'shop')
  away = false
  notifier.hear(stored(1))
  away = true
  notifier.hear(stored(2, { unread: false }))
  notifier.hear(stored(3, { inbox: 'other' }))
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([])
})

test('says nothing to who comes back before it is told', () => {
  const { told, notifier } = aNotifier()
  notifier.hear(stored(1))
  away = false
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([])
})

test('says who wrote what, and how many there are', () => {
  const newest = aRow(1, { from: { name: 'Ada', address: 'ada@x.test' }, subject: 'Hello' })
  expect(noteOf({ count: 1, newest })).toEqual({ title: 'Ada', body: 'Hello' })
  expect(noteOf({ count: 12, newest })).toEqual({ title: '12 new messages', body: 'Ada: Hello' })
  const long = noteOf({ count: 1, newest: aRow(1, { subject: '😀'.repeat(5000) }) })
  expect([...long.body]).toHaveLength(120)
})

test('draws the number of unread messages, up to nine', () => {
  expect(faviconOf(0)).toBeNull()
  expect(decodeURIComponent(faviconOf(7) ?? '')).toContain('>7</text>')
  expect(decodeURIComponent(faviconOf(10) ?? '')).toContain('></text>')
})
