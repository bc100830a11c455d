// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveMessage, MessagePage, MessageRow, SearchRequest } from '../../server/types.ts'
import { ApiError, type Client } from '../../web/api/client.ts'
import { MessageList } from '../../web/state/list.svelte.ts'
import { aRow, anEvent } from './row.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Question {
  inbox?: string
  q?: string
  sort?: string
  limit: number
  offset?: number
  around?: string
}

/** Answers lists out of an array, newest first, after `delay()` ms as the array is at that moment. */
function aServer(rows: MessageRow[], delay = () => 0) {
  const server = {
    rows,
    asked: 0,
    refuse: null as ApiError | null,
    /** The newest event that `rows` know. */
    seq: 0,
    /** Of the answers. */
    exact: true,
    pending: 0,
    watched: null as SearchRequest | null,
  }
  async function answer({
    inbox,
    q,
    sort,
    limit,
    offset = 0,
    around,
  }: Question): Promise<MessagePage> {
    server.asked++
    await new Promise((resolve) => setTimeout(resolve, delay()))
    if (server.refuse) throw server.refuse
    const matching = server.rows.filter(
      (row) => (!inbox || row.inbox === inbox) && (!q || row.subject?.includes(q)),
    )
    if (sort === 'oldest') matching.reverse()
    const at = around ? Math.max(0, matching.findIndex(({ id }) => id === around) - 10) : offset
    const messages = matching.slice(at, at + limit)
    const { seq, exact, pending } = server
    await new Promise((resolve) => setTimeout(resolve, delay()))
    return {
      messages,
      total: exact ? matching.length : Math.min(matching.length, at + 150),
      exact: exact || matching.length <= at + 150,
      cursor: null,
      offset: at,
      indexedThrough: 0,
      pending,
      seq,
    }
  }
  // Of the client the list uses one route only.
  const client = {
    call: (_: string, input: { query: Question }) => answer(input.query),
  } as unknown as Client
  const list = new MessageList(client, (search) => (server.watched = search))
  return { server, list }
}

function newestFirst(count: number): MessageRow[] {
  return Array.from({ length: count }, (_, index) => aRow(count - index))
}

async function shown(count: number, view = {}) {
  const { server, list } = aServer(newestFirst(count))
  void list.show(view)
  await vi.runAllTimersAsync()
  return { server, list }
}

function ids(list: MessageList, from = 0, to = list.total): (string | undefined)[] {
  return Array.from({ length: to - from }, (_, index) => list.at(from + index)?.id)
}

test('shows a new message above the others without asking', async () => {
  const { server, list } = await shown(3)
  const before = server.asked
  list.apply(anEvent({ type: 'message.stored', message: aRow(4) }))
  expect(ids(list)).toEqual(['m4', 'm3', 'm2', 'm1'])
  expect(list.prepended).toBe(1)
  expect(server.asked).toBe(before)
})

test('shows nothing twice when an event is told again', async () => {
  const { list } = await shown(3)
  const event = anEvent({ type: 'message.stored', message: aRow(4) })
  list.apply(event)
  list.apply(event)
  list.apply(anEvent({ type: 'message.stored', message: aRow(2) }))
  expect(ids(list)).toEqual(['m4', 'm3', 'm2', 'm1'])
})

test('leaves out what arrives in another inbox', async () => {
  const { list } = await shown(3, { inbox: 'shop' })
  list.apply(anEvent({ type: 'message.stored', message: aRow(4, { inbox: 'ci' }) }, 'ci'))
  expect(list.total).toBe(3)
})

test('puts the analysed form of a message in its place', async () => {
  const { list } = await shown(3)
  list.apply(anEvent({ type: 'message.analysed', message: aRow(2, { snippet: 'Read now' }) }))
  expect(list.at(1)?.snippet).toBe('Read now')
})

test('changes rows in place', async () => {
  const { list } = await shown(3)
  const change = { unread: false, addTags: ['paid'] }
  list.apply(anEvent({ type: 'message.changed', ids: ['m3', 'm1', 'unknown'], change }))
  expect([list.at(0)?.unread, list.at(1)?.unread, list.at(2)?.tags]).toEqual([
    false,
    true,
    ['paid'],
  ])
})

test('takes out a message that moves to another inbox', async () => {
  const { list } = await shown(3, { inbox: 'shop' })
  list.apply(anEvent({ type: 'message.changed', ids: ['m2'], change: { inbox: 'ci' } }))
  expect(ids(list)).toEqual(['m3', 'm1'])
})

test('closes the gap that deleted messages leave', async () => {
  const { list } = await shown(5)
  list.apply(anEvent({ type: 'messages.deleted', ids: ['m4', 'm2'] }))
  expect(ids(list)).toEqual(['m5', 'm3', 'm1'])
})

test('asks anew once for many deletions it cannot place', async () => {
  const { server, list } = await shown(300)
  const before = server.asked
  server.rows = server.rows.slice(0, 200)
  for (let n = 1; n <= 50; n++) list.apply(anEvent({ type: 'messages.deleted', ids: [`m${n}`] }))
  list.apply(anEvent({ type: 'messages.deleted', ids: null }))
  await vi.runAllTimersAsync()
  expect(list.total).toBe(200)
  expect(server.asked - before).toBeLessThanOrEqual(2)
})

test('brings back what was restored in its old place', async () => {
  const { list } = await shown(3)
  list.apply(anEvent({ type: 'messages.deleted', ids: ['m2'] }))
  list.apply(anEvent({ type: 'messages.restored', ids: ['m2'] }))
  await vi.runAllTimersAsync()
  expect(ids(list)).toEqual(['m3', 'm2', 'm1'])
})

function matched(seq: number, message: MessageRow, id = 'list-1'): LiveMessage {
  return { type: 'search.matched', id, seq, message }
}

test('has the server tell what matches, and asks nothing anew for it', async () => {
  const { server, list } = await shown(5, { q: 'Message', inbox: 'shop' })
  expect(server.watched).toMatchObject({
    type: 'search',
    id: 'list-1',
    q: 'Message',
    inbox: 'shop',
  })
  const before = server.asked
  for (let n = 6; n <= 105; n++) {
    const row = aRow(n, n % 2 ? {} : { subject: 'Other' })
    list.apply(anEvent({ type: 'message.stored', message: row }))
    list.apply(anEvent({ type: 'message.analysed', message: row }))
    if (n % 2) list.apply(matched(1000 + n, row))
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.runAllTimersAsync()
  expect([list.total, list.at(0)?.id, list.prepended]).toEqual([55, 'm105', 50])
  expect(server.asked).toBe(before)
  list.apply(matched(2000, aRow(106), 'another'))
  list.apply(matched(2001, aRow(105, { unread: false })))
  expect([list.total, list.at(0)?.unread]).toEqual([55, false])
  void list.show({ q: '' })
  expect(server.watched).toBeNull()
})

test('asks once more when its answer is older than its live search', async () => {
  const { server, list } = await shown(3, { q: 'Message' })
  const before = server.asked
  list.apply({ type: 'search.ready', id: 'list-1', seq: server.seq })
  await vi.runAllTimersAsync()
  expect(server.asked).toBe(before)
  server.seq = 7
  server.rows = [aRow(4), ...server.rows]
  list.apply({ type: 'search.ready', id: 'list-1', seq: 7 })
  await vi.runAllTimersAsync()
  expect(ids(list)).toEqual(['m4', 'm3', 'm2', 'm1'])
  server.seq = 9
  server.rows = [aRow(5), ...server.rows]
  list.apply({ type: 'search.missed', id: 'list-1', seq: 9 })
  await vi.runAllTimersAsync()
  expect(list.total).toBe(5)
})

test('asks anew for a match that belongs among the others', async () => {
  const { server, list } = await shown(3, { q: 'Message' })
  server.seq = 5
  server.rows = [aRow(3), aRow(2), aRow(1.5), aRow(1)]
  list.apply(matched(5, aRow(1.5)))
  await vi.runAllTimersAsync()
  expect(ids(list)).toEqual(['m3', 'm2', 'm1.5', 'm1'])
})

test('in other orders what is new waits until it is asked for', async () => {
  const { server, list } = await shown(3, { sort: 'largest' })
  const before = server.asked
  for (const n of [4, 5]) {
    server.rows = [aRow(n), ...server.rows]
    const event = anEvent({ type: 'message.stored', message: aRow(n) })
    server.seq = event.seq
    list.apply(event)
  }
  await vi.runAllTimersAsync()
  expect([list.waiting, ids(list), server.asked]).toEqual([2, ['m3', 'm2', 'm1'], before])
  const gone = anEvent({ type: 'messages.deleted', ids: ['m5', 'm2'] })
  server.seq = gone.seq
  server.rows = server.rows.filter(({ id }) => id !== 'm5' && id !== 'm2')
  list.apply(gone)
  expect([list.waiting, ids(list)]).toEqual([1, ['m3', 'm1']])
  await Promise.all([list.refresh(), vi.runAllTimersAsync()])
  expect([list.waiting, ids(list)]).toEqual([0, ['m4', 'm3', 'm1']])
})

test('asks once at first, and again only when the greeting comes from later', async () => {
  const { server, list } = await shown(3)
  expect(server.asked).toBe(1)
  list.apply({ type: 'hello', file: 'F', seq: server.seq, version: '1' })
  await vi.runAllTimersAsync()
  expect(server.asked).toBe(1)
  const late = aServer(newestFirst(3), () => 50)
  void late.list.show({})
  late.list.apply({ type: 'hello', file: 'F', seq: late.server.seq + 1, version: '1' })
  await vi.advanceTimersByTimeAsync(75)
  late.server.seq++
  late.server.rows = [aRow(4), ...late.server.rows]
  await vi.runAllTimersAsync()
  expect(ids(late.list)).toEqual(['m4', 'm3', 'm2', 'm1'])
})

test('goes on where the end of a long search is not known', async () => {
  const { server, list } = aServer(newestFirst(500))
  server.exact = false
  void list.show({ q: 'Message' })
  await vi.runAllTimersAsync()
  expect([list.total, list.exact]).toEqual([150, false])
  for (let seen = 140; seen < 500; seen += 90) {
    list.need(Math.min(seen, list.total - 10), list.total)
    await vi.runAllTimersAsync()
  }
  expect([list.total, list.exact, list.at(499)?.id]).toEqual([500, true, 'm1'])
})

test('counts what still waits for the index', async () => {
  const { server, list } = aServer(newestFirst(3))
  server.pending = 2
  void list.show({ q: 'Message' })
  await vi.runAllTimersAsync()
  list.apply(anEvent({ type: 'message.stored', message: aRow(4) }))
  expect(list.pending).toBe(3)
  for (const n of [2, 3, 4]) list.apply(anEvent({ type: 'message.analysed', message: aRow(n) }))
  expect(list.pending).toBe(0)
})

test('keeps the rows while a wrong search is corrected, and says where it is wrong', async () => {
  const { server, list } = await shown(3)
  server.refuse = new ApiError('bad_request', 'No such filter', { start: 0, end: 4 })
  void list.show({ q: 'fron:a' })
  await vi.runAllTimersAsync()
  expect([list.status, list.total, list.error?.at]).toEqual(['ready', 3, { start: 0, end: 4 }])
})

test('keeps the rows when the server goes away', async () => {
  const { server, list } = await shown(3)
  server.refuse = new ApiError('offline', 'Away')
  await Promise.all([list.refresh(), vi.runAllTimersAsync()])
  expect([list.status, list.total]).toEqual(['ready', 3])
})

test('forgets the answer to a view that was left', async () => {
  let wait = 500
  const { list } = aServer([aRow(2), aRow(1, { inbox: 'ci' })], () => wait)
  void list.show({ inbox: 'shop' })
  wait = 10
  void list.show({ inbox: 'ci' })
  await vi.runAllTimersAsync()
  expect(ids(list)).toEqual(['m1'])
})

test('calls nothing found before the answer is there', async () => {
  const { list } = await shown(3)
  const searched = async (q: string) => {
    void list.show({ q })
    const before = list.searched
    await vi.runAllTimersAsync()
    return [before, list.searched]
  }
  expect(await searched('Message')).toEqual([false, true])
  expect(await searched('')).toEqual([true, false])
})

test('says that it waits only after 150 ms', async () => {
  const { list } = aServer(newestFirst(1), () => 200)
  void list.show({})
  await vi.advanceTimersByTimeAsync(100)
  expect(list.slow).toBe(false)
  await vi.advanceTimersByTimeAsync(100)
  expect(list.slow).toBe(true)
  await vi.runAllTimersAsync()
  expect(list.slow).toBe(false)
})

test('fetches what is scrolled to, and finds the neighbour of any message', async () => {
  const { list } = await shown(1000)
  list.need(500, 512)
  await vi.runAllTimersAsync()
  expect(ids(list, 500, 512)).not.toContain(undefined)
  const next = list.neighbour('m100', 1)
  await vi.runAllTimersAsync()
  expect((await next)?.id).toBe('m99')
})

test('agrees with the server after any news, whenever the answers come', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrive'), n: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete'), n: fc.nat(400) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('scroll'), n: fc.nat(400) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait'), n: fc.nat(120) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('refresh'), n: fc.constant(0) }) },
  )
  const delays = fc.infiniteStream(fc.nat(60))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), delays, async (steps, waits) => {
      const { server, list } = aServer(newestFirst(350), () => waits.next().value ?? 0)
      let newest = 350
      void list.show({})
      for (const { kind, n } of steps) {
        if (kind === 'arrive') {
          const message = aRow(++newest)
          server.rows = [message, ...server.rows]
          const event = anEvent({ type: 'message.stored', message })
          server.seq = event.seq
          list.apply(event)
        } else if (kind === 'delete') {
          const gone = server.rows[n % server.rows.length]
          if (!gone) continue
          server.rows = server.rows.filter((row) => row !== gone)
          const event = anEvent({ type: 'messages.deleted', ids: [gone.id] })
          server.seq = event.seq
          list.apply(event)
        } else if (kind === 'scroll') {
          list.need(n, Math.min(n + 12, server.rows.length))
        } else if (kind === 'wait') await vi.advanceTimersByTimeAsync(n)
        else void list.refresh()
      }
      await vi.runAllTimersAsync()
      list.need(200, 212)
      await vi.runAllTimersAsync()
      expect(list.total).toBe(server.rows.length)
      expect(ids(list, 200, 212)).toEqual(server.rows.slice(200, 212).map(({ id }) => id))
      for (const [position, { id }] of server.rows.entries()) {
        const known = list.at(position)
        if (known) expect(known.id).toBe(id)
      }
    }),
    { numRuns: 150 },
  )
})
