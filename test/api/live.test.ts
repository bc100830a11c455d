import { once } from 'node:events'
import { expect, test } from 'vitest'
import { liveSearch } from '../../server/api/live/search.ts'
import { liveMessage } from '../../server/api/schemas/live.ts'
import type { LiveMessage, SandboxEvent } from '../../server/types.ts'
import { ofType, type Heard } from '../helpers/events.ts'
import { upgrade } from '../helpers/http.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox } from '../helpers/sandbox.ts'

type Matched = Extract<LiveMessage, { type: 'search.matched' }>

/** Before the server has said hello, too. */
async function say({ socket }: Heard, frame: unknown) {
  if (socket.readyState === socket.CONNECTING) await once(socket, 'open')
  socket.send(JSON.stringify(frame))
}

const matches = ({ messages }: Heard, id: string) =>
  messages.flatMap((one) =>
    one.type === 'search.matched' && one.id === id ? [one.message.subject] : [],
  )

const matching = (subject: string) => (message: LiveMessage) =>
  message.type === 'search.matched' && message.message.subject === subject

async function watching(live: Heard, search: { id: string; q: string; inbox?: string }) {
  await say(live, { type: 'search', ...search })
  await live.until((one): one is Matched => one.type === 'search.ready' && one.id === search.id)
}

test('tells what newly matches a search, and nothing else', async () => {
  await using sandbox = await startSandbox()
  await sandbox.send(aMessage({ subject: 'Old order' }))
  // Searching waits for the index.
  await sandbox.api('GET', '/api/messages', { query: { q: 'old' } })
  using live = sandbox.events()
  await watching(live, { id: 'a', q: 'order -draft' })
  await watching(live, { id: 'b', q: 'invoice' })
  const subjects = ['New order', 'Order draft', 'Invoice', 'Last order']
  for (const subject of subjects) await sandbox.send(aMessage({ subject }))
  const last = await live.until(matching('Last order'))
  await live.until(matching('Invoice'))
  expect(matches(live, 'a')).toEqual(['New order', 'Last order'])
  expect(matches(live, 'b')).toEqual(['Invoice'])
  expect(last).toMatchObject({ id: 'a', message: { analysis: 'analysed', snippet: 'Hello Bob' } })
  for (const message of live.messages) liveMessage.parse(message)
})

test('says from which event on it tells, so that a list can join on', async () => {
  await using sandbox = await startSandbox()
  await sandbox.send(aMessage({ subject: 'One' }))
  using live = sandbox.events()
  await live.until(ofType('hello'))
  const sending = Promise.all(
    Array.from({ length: 20 }, (_, n) => sandbox.send(aMessage({ subject: `Order ${n}` }))),
  )
  await watching(live, { id: 'a', q: 'order' })
  const ready = await live.until(ofType('search.ready'))
  await sending
  await sandbox.send(aMessage({ subject: 'The end of orders' }))
  await live.until(matching('The end of orders'))
  const { body } = await sandbox.api('GET', '/api/messages', { query: { q: 'order' } })
  // Every message is in what was analysed up to `seq`, or is told.
  const before = live.messages.flatMap((one) =>
    one.type === 'message.analysed' && one.seq <= ready.seq ? [one.message.subject] : [],
  )
  const found = body.messages.map(({ subject }: { subject: string }) => subject)
  expect([...before, ...matches(live, 'a')].sort()).toEqual(found.sort())
})

test('tells of messages that come to match by a change or by undo', async () => {
  await using sandbox = await startSandbox()
  using live = sandbox.events()
  await live.until(ofType('hello'))
  const id = await sandbox.send(aMessage({ subject: 'Plain' }))
  // Its analysis could bring the match too, were it heard after the change.
  await live.until(ofType('message.analysed'))
  await watching(live, { id: 'vip', q: 'tag:vip' })
  await sandbox.api('PATCH', `/api/messages/${id}`, { body: { addTags: ['vip'] } })
  const { message, seq } = await live.until(ofType('search.matched'))
  expect(message).toMatchObject({ id, tags: ['vip'] })
  expect(seq).toBe((await live.until(ofType('message.changed'))).seq)
  await watching(live, { id: 'plain', q: 'plain' })
  const { body } = await sandbox.api('DELETE', `/api/messages/${id}`)
  await sandbox.api('POST', '/api/undo', { body: { undo: body.undo } })
  await live.until((one) => one.type === 'search.matched' && one.id === 'plain')
})

test('keeps to an inbox, replaces a search of the same id, and ends one', async () => {
  await using sandbox = await startSandbox()
  const { body: shop } = await sandbox.api('POST', '/api/inboxes', { body: { name: 'Shop' } })
  const auth = { user: shop.user, pass: shop.password }
  using live = sandbox.events()
  await watching(live, { id: 'shop', q: 'order', inbox: shop.id })
  await watching(live, { id: 'all', q: 'invoice' })
  await watching(live, { id: 'all', q: 'order' })
  await watching(live, { id: 'gone', q: 'order' })
  await say(live, { type: 'search.end', id: 'gone' })
  await watching(live, { id: 'empty', q: '' })
  await sandbox.send(aMessage({ subject: 'Order one' }))
  await sandbox.send(aMessage({ subject: 'Order two' }), auth)
  await sandbox.send(aMessage({ subject: 'Invoice' }), auth)
  await live.until(matching('Invoice'))
  await live.until((one) => one.type === 'search.matched' && one.id === 'shop')
  expect(matches(live, 'shop')).toEqual(['Order two'])
  expect(matches(live, 'all')).toEqual(['Order one', 'Order two'])
  expect(matches(live, 'gone')).toEqual([])
  expect(matches(live, 'empty')).toEqual(['Order one', 'Order two', 'Invoice'])
})

test('says by a frame what is wrong, where, and in the language of the client', async () => {
  await using sandbox = await startSandbox()
  using live = sandbox.events('', { 'Accept-Language': 'es' })
  const failure = (id: string | null) =>
    live.until(
      (one): one is Extract<LiveMessage, { type: 'search.failed' }> =>
        one.type === 'search.failed' && one.id === id,
    )
  await say(live, { type: 'search', id: 'wrong', q: 'order is:blue' })
  const { error } = await failure('wrong')
  expect(error).toMatchObject({ code: 'bad_request', at: { start: 6, end: 13 } })
  expect(error.message).toContain('no entiende')
  await say(live, { type: 'search', id: 'nowhere', q: 'order', inbox: 'nowhere' })
  expect((await failure('nowhere')).error.code).toBe('not_found')
  await say(live, { type: 'search', id: 'zone', q: 'order', tz: 'Mars/Base' })
  expect((await failure('zone')).error.code).toBe('bad_request')
  live.socket.send('hello')
  expect((await failure(null)).error.code).toBe('bad_request')
  for (const message of live.messages) liveMessage.parse(message)
  await watching(live, { id: 'right', q: 'order' })
})

test('runs a bounded number of searches for a connection', async () => {
  await using sandbox = await startSandbox()
  using live = sandbox.events()
  for (let n = 0; n < 16; n++) await watching(live, { id: `s${n}`, q: 'order' })
  await say(live, { type: 'search', id: 'more', q: 'order' })
  expect((await live.until(ofType('search.failed'))).error.code).toBe('conflict')
  await say(live, { type: 'search.end', id: 's0' })
  await watching(live, { id: 'more', q: 'order' })
})

test('asks the store seldom however much arrives at once', async () => {
  await using sandbox = await startSandbox()
  const { store } = sandbox.sandbox
  let asked = 0
  const really = store.matching
  store.matching = (...args) => {
    asked++
    return really(...args)
  }
  using live = sandbox.events()
  await watching(live, { id: 'a', q: 'order' })
  const inbox = (await sandbox.api('GET', '/api/inboxes')).body.inboxes[0].id
  const raw = (n: number) => Buffer.from(`Subject: Order ${n}\r\n\r\nText\r\n`)
  const envelope = { from: '', to: [], body: null, smtpUtf8: false, dsn: null }
  await sandbox.sandbox.ingest(
    Array.from({ length: 400 }, (_, n) => ({
      raw: raw(n),
      envelope,
      connection: null,
      session: null,
      origin: { kind: 'http' as const, provider: 'test' },
      inbox,
    })),
  )
  await live.until(matching('Order 399'))
  expect(matches(live, 'a')).toHaveLength(400)
  expect(new Set(matches(live, 'a')).size).toBe(400)
  expect(asked).toBeLessThan(100)
})

test('says that it left out matches when too much happens at once', async () => {
  await using sandbox = await startSandbox()
  using live = sandbox.events()
  await watching(live, { id: 'a', q: 'order' })
  const seq = (await sandbox.sandbox.store.seq()) + 1
  const head = { seq, at: new Date(0).toISOString(), inbox: null }
  sandbox.sandbox.events.publish([
    { ...head, type: 'message.changed', ids: null, change: { unread: false } },
  ])
  expect(await live.until(ofType('search.missed'))).toEqual({ type: 'search.missed', id: 'a', seq })
})

test('an address with a search tells only what matches it', async () => {
  await using sandbox = await startSandbox()
  using first = sandbox.events()
  const { seq, file } = await first.until(ofType('hello'))
  await sandbox.send(aMessage({ subject: 'Early order' }))
  await first.until(ofType('message.analysed'))
  using live = sandbox.events('?q=order')
  using back = sandbox.events(`?q=order&since=${seq}&file=${file}`)
  await live.until(ofType('search.ready'))
  await back.until(ofType('search.ready'))
  for (const subject of ['Invoice', 'Order']) await sandbox.send(aMessage({ subject }))
  await live.until(matching('Order'))
  await back.until(matching('Order'))
  expect(live.messages.map(({ type }) => type)).toEqual(['hello', 'search.ready', 'search.matched'])
  expect(back.messages.map(({ type }) => type)).toEqual([
    ...['hello', 'search.ready', 'search.matched', 'search.matched'],
  ])
  using inbox = sandbox.events('?inbox=nowhere')
  expect((await inbox.until(ofType('search.failed'))).error.code).toBe('not_found')
})

test('refuses an address with a search that is not understood', async () => {
  await using sandbox = await startSandbox()
  expect(await upgrade(sandbox, '/api/events?q=is:blue')).toBe('400')
  expect(await upgrade(sandbox, '/api/events?q=order&tz=Mars/Base')).toBe('400')
  expect(await upgrade(sandbox, '/api/events?q=order')).toBe('101')
})

test('asks about a message heard right behind one that is not for the search', async () => {
  const told: LiveMessage[] = []
  const asked: string[][] = []
  const search = liveSearch({
    id: 'a',
    query: () => ({ inbox: 'mine', search: { and: [] } }),
    scope: { actor: 'test', inboxes: 'all' },
    store: { matching: async (_scope, _query, ids) => (asked.push(ids), []) },
    say: (message) => told.push(message),
    failed: (error) => {
      throw error
    },
  })
  await search.start(1)
  await Promise.resolve()
  const analysed = (inbox: string, id: string) =>
    // Only these members are looked at.
    search.hear({
      seq: 2,
      at: '',
      inbox,
      type: 'message.analysed',
      message: { id },
    } as SandboxEvent)
  analysed('other', 'one')
  analysed('mine', 'two')
  await expect.poll(() => asked).toEqual([[], ['two']])
  search.end()
})
