import { expect, test } from 'vitest'
import { liveMessage } from '../../server/api/schemas/live.ts'
import type { LiveMessage, SandboxEvent } from '../../server/types.ts'
import { ofType } from '../helpers/events.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

function seqs(messages: LiveMessage[]): number[] {
  return messages.flatMap((message) => ('at' in message ? [message.seq] : []))
}

function upTo(seq: number) {
  return (message: LiveMessage) =>
    'seq' in message && message.type !== 'hello' && message.seq >= seq
}

async function newest(sandbox: TestSandbox): Promise<number> {
  return sandbox.sandbox.store.seq()
}

test('says hello, then what happens, each frame as its schema promises', async () => {
  await using sandbox = await startSandbox()
  using live = sandbox.events()
  expect(await live.until(ofType('hello'))).toEqual({
    type: 'hello',
    file: sandbox.sandbox.store.file,
    seq: await newest(sandbox),
    version: '0.0.0-test',
  })
  const id = await sandbox.send(aMessage())
  const stored = await live.until(ofType('message.stored'))
  expect(stored.message).toMatchObject({ id, subject: 'Hello', analysis: 'waiting' })
  expect(stored.counts).toEqual({ total: 1, unread: 1, bytes: stored.message.size })
  const analysed = await live.until(ofType('message.analysed'))
  expect(analysed.message).toMatchObject({ id, analysis: 'analysed', snippet: 'Hello Bob' })
  await live.until(ofType('session.ended'))

  await sandbox.api('PATCH', `/api/messages/${id}`, { body: { unread: false } })
  expect(await live.until(ofType('message.changed'))).toMatchObject({
    ids: [id],
    change: { unread: false },
  })
  const { body } = await sandbox.api('DELETE', `/api/messages/${id}`)
  expect((await live.until(ofType('messages.deleted'))).ids).toEqual([id])
  await sandbox.api('POST', '/api/undo', { body: { undo: body.undo } })
  expect((await live.until(ofType('messages.restored'))).ids).toEqual([id])

  const inbox = await sandbox.api('POST', '/api/inboxes', { body: { name: 'New' } })
  await live.until(ofType('inbox.created'))
  await sandbox.api('PATCH', `/api/inboxes/${inbox.body.id}`, { body: { name: 'Newer' } })
  await live.until(ofType('inbox.changed'))
  await sandbox.api('DELETE', `/api/inboxes/${inbox.body.id}`)
  await live.until(ofType('inbox.deleted'))

  for (const message of live.messages) liveMessage.parse(message)
  const found = seqs(live.messages)
  expect(found).toEqual([...found].sort((a, b) => a - b))
})

test('tells a client that comes back what it missed', async () => {
  await using sandbox = await startSandbox()
  using first = sandbox.events()
  const hello = await first.until(ofType('hello'))
  for (const subject of ['one', 'two', 'three']) await sandbox.send(aMessage({ subject }))
  const last = await newest(sandbox)
  await first.until(upTo(last))

  const since = hello.seq + 2
  using back = sandbox.events(`?since=${since}&file=${hello.file}`)
  await back.until(upTo(last))
  expect(await back.until(ofType('hello'))).toMatchObject({ seq: since })
  // Sessions and analyses go on ending meanwhile: what came after `last` is not asked about.
  const seen = seqs(first.messages).filter((seq) => seq > since && seq <= last)
  expect(seqs(back.messages).filter((seq) => seq <= last)).toEqual(seen)
  expect(back.messages.some(ofType('reload'))).toBe(false)
})

test('loses nothing and repeats nothing for clients that come while mail arrives', async () => {
  await using sandbox = await startSandbox()
  using first = sandbox.events()
  const { file, seq } = await first.until(ofType('hello'))
  const sending = Promise.all(
    Array.from({ length: 20 }, (_, index) => sandbox.send(aMessage({ subject: `m${index}` }))),
  )
  const clients = []
  for (let turn = 0; turn < 15; turn++) {
    const client = sandbox.events(`?since=${seq}&file=${file}`)
    clients.push(client)
    await client.until(ofType('hello'))
  }
  const ids = new Set(await sending)
  const done = (message: LiveMessage) => {
    if (message.type === 'message.analysed') ids.delete(message.message.id)
    return ids.size === 0
  }
  await first.until(done)
  const last = await newest(sandbox)
  await first.until(upTo(last))
  const expected = seqs(first.messages).filter((seq) => seq <= last)
  expect(expected.length).toBeGreaterThanOrEqual(40)
  for (const client of clients) {
    await client.until(upTo(last))
    expect(seqs(client.messages).filter((seq) => seq <= last)).toEqual(expected)
    client[Symbol.dispose]()
  }
})

test.each([
  ['of another data file', '?since=1&file=other'],
  ['without a data file', '?since=1'],
  ['from the future', '?since=999999&file=FILE'],
])('tells a client to reload when its since is %s', async (_, query) => {
  await using sandbox = await startSandbox()
  await sandbox.send(aMessage())
  const seq = await newest(sandbox)
  using live = sandbox.events(query.replace('FILE', sandbox.sandbox.store.file))
  await live.until(ofType('reload'))
  const hello = await live.until(ofType('hello'))
  expect(hello.seq).toBeGreaterThanOrEqual(seq)
  expect(live.messages[0]).toBe(hello)
  await sandbox.send(aMessage())
  await live.until(ofType('message.stored'))
})

test('drops a client that is a megabyte behind, with reload', async () => {
  await using sandbox = await startSandbox()
  using slow = sandbox.events()
  using other = sandbox.events()
  const { seq } = await slow.until(ofType('hello'))
  await other.until(ofType('hello'))
  slow.socket.pause()
  const ids = Array.from({ length: 1000 }, (_, index) => `id-${index}-${'x'.repeat(60)}`)
  const event = (index: number): SandboxEvent => ({
    seq: seq + index,
    at: new Date(0).toISOString(),
    inbox: null,
    type: 'messages.deleted',
    ids,
  })
  // In steps, so that the client that reads keeps up; more than the sockets between can hold.
  for (let index = 1; index <= 400; index++) {
    sandbox.sandbox.events.publish([event(index)])
    await other.until(upTo(seq + index))
  }
  slow.socket.resume()
  expect(await slow.closed).toBe(4001)
  expect(slow.messages.at(-1)).toEqual({ type: 'reload' })
  expect(other.socket.readyState).toBe(other.socket.OPEN)
})

test('does not do what it does not know, and ends a client that talks too much', async () => {
  await using sandbox = await startSandbox()
  using live = sandbox.events()
  await live.until(ofType('hello'))
  live.socket.send('{"type":"delete"}')
  expect((await live.until(ofType('search.failed'))).error.code).toBe('bad_request')
  live.socket.send('x'.repeat(40_000))
  expect(await live.closed).toBe(1009)
})

test('stops promptly and says so to its clients', async () => {
  const sandbox = await startSandbox()
  using live = sandbox.events()
  await live.until(ofType('hello'))
  const started = performance.now()
  await sandbox.close()
  expect(performance.now() - started).toBeLessThan(3000)
  expect(await live.closed).toBe(1001)
  await expect(sandbox.fetch('/livez')).rejects.toThrow()
  await sandbox.close()
})
