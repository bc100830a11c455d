import { expect, test } from 'vitest'
import type { Engine } from '../../../server/store/store.ts'
import { aClock, aMessage, aStore, everyone } from '../given.ts'

const day = 24 * 60 * 60 * 1000

export function inboxes(engine: Engine): void {
  test('begins with a default inbox that cannot be deleted', async () => {
    const { store, inbox } = await aStore(engine)
    expect(await store.inboxes(everyone)).toEqual([inbox])
    expect(inbox).toMatchObject({ name: 'Default', user: 'default', isDefault: true, total: 0 })
    expect(inbox.password.length).toBeGreaterThanOrEqual(16)
    await expect(store.deleteInbox(everyone, inbox.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('makes an inbox with a user and a password of its own', async () => {
    const { store, event } = await aStore(engine)
    const inbox = await store.createInbox(everyone, { name: 'Łódź Shop', origin: 'hand' })
    expect(inbox).toMatchObject({ name: 'Łódź Shop', user: 'lodz-shop', origin: 'hand' })
    expect(await store.inbox(everyone, inbox.id)).toEqual(inbox)
    expect(await event('inbox.created', ({ id }) => id === inbox.id)).toMatchObject({
      inbox: inbox.id,
      counts: { total: 0, unread: 0, bytes: 0 },
    })
    const again = await store.createInbox(everyone, { name: 'Lodz shop', origin: 'hand' })
    expect(again.user).toBe('lodz-shop-2')
    expect(again.password).not.toBe(inbox.password)
  })

  test('refuses a name or a user that is taken, and an empty name', async () => {
    const { store } = await aStore(engine)
    const shop = await store.createInbox(everyone, { name: 'Shop', user: 'shop', origin: 'hand' })
    const make = (name: string, user?: string) =>
      store.createInbox(everyone, { name, user, origin: 'hand' })
    await expect(make('shop')).rejects.toMatchObject({ code: 'conflict' })
    await expect(make('Other', 'shop')).rejects.toMatchObject({ code: 'conflict' })
    await expect(make('  ')).rejects.toMatchObject({ code: 'bad_request' })
    const other = await make('Other')
    await expect(store.changeInbox(everyone, other.id, { name: 'SHOP' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await store.changeInbox(everyone, shop.id, { name: 'SHOP' })).name).toBe('SHOP')
  })

  test('opens an inbox for an unknown user even when its name is taken', async () => {
    const { store } = await aStore(engine)
    await store.createInbox(everyone, { name: 'run 1', user: 'somebody', origin: 'hand' })
    const opened = await store.createInbox(everyone, {
      name: 'run 1',
      user: 'run 1',
      origin: 'user',
    })
    expect(opened).toMatchObject({ name: 'run 1-2', user: 'run 1', origin: 'user' })
  })

  test('changes an inbox and resets its password', async () => {
    const { store, inbox, event } = await aStore(engine)
    const rules = [{ kind: 'domain', value: 'example.test' }] as const
    const changed = await store.changeInbox(everyone, inbox.id, {
      user: 'staging',
      password: 'chosen',
      rules: [...rules],
      retention: { messages: 5, days: null, bytes: null },
    })
    expect(changed).toMatchObject({ user: 'staging', password: 'chosen', rules })
    expect(changed.retention).toEqual({ messages: 5, days: null, bytes: null })
    expect(await event('inbox.changed')).toMatchObject({ id: inbox.id, inbox: inbox.id })
    const reset = await store.changeInbox(everyone, inbox.id, { password: 'reset' })
    expect(reset.password).not.toBe('chosen')
    expect(reset.rules).toEqual(rules)
    expect(await store.inbox(everyone, inbox.id)).toEqual(reset)
  })

  test('deletes an inbox with its messages for good', async () => {
    const { store, inbox, event } = await aStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    const message = aMessage(other)
    const hidden = aMessage(other)
    await store.add([message, hidden, aMessage(inbox)])
    const { undo } = await store.delete(everyone, { ids: [hidden.id] })
    await store.deleteInbox(everyone, other.id)
    expect(await event('inbox.deleted')).toMatchObject({ id: other.id, inbox: other.id })
    expect(await event('messages.deleted', ({ ids }) => ids?.[0] === message.id)).toMatchObject({
      ids: [message.id],
      counts: { total: 0 },
    })
    expect((await store.list(everyone, {})).total).toBe(1)
    await expect(store.undo(everyone, undo ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(store.inbox(everyone, other.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('lets an inbox go that a user name opened and that was empty for a day', async () => {
    const clock = aClock()
    const { store, inbox, event } = await aStore(engine, { now: clock.now })
    const make = (name: string, origin: 'hand' | 'user') =>
      store.createInbox(everyone, { name, user: name, origin })
    const [empty, used, byHand] = [
      await make('empty', 'user'),
      await make('used', 'user'),
      await make('by-hand', 'hand'),
    ]
    await store.add([aMessage(used)])
    clock.forward(day + 1000)
    expect(await event('inbox.deleted')).toMatchObject({ id: empty.id })
    const left = await store.inboxes(everyone)
    expect(left.map(({ id }) => id)).toEqual([inbox.id, used.id, byHand.id])
  })

  test('lets the oldest messages go above the limit, but none that is pinned', async () => {
    const given = await aStore(engine, { retention: { messages: 3, days: null, bytes: null } })
    const { store, inbox, event } = given
    const free = await store.createInbox(everyone, {
      name: 'Free',
      origin: 'hand',
      retention: { messages: null, days: null, bytes: null },
    })
    const [first, ...rest] = Array.from({ length: 3 }, () => aMessage(inbox))
    if (!first) throw new Error('no message')
    await store.add([first, ...rest])
    await store.change(everyone, { ids: [first.id] }, { pinned: true })
    await store.add(Array.from({ length: 5 }, () => aMessage(free)))
    await store.add([aMessage(inbox), aMessage(inbox)])
    const gone = await event('messages.deleted')
    expect(gone).toMatchObject({ ids: [rest[0]?.id], counts: { total: 4 } })
    expect((await store.list(everyone, { inbox: free.id })).total).toBe(5)
    const left = await store.list(everyone, { inbox: inbox.id })
    expect(left.messages.map(({ n }) => n)).toEqual([10, 9, 3, 1])
  })

  test('lets the oldest go until the rest fits, but none that is pinned', async () => {
    const given = await aStore(engine, { retention: { messages: null, days: null, bytes: 1000 } })
    const { store, inbox, event } = given
    const sized = (size: number) => aMessage(inbox, { raw: Buffer.alloc(size, 'a') })
    const [pinned, ...old] = [sized(900), sized(100), sized(200), sized(700)]
    if (!pinned) throw new Error('no message')
    await store.add([pinned])
    await store.change(everyone, { ids: [pinned.id] }, { pinned: true })
    await store.add(old)
    const last = sized(250)
    await store.add([last])
    const gone = await event('messages.deleted')
    expect(gone).toMatchObject({
      ids: old.slice(0, 2).map(({ id }) => id),
      counts: { total: 3, bytes: 1850 },
    })
    const left = await store.list(everyone, {})
    expect(left.messages.map(({ size }) => size)).toEqual([250, 700, 900])
    // What is pinned no longer has to fit in.
    await store.change(everyone, { ids: [pinned.id] }, { pinned: false })
    await event('messages.deleted', ({ seq }) => seq > gone.seq)
    expect((await store.list(everyone, {})).messages.map(({ size }) => size)).toEqual([250, 700])
  })

  test('counts what is pinned as it moves, goes and comes back', async () => {
    const { store, inbox, event } = await aStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    const pinned = aMessage(inbox, { raw: Buffer.alloc(900, 'a') })
    await store.add([pinned])
    await store.change(everyone, { ids: [pinned.id] }, { pinned: true })
    await store.change(everyone, { ids: [pinned.id] }, { inbox: other.id })
    const { undo } = await store.delete(everyone, { ids: [pinned.id] })
    await store.undo(everyone, undo ?? '')
    const young = [1, 2].map(() => aMessage(other, { raw: Buffer.alloc(60, 'a') }))
    await store.add(young)
    const retention = { messages: null, days: null, bytes: 100 }
    await store.changeInbox(everyone, other.id, { retention })
    expect(await event('messages.deleted', ({ counts }) => counts?.bytes === 960)).toMatchObject({
      ids: [young[0]?.id],
    })
    expect(await store.inbox(everyone, other.id)).toMatchObject({ total: 2, bytes: 960 })
  })

  test('lets messages go that are too old', async () => {
    const clock = aClock()
    const { store, inbox, event } = await aStore(engine, { now: clock.now })
    await store.changeInbox(everyone, inbox.id, {
      retention: { messages: null, days: 7, bytes: null },
    })
    const old = aMessage(inbox, { arrivedAt: new Date(clock.now() - 6 * day).toISOString() })
    const young = aMessage(inbox)
    await store.add([young, old])
    clock.forward(2 * day)
    expect(await event('messages.deleted')).toMatchObject({ ids: [old.id] })
    expect((await store.message(everyone, { latest: true })).id).toBe(young.id)
  })
}
