import { expect, test } from 'vitest'
import { parseSearch } from '../../../server/search/parse.ts'
import type { Engine } from '../../../server/store/store.ts'
import { aClock, aMessage, analysed, aStore, bytesOf, everyone } from '../given.ts'

export function changing(engine: Engine): void {
  test('marks, pins and tags messages, and tells of it', async () => {
    const { store, inbox, event } = await aStore(engine)
    const message = aMessage(inbox, { tags: ['old', 'Keep'] })
    await store.add([message, aMessage(inbox)])
    const change = { unread: false, pinned: true, addTags: [' new ', 'KEEP'], removeTags: ['OLD'] }
    expect(await store.change(everyone, { ids: [message.id] }, change)).toEqual({ changed: 1 })
    expect(await store.message(everyone, message.id)).toMatchObject({
      unread: false,
      pinned: true,
      tags: ['Keep', 'new'],
    })
    const told = await event('message.changed')
    expect(told).toMatchObject({ inbox: inbox.id, ids: [message.id], change })
    expect(told.counts).toMatchObject({ total: 2, unread: 1 })
    expect((await store.tags(everyone)).map(({ tag }) => tag)).toEqual(['Keep', 'new'])
    expect(await store.counts(everyone)).toMatchObject({ total: 2, unread: 1 })
  })

  test('tells nothing of a change that changes nothing', async () => {
    const { store, inbox } = await aStore(engine)
    const message = aMessage(inbox, { tags: ['a'] })
    await store.add([message])
    const seq = await store.seq()
    const change = { unread: true, pinned: false, tags: ['a'] }
    expect(await store.change(everyone, { ids: [message.id] }, change)).toEqual({ changed: 0 })
    expect(await store.seq()).toBe(seq)
  })

  test('refuses more or longer tags than a message may have', async () => {
    const { store, inbox } = await aStore(engine)
    const message = aMessage(inbox)
    await store.add([message])
    const tags = Array.from({ length: 51 }, (_, at) => `t${at}`)
    for (const change of [{ tags }, { addTags: ['x'.repeat(101)] }]) {
      await expect(store.change(everyone, { ids: [message.id] }, change)).rejects.toMatchObject({
        code: 'bad_request',
      })
    }
  })

  test('changes what a search finds, up to a message', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = ['order', 'other', 'order', 'order'].map((subject) =>
      aMessage(inbox, { subject }),
    )
    await store.add(messages)
    await analysed(given, messages)
    const target = { inbox: 'all', search: parseSearch('subject:order'), upTo: 3 }
    expect(await store.change(everyone, target, { unread: false })).toEqual({ changed: 2 })
    const unread = await store.list(everyone, { search: parseSearch('is:unread') })
    expect(unread.messages.map(({ n }) => n)).toEqual([4, 2])
  })

  test('moves messages, telling both inboxes, and finds them there', async () => {
    const given = await aStore(engine)
    const { store, inbox, events } = given
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    const messages = [aMessage(inbox, { subject: 'order' }), aMessage(inbox)]
    await store.add(messages)
    await analysed(given, messages)
    const [moved] = messages
    await store.change(everyone, { ids: [moved?.id ?? ''] }, { inbox: other.id })
    expect(await store.message(everyone, moved?.id ?? '')).toMatchObject({
      inbox: other.id,
      uid: 1,
    })
    await given.event('message.analysed', ({ message }) => message.inbox === other.id)
    const search = parseSearch('order')
    expect((await store.list(everyone, { inbox: inbox.id, search })).total).toBe(0)
    expect((await store.list(everyone, { inbox: other.id, search })).total).toBe(1)
    const told = events.filter(({ type }) => type === 'message.changed')
    expect(told.map((one) => [one.inbox, one.counts?.total])).toEqual([
      [inbox.id, 1],
      [other.id, 1],
    ])
    await expect(
      store.change(everyone, { ids: [moved?.id ?? ''] }, { inbox: 'none' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('passes over ids that are not there, unless all are', async () => {
    const { store, inbox } = await aStore(engine)
    const message = aMessage(inbox)
    await store.add([message])
    const some = { ids: ['nobody', message.id] }
    expect(await store.change(everyone, some, { pinned: true })).toEqual({ changed: 1 })
    expect(await store.change(everyone, { ids: [] }, { pinned: false })).toEqual({ changed: 0 })
    expect(await store.delete(everyone, { ids: [] })).toEqual({
      deleted: 0,
      undo: null,
      until: null,
    })
    for (const act of [
      store.change(everyone, { ids: ['nobody'] }, { pinned: true }),
      store.delete(everyone, { ids: ['nobody'] }),
      store.delete(everyone, { inbox: 'none' }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('hides what is deleted at once, and brings it back', async () => {
    const given = await aStore(engine)
    const { store, inbox, event } = given
    const messages = ['one', 'two', 'three'].map((subject) => aMessage(inbox, { subject }))
    const [one, two] = messages.map(({ id }) => id)
    await store.add(messages)
    await analysed(given, messages)
    const deleted = await store.delete(everyone, { ids: [one ?? '', two ?? ''] })
    expect(deleted.deleted).toBe(2)
    expect(await event('messages.deleted')).toMatchObject({
      ids: [one, two],
      counts: { total: 1, unread: 1 },
    })
    await expect(store.message(everyone, one ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(store.raw(everyone, one ?? '')).rejects.toMatchObject({ code: 'not_found' })
    expect(await store.list(everyone, {})).toMatchObject({ total: 1 })
    expect(await store.list(everyone, { search: parseSearch('two') })).toMatchObject({ total: 0 })
    expect(await store.undo(everyone, deleted.undo ?? '')).toEqual({ changed: 2 })
    expect(await event('messages.restored')).toMatchObject({
      ids: [one, two],
      counts: { total: 3, unread: 3 },
    })
    expect(await store.list(everyone, { search: parseSearch('two') })).toMatchObject({ total: 1 })
    await expect(store.undo(everyone, deleted.undo ?? '')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('deletes all of an inbox up to a message: what came later survives', async () => {
    const { store, inbox } = await aStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    await store.add([aMessage(inbox), aMessage(other), aMessage(inbox), aMessage(inbox)])
    const deleted = await store.delete(everyone, { inbox: inbox.id, upTo: 3 })
    expect(deleted.deleted).toBe(2)
    const left = await store.list(everyone, {})
    expect(left.messages.map(({ n }) => n)).toEqual([4, 2])
    expect((await store.delete(everyone, { inbox: 'all' })).deleted).toBe(2)
    expect(await store.counts(everyone)).toEqual({ total: 0, unread: 0, bytes: 0 })
  })

  test('names no ids after an act on more than a thousand', async () => {
    const { store, inbox, event } = await aStore(engine)
    await store.add(Array.from({ length: 1001 }, () => aMessage(inbox)))
    await store.delete(everyone, { inbox: 'all' })
    expect(await event('messages.deleted')).toMatchObject({ ids: null, counts: { total: 0 } })
  })

  test('hides and brings back many, with mail that comes in between', async () => {
    const { store, inbox, events, event } = await aStore(engine)
    const all = Array.from({ length: 2300 }, () => aMessage(inbox))
    await store.add(all)
    await store.change(everyone, { ids: all.slice(0, 2).map(({ id }) => id) }, { pinned: true })
    const between: Promise<unknown>[] = [store.add([aMessage(inbox)])]
    const deleting = store.delete(everyone, { inbox: 'all', upTo: 2300 })
    for (let i = 0; i < 5; i++) between.push(store.add([aMessage(inbox)]))
    const { deleted, undo } = await deleting
    expect(deleted).toBe(2300)
    await Promise.all(between)
    expect((await store.list(everyone, { limit: 1 })).messages[0]?.n).toBeGreaterThan(2300)
    expect(await store.counts(everyone)).toMatchObject({ total: 6, unread: 6 })
    await store.undo(everyone, undo ?? '')
    expect(await store.counts(everyone)).toMatchObject({ total: 2306, unread: 2306 })
    expect((await store.list(everyone, {})).total).toBe(2306)
    await expect(store.undo(everyone, undo ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await event('messages.restored')
    const acts = events.filter(({ type }) => type.startsWith('messages.'))
    expect(acts).toMatchObject([
      { type: 'messages.deleted', ids: null },
      { type: 'messages.restored', ids: null, counts: { total: 2306 } },
    ])
  })

  test('deletes many while one of their inboxes goes', async () => {
    const { store, inbox } = await aStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    await store.add(Array.from({ length: 700 }, () => aMessage(other)))
    await store.add(Array.from({ length: 700 }, () => aMessage(inbox)))
    const [all] = await Promise.all([
      store.delete(everyone, { inbox: 'all' }),
      store.deleteInbox(everyone, other.id),
    ])
    expect(all.deleted).toBeGreaterThanOrEqual(700)
    expect(await store.undo(everyone, all.undo ?? '')).toEqual({ changed: 700 })
    expect((await store.list(everyone, {})).total).toBe(700)
  })

  test('deletes an inbox with many messages, and with what comes meanwhile', async () => {
    const { store, inbox } = await aStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    await store.add(Array.from({ length: 1200 }, () => aMessage(other)))
    const deleting = store.deleteInbox(everyone, other.id)
    const late = await store.add([aMessage(other)])
    await deleting
    await store.add([aMessage(inbox)])
    const left = await store.list(everyone, {})
    expect(left.messages.filter(({ inbox: id }) => id === other.id)).toEqual([])
    expect(left.total).toBe(left.messages.length)
    expect(late).toHaveLength(1)
  })

  test('cannot undo after a minute', async () => {
    const clock = aClock()
    const { store, inbox } = await aStore(engine, { now: clock.now })
    const message = aMessage(inbox)
    await store.add([message])
    const { undo, until } = await store.delete(everyone, { ids: [message.id] })
    expect(Date.parse(until ?? '') - clock.now()).toBeGreaterThan(55_000)
    clock.forward(61_000)
    await expect(store.undo(everyone, undo ?? '')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('gives the bytes of a message to a reader that began before the deletion', async () => {
    const { store, inbox } = await aStore(engine)
    const message = aMessage(inbox)
    await store.add([message])
    const raw = await store.raw(everyone, message.id)
    await store.delete(everyone, { ids: [message.id] })
    expect((await bytesOf(raw.chunks)).length).toBe(raw.size)
  })
}
