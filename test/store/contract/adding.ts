import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Engine } from '../../../server/store/store.ts'
import { aFolder, aMessage, aSession, aStore, bytesOf, everyone } from '../given.ts'

export function adding(engine: Engine): void {
  test('keeps a message as read or pinned when it comes so', async () => {
    const given = await aStore(engine)
    const { store, inbox, event } = given
    const read = aMessage(inbox, { unread: false, pinned: true })
    await store.add([read, aMessage(inbox)])
    expect(await store.message(everyone, read.id)).toMatchObject({ unread: false, pinned: true })
    expect(await store.counts(everyone)).toMatchObject({ total: 2, unread: 1 })
    const { message } = await event('message.stored', (one) => one.message.id === read.id)
    expect(message).toMatchObject({ unread: false, pinned: true })
    await store.change(everyone, { ids: [read.id] }, { unread: true, pinned: false })
    expect(await store.counts(everyone)).toMatchObject({ total: 2, unread: 2 })
  })

  test('numbers messages in the order of their calls, and in their inbox', async () => {
    const { store, inbox } = await aStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    const [first, second] = await Promise.all([
      store.add([aMessage(inbox), aMessage(other)]),
      store.add([aMessage(inbox)]),
    ])
    expect([...first, ...second].map(({ n, uid }) => [n, uid])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ])
  })

  test('keeps all messages of a call or none, and the calls beside it', async () => {
    const { store, inbox } = await aStore(engine)
    const twice = aMessage(inbox)
    const [good, bad, alsoGood] = await Promise.allSettled([
      store.add([aMessage(inbox)]),
      store.add([aMessage(inbox), twice, twice]),
      store.add([aMessage(inbox)]),
    ])
    expect([good.status, bad.status, alsoGood.status]).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(bad).toMatchObject({ reason: { name: 'SandboxError', code: 'conflict' } })
    const page = await store.list(everyone, {})
    expect(page.messages.map(({ n, uid }) => [n, uid])).toEqual([
      [2, 2],
      [1, 1],
    ])
    expect(await store.counts(everyone)).toMatchObject({ total: 2, unread: 2 })
  })

  test('publishes each message after its call resolved, in order, with counts', async () => {
    const { store, inbox, events, event } = await aStore(engine)
    let published = 0
    const adding = Array.from({ length: 5 }, async () => {
      const [stored] = await store.add([aMessage(inbox)])
      published += events.filter(
        (one) => one.type === 'message.stored' && one.message.id === stored?.id,
      ).length
    })
    await Promise.all(adding)
    expect(published).toBe(0)
    const last = await event('message.stored', ({ message }) => message.n === 5)
    const stored = events.filter((one) => one.type === 'message.stored')
    expect(stored.map(({ counts }) => counts?.total)).toEqual([1, 2, 3, 4, 5])
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
    expect(last.inbox).toBe(inbox.id)
    expect(last.message).toEqual((await store.list(everyone, { limit: 1 })).messages[0])
  })

  test('takes nothing from an empty call', async () => {
    const { store } = await aStore(engine)
    expect(await store.add([])).toEqual([])
  })

  test('gives a message whose inbox is gone to the default inbox', async () => {
    const { store, inbox } = await aStore(engine)
    await store.add([aMessage('gone')])
    expect((await store.message(everyone, { latest: true })).inbox).toBe(inbox.id)
  })

  test('gives back everything that came with a message', async () => {
    const { store, inbox } = await aStore(engine)
    const session = aSession()
    const message = aMessage(inbox, {
      session,
      tags: ['checkout'],
      metadata: { run: '17' },
      origin: { kind: 'sample', name: 'order' },
      envelope: {
        from: '',
        to: ['LUCIA@example.test', 'audit@example.test'],
        body: '8BITMIME',
        smtpUtf8: true,
        dsn: null,
      },
      header: { messageId: 'a@b', cc: [{ name: 'Ana', address: 'ana@example.test' }] },
    })
    await store.add([message])
    expect(await store.message(everyone, message.id)).toEqual({
      ...message.header,
      id: message.id,
      n: 1,
      uid: 1,
      inbox: inbox.id,
      arrivedAt: message.arrivedAt,
      size: message.raw instanceof Uint8Array ? message.raw.length : 0,
      recipients: 2,
      unread: true,
      pinned: false,
      tags: ['checkout'],
      analysis: 'waiting',
      snippet: '',
      attachments: 0,
      html: false,
      part: null,
      thread: null,
      threadSize: 1,
      facts: {},
      envelopeOnly: ['audit@example.test'],
      envelope: message.envelope,
      connection: null,
      session: session.id,
      origin: message.origin,
      complaint: null,
      text: null,
      parts: [],
      seq: await store.seq(),
      metadata: { run: '17' },
    })
  })

  test('gives back the raw bytes, whole and in any range', async () => {
    const { store, inbox } = await aStore(engine)
    const raw = Buffer.concat([randomBytes(300_000), Buffer.alloc(300_000, 'abc'), randomBytes(7)])
    const message = aMessage(inbox, { raw })
    await store.add([message])
    for (const [from, to] of [
      [0, raw.length],
      [0, 1],
      [262_143, 262_145],
      [262_144, 524_288],
      [100, 599_999],
      [raw.length - 1, raw.length + 50],
      [5, 5],
      [raw.length + 1, raw.length + 9],
    ] as const) {
      const part = await store.raw(everyone, message.id, { from, to })
      const wanted = raw.subarray(from, to)
      expect(part.size).toBe(wanted.length)
      expect((await bytesOf(part.chunks)).equals(wanted)).toBe(true)
    }
    const whole = await store.raw(everyone, { latest: true })
    expect((await bytesOf(whole.chunks)).equals(raw)).toBe(true)
  })

  test('keeps an empty message', async () => {
    const { store, inbox } = await aStore(engine)
    const message = aMessage(inbox, { raw: new Uint8Array(0) })
    await store.add([message])
    const raw = await store.raw(everyone, message.id)
    expect(raw.size).toBe(0)
    expect(await bytesOf(raw.chunks)).toHaveLength(0)
  })

  test('takes a large raw from its file and removes the file', async () => {
    const { store, inbox } = await aStore(engine)
    const bytes = randomBytes(3_000_000)
    const file = join(await aFolder(), 'spooled')
    await writeFile(file, bytes)
    const raw = { file, size: bytes.length, head: bytes.subarray(0, 1000) }
    const message = aMessage(inbox, { raw })
    await store.add([aMessage(inbox), message])
    expect(existsSync(file)).toBe(false)
    const kept = await store.raw(everyone, message.id)
    expect((await bytesOf(kept.chunks)).equals(bytes)).toBe(true)
    expect((await store.counts(everyone)).bytes).toBe(bytes.length + 25)
  })

  test('leaves the file of a large raw when the call fails, and keeps nothing', async () => {
    const { store, inbox } = await aStore(engine)
    const file = join(await aFolder(), 'spooled')
    await writeFile(file, 'short')
    const raw = { file, size: 2_000_000, head: Buffer.from('short') }
    await expect(store.add([aMessage(inbox, { raw })])).rejects.toMatchObject({ code: 'storage' })
    expect(existsSync(file)).toBe(true)
    expect(await store.counts(everyone)).toEqual({ total: 0, unread: 0, bytes: 0 })
  })
}
