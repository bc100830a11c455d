import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveMessage, Moment } from '../../server/types.ts'
import { connectEvents, type Connection } from '../../web/api/events.ts'
import { aRow, anEvent } from './row.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A socket that the test speaks through. */
class Socket {
  onopen?: () => void
  onmessage?: (frame: { data: string }) => void
  onclose?: () => void
  readyState = 0
  readonly sent: unknown[] = []
  readonly url: URL
  constructor(url: string) {
    this.url = new URL(url)
  }
  tell(message: LiveMessage) {
    this.readyState = 1
    this.onopen?.()
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.readyState = 3
    this.onclose?.()
  }
}

function connected(since: Moment | null = null) {
  const sockets: Socket[] = []
  const heard: LiveMessage[] = []
  const states: Connection[] = []
  const events = connectEvents({
    base: 'https://host.test/mail/',
    random: () => 1,
    since,
    onMessage: (message) => heard.push(message),
    onState: (state) => states.push(state),
    open: (url) => {
      const socket = new Socket(url)
      sockets.push(socket)
      // The part of a WebSocket that is used here.
      return socket as unknown as WebSocket
    },
  })
  const last = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('no socket')
    return socket
  }
  return { events, sockets, heard, states, last }
}

const hello = (seq: number, file = 'F'): LiveMessage => ({ type: 'hello', file, seq, version: '1' })

function event(seq: number): LiveMessage {
  return { ...anEvent({ type: 'message.stored', message: aRow(seq) }), seq }
}

test('connects under the base path', () => {
  const { last } = connected()
  expect(last().url.href).toBe('wss://host.test/mail/api/events')
})

test('asks at first for what happened since the page was made', () => {
  const { last, heard } = connected({ file: 'F', seq: 7 })
  expect(last().url.search).toBe('?since=7&file=F')
  last().tell(hello(7))
  last().tell(event(8))
  expect(heard.map((message) => message.type)).toEqual(['hello', 'message.stored'])
})

test('asks everything anew when the page was made of other data', () => {
  const { last, heard } = connected({ file: 'E', seq: 7 })
  last().tell(hello(3))
  expect(heard.map((message) => message.type)).toEqual(['reload', 'hello'])
})

test('tells no reload at first: answers and the greeting say what they know', () => {
  const { last, heard } = connected()
  last().tell(hello(10))
  last().tell(event(11))
  expect(heard.map((message) => message.type)).toEqual(['hello', 'message.stored'])
})

test('asks for the matches of one search, also after a reconnect', async () => {
  const { events, last } = connected()
  const search = (id: string) => ({ type: 'search' as const, id, q: 'order' })
  events.watch(search('a'))
  expect(last().sent).toEqual([])
  last().tell(hello(10))
  expect(last().sent).toEqual([search('a')])
  events.watch(search('b'))
  expect(last().sent.slice(1)).toEqual([{ type: 'search.end', id: 'a' }, search('b')])
  last().close()
  await vi.advanceTimersByTimeAsync(300)
  expect(last().sent).toEqual([])
  last().tell(hello(10))
  expect(last().sent).toEqual([search('b')])
  events.watch(null)
  expect(last().sent.slice(1)).toEqual([{ type: 'search.end', id: 'b' }])
})

test('passes on what live searches say, whatever was told before', () => {
  const { last, heard } = connected()
  last().tell(hello(10))
  last().tell(event(11))
  const matched = { type: 'search.matched', id: 'a', seq: 11, message: aRow(11) } as const
  last().tell(matched)
  last().tell({ type: 'search.ready', id: 'a', seq: 11 })
  expect(heard.slice(2)).toEqual([matched, { type: 'search.ready', id: 'a', seq: 11 }])
})

test('heals by itself, asks for what was missed and tells nothing twice', async () => {
  const { last, sockets, heard, states } = connected()
  last().tell(hello(10))
  last().tell(event(11))
  last().close()
  await vi.advanceTimersByTimeAsync(300)
  expect(sockets).toHaveLength(2)
  expect(last().url.searchParams.get('since')).toBe('11')
  last().tell(hello(12))
  last().tell(event(11))
  last().tell(event(12))
  expect(
    heard.flatMap((message) => ('seq' in message && message.type !== 'hello' ? message.seq : [])),
  ).toEqual([11, 12])
  expect(states).toEqual(['connecting', 'live', 'connecting', 'live'])
})

test('waits longer after each failure, up to ten seconds, and says that it is offline', async () => {
  const { last, sockets, states } = connected()
  for (const pause of [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
    const before = sockets.length
    last().close()
    await vi.advanceTimersByTimeAsync(pause - 1)
    expect(sockets).toHaveLength(before)
    await vi.advanceTimersByTimeAsync(1)
    expect(sockets).toHaveLength(before + 1)
  }
  expect(states.at(-1)).toBe('offline')
})

test('tries at once when it is asked to', () => {
  const { events, last, sockets } = connected()
  last().close()
  events.retry()
  events.retry()
  expect(sockets).toHaveLength(2)
})

test('tells to reload when the data file is another one', async () => {
  const { last, heard } = connected()
  last().tell(hello(10))
  last().close()
  await vi.advanceTimersByTimeAsync(300)
  expect(last().url.searchParams.get('file')).toBe('F')
  heard.length = 0
  last().tell(hello(3, 'G'))
  last().tell(event(4))
  expect(heard.map((message) => message.type)).toEqual(['reload', 'hello', 'message.stored'])
})

test('gives up a socket that never opens', async () => {
  const { sockets } = connected()
  await vi.advanceTimersByTimeAsync(8_300)
  expect(sockets).toHaveLength(2)
})

test('stays closed once it was closed', async () => {
  const { events, sockets } = connected()
  events.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sockets).toHaveLength(1)
})
