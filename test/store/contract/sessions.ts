import { expect, test } from 'vitest'
import type { Engine } from '../../../server/store/store.ts'
import { aMessage, aSession, aStore, everyone, only } from '../given.ts'

export function sessions(engine: Engine): void {
  test('keeps a session that brought no message, and tells of its end', async () => {
    const { store, event } = await aStore(engine)
    const open = aSession({ ehlo: 'laptop' })
    await store.saveSessions([open])
    expect(await store.session(everyone, open.id)).toEqual(open)
    const ended = {
      ...open,
      endedAt: new Date().toISOString(),
      outcome: 'auth-refused' as const,
      reason: '535 Authentication failed',
      authMethod: 'PLAIN',
      truncated: true,
      transcript: [...open.transcript, { at: 5, from: 'client', text: 'QUIT' } as const],
    }
    await store.saveSessions([ended])
    expect(await store.session(everyone, open.id)).toEqual(ended)
    const { transcript: _, truncated: __, ...row } = ended
    expect(await event('session.ended')).toMatchObject({ inbox: null, session: row })
    const seq = await store.seq()
    await store.saveSessions([ended])
    expect(await store.seq()).toBe(seq)
  })

  test('has the session of a message as soon as the message is there', async () => {
    const { store, inbox } = await aStore(engine)
    const session = aSession({ messages: 1 })
    const message = aMessage(inbox, { session })
    await store.add([message])
    expect(await store.session(everyone, session.id)).toEqual(session)
    expect((await store.message(everyone, message.id)).session).toBe(session.id)
  })

  test('does not reopen a session that ended', async () => {
    const { store, inbox } = await aStore(engine)
    const session = aSession()
    const endedAt = new Date().toISOString()
    await store.saveSessions([{ ...session, endedAt, outcome: 'delivered' }])
    await store.add([aMessage(inbox, { session })])
    expect(await store.session(everyone, session.id)).toMatchObject({
      endedAt,
      outcome: 'delivered',
    })
  })

  test('lists sessions newest first, by page and by outcome', async () => {
    const { store } = await aStore(engine)
    const all = Array.from({ length: 5 }, (_, at) =>
      aSession({ outcome: at % 2 ? 'refused' : 'no-mail', endedAt: new Date().toISOString() }),
    )
    await store.saveSessions(all)
    const first = await store.sessions(everyone, { limit: 3 })
    const rest = await store.sessions(everyone, { limit: 3, cursor: first.cursor ?? '' })
    expect([...first.sessions, ...rest.sessions].map(({ id }) => id)).toEqual(
      all.map(({ id }) => id).reverse(),
    )
    expect(rest.cursor).toBeNull()
    const refused = await store.sessions(everyone, { outcome: 'refused' })
    expect(refused.sessions.map(({ id }) => id)).toEqual([all[3]?.id, all[1]?.id])
  })

  test('keeps secrets', async () => {
    const { store } = await aStore(engine)
    expect(await store.secret('tls-key')).toBeNull()
    await store.setSecret('tls-key', 'Schlüssel 1')
    await store.setSecret('tls-key', 'Schlüssel 2')
    expect(await store.secret('tls-key')).toBe('Schlüssel 2')
  })

  test('replays events after a number, oldest first', async () => {
    const { store, inbox, events, event } = await aStore(engine)
    const message = aMessage(inbox)
    const seq = await store.seq()
    await store.add([message, aMessage(inbox)])
    const session = aSession({ endedAt: new Date().toISOString(), outcome: 'delivered' })
    await store.saveSessions([session])
    await store.change(everyone, { ids: [message.id] }, { unread: false })
    await event('message.changed')
    const replayed = await store.eventsSince(everyone, seq)
    // A row is replayed as it is now.
    const now = events
      .filter((one) => one.seq > seq)
      .map((one) =>
        one.type === 'message.stored' && one.message.id === message.id
          ? { ...one, message: { ...one.message, unread: false } }
          : one,
      )
    expect(replayed).toEqual(now)
    expect(await store.eventsSince(everyone, await store.seq())).toEqual([])
    expect(await store.eventsSince(everyone, (await store.seq()) + 1)).toBeNull()
  })

  test('leaves out the arrival of a message that is gone', async () => {
    const { store, inbox } = await aStore(engine)
    const message = aMessage(inbox)
    const seq = await store.seq()
    await store.add([message])
    await store.delete(everyone, { ids: [message.id] })
    const replayed = await store.eventsSince(everyone, seq)
    expect(replayed?.map(({ type }) => type)).toEqual(['messages.deleted'])
  })

  test('says when events are no longer all there', async () => {
    const { store, inbox } = await aStore(engine)
    const seq = await store.seq()
    const thousand = () => Array.from({ length: 1000 }, () => aMessage(inbox))
    for (let i = 0; i < 11; i++) await store.add(thousand())
    expect(await store.eventsSince(everyone, seq)).toBeNull()
    expect(await store.eventsSince(everyone, (await store.seq()) - 9000)).toHaveLength(9000)
  })

  test('shows a scope its own inboxes and nothing else', async () => {
    const { store, inbox } = await aStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    const [mine, theirs] = [aSession(), aSession()]
    const own = aMessage(inbox, { session: mine, tags: ['mine'] })
    const foreign = aMessage(other, { session: theirs, tags: ['theirs'] })
    await store.add([own, foreign])
    const ended = { endedAt: new Date().toISOString(), outcome: 'delivered' as const }
    await store.saveSessions([
      { ...mine, ...ended },
      { ...theirs, ...ended },
    ])
    const scope = only(inbox.id)
    const page = await store.list(scope, {})
    expect(page.messages.map(({ id }) => id)).toEqual([own.id])
    expect(page.total).toBe(1)
    expect(await store.counts(scope)).toMatchObject({ total: 1 })
    expect((await store.message(scope, { latest: true })).id).toBe(own.id)
    expect((await store.inboxes(scope)).map(({ id }) => id)).toEqual([inbox.id])
    expect(await store.tags(scope)).toEqual([{ tag: 'mine', messages: 1 }])
    expect((await store.sessions(scope, {})).sessions.map(({ id }) => id)).toEqual([mine.id])
    expect((await store.change(scope, { inbox: 'all' }, { unread: false })).changed).toBe(1)
    const replayed = (await store.eventsSince(scope, 0)) ?? []
    expect(JSON.stringify(replayed)).not.toContain(other.id)
    expect(JSON.stringify(replayed)).not.toContain(theirs.id)
    expect(replayed.map(({ type }) => type)).toContain('session.ended')
    const refused = { code: 'not_found' }
    await expect(store.message(scope, foreign.id)).rejects.toMatchObject(refused)
    await expect(store.raw(scope, foreign.id)).rejects.toMatchObject(refused)
    await expect(store.list(scope, { inbox: other.id })).rejects.toMatchObject(refused)
    await expect(store.list(scope, { around: foreign.id })).rejects.toMatchObject(refused)
    await expect(store.inbox(scope, other.id)).rejects.toMatchObject(refused)
    await expect(store.tags(scope, other.id)).rejects.toMatchObject(refused)
    await expect(store.session(scope, theirs.id)).rejects.toMatchObject(refused)
    await expect(store.changeInbox(scope, other.id, { name: 'x' })).rejects.toMatchObject(refused)
    await expect(store.deleteInbox(scope, other.id)).rejects.toMatchObject(refused)
    await expect(store.delete(scope, { ids: [foreign.id] })).rejects.toMatchObject(refused)
    await expect(store.change(scope, { ids: [own.id] }, { inbox: other.id })).rejects.toMatchObject(
      refused,
    )
    await expect(store.createInbox(scope, { name: 'New', origin: 'hand' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { undo } = await store.delete(everyone, { ids: [foreign.id] })
    await expect(store.undo(scope, undo ?? '')).rejects.toMatchObject(refused)
    expect(await store.undo(everyone, undo ?? '')).toEqual({ changed: 1 })
    expect(await store.list(only(), {})).toMatchObject({ total: 0, messages: [] })
  })
}
