import { expect, test } from 'vitest'
import { createInboxes } from '../../server/ingest/inboxes.ts'
import { plusTag } from '../../server/ingest/inboxes.ts'
import { openStore } from '../../server/store/index.ts'
import type { Log, NewInbox, Scope } from '../../server/types.ts'

const everyone: Scope = { actor: 'test', inboxes: 'all' }
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }

async function aRoom(options: { openUnknown: boolean } = { openUnknown: true }) {
  const store = await openStore({
    path: ':memory:',
    retention: { messages: null, days: null, bytes: null },
    publish() {},
  })
  const inboxes = await createInboxes(store, { ...options, log: silent })
  const create = async (inbox: NewInbox) => {
    const made = await store.createInbox(everyone, { ...inbox, origin: 'hand' })
    await inboxes.refresh()
    return made
  }
  const nameOf = async (id: string) => (await store.inbox(everyone, id)).name
  return {
    store,
    inboxes,
    create,
    nameOf,
    [Symbol.asyncDispose]: () => store.close(),
  }
}

test('sends a message to the inbox whose credentials were used', async () => {
  await using room = await aRoom()
  const shop = await room.create({ name: 'Shop', user: 'shop' })
  await room.create({
    name: 'Rules',
    rules: [{ kind: 'domain', value: 'example.test' }],
  })
  expect(await room.inboxes.route('shop', ['a@example.test'])).toBe(shop.id)
})

test.each([
  ['address', 'Orders@Example.test', 'orders@example.test'],
  ['domain', 'example.test', 'anyone@EXAMPLE.test'],
  ['tag', 'ci', 'someone+CI@elsewhere.test'],
] as const)('sends a message to the inbox whose %s rule matches', async (kind, value, to) => {
  await using room = await aRoom()
  const inbox = await room.create({ name: 'Rules', rules: [{ kind, value }] })
  expect(await room.inboxes.route(null, ['other@nowhere.test', to])).toBe(inbox.id)
})

test('sends what nobody claims to the default inbox', async () => {
  await using room = await aRoom()
  await room.create({ name: 'Rules', rules: [{ kind: 'domain', value: 'example.test' }] })
  expect(await room.nameOf(await room.inboxes.route(null, ['a@sub.example.test']))).toBe('Default')
})

test('opens one inbox for an unknown user, however many messages arrive together', async () => {
  await using room = await aRoom()
  const ids = await Promise.all(
    Array.from({ length: 20 }, async () => room.inboxes.route('run-17', ['a@example.test'])),
  )
  expect(new Set(ids).size).toBe(1)
  expect(await room.store.inbox(everyone, ids[0] ?? '')).toMatchObject({
    name: 'run-17',
    user: 'run-17',
    origin: 'user',
  })
})

test('opens no inbox for an unknown user when only known ones may log in', async () => {
  await using room = await aRoom({ openUnknown: false })
  expect(await room.nameOf(await room.inboxes.route('stranger', []))).toBe('Default')
})

test('uses an inbox that was made by hand a moment before its first message', async () => {
  await using room = await aRoom()
  const made = await room.store.createInbox(everyone, {
    name: 'Fresh',
    user: 'fresh',
    origin: 'hand',
  })
  expect(await room.inboxes.route('fresh', [])).toBe(made.id)
})

test('knows the passwords of the inboxes it has', async () => {
  await using room = await aRoom()
  const made = await room.create({ name: 'Shop', user: 'shop' })
  expect(room.inboxes.password('shop')).toBe(made.password)
  expect(room.inboxes.password('nobody')).toBeUndefined()
})

test.each([
  ['orders+shop@example.test', 'shop'],
  ['orders+a+b@example.test', 'a+b'],
  ['orders@example.test', null],
  ['orders+@example.test', null],
  ['no-at+sign', null],
])('reads the tag of %s', (address, tag) => {
  expect(plusTag(address)).toBe(tag)
})
