import { expect, test } from 'vitest'
import { ofType } from '../helpers/events.ts'
import { checked } from '../helpers/checked.ts'
import { startSandbox } from '../helpers/sandbox.ts'

test('saves, lists, changes and deletes searches, and tells of it', async () => {
  await using sandbox = await startSandbox()
  using live = sandbox.events()
  await live.until(ofType('hello'))
  const body = { name: 'Unread orders', q: 'order is:unread' }
  const made = await checked(sandbox, 'POST', '/api/searches', { body })
  expect(made.body).toMatchObject({ ...body, inbox: null })
  expect((await live.until(ofType('search.created'))).search).toEqual(made.body)

  const path = `/api/searches/${made.body.id}`
  const change = { name: 'Orders', q: 'order' }
  const renamed = await checked(sandbox, 'PATCH', path, { body: change })
  expect(renamed.body).toEqual({ ...made.body, ...change })
  expect((await live.until(ofType('search.changed'))).search).toEqual(renamed.body)
  const list = await checked(sandbox, 'GET', '/api/searches')
  expect(list.body).toEqual({
    searches: [renamed.body],
    seq: await sandbox.sandbox.store.seq(),
  })

  expect((await sandbox.api('DELETE', path)).status).toBe(204)
  expect((await live.until(ofType('search.deleted'))).id).toBe(made.body.id)
  expect((await checked(sandbox, 'DELETE', path)).status).toBe(404)
  expect((await checked(sandbox, 'GET', '/api/searches')).body.searches).toEqual([])
})

test('refuses a search that is not understood, with the place', async () => {
  await using sandbox = await startSandbox()
  const body = { name: 'Wrong', q: 'order fron:ana' }
  const made = await checked(sandbox, 'POST', '/api/searches', { body })
  expect(made.status).toBe(400)
  expect(made.body.error.at).toEqual({ start: 6, end: 14 })
  const { body: kept } = await sandbox.api('POST', '/api/searches', {
    body: { name: 'Right', q: 'order' },
  })
  const changed = await checked(sandbox, 'PATCH', `/api/searches/${kept.id}`, {
    body: { q: 'is:what' },
  })
  expect(changed.status).toBe(400)
})

test.each([
  ['no name', { q: 'order' }],
  ['a blank name', { name: ' ', q: 'order' }],
  ['no text', { name: 'Orders' }],
  ['a blank text', { name: 'Orders', q: ' ' }],
  ['a name of two lines', { name: 'a\nb', q: 'order' }],
  ['more than is known', { name: 'Orders', q: 'order', color: 'red' }],
])('refuses to save a search with %s', async (_, body) => {
  await using sandbox = await startSandbox()
  expect((await checked(sandbox, 'POST', '/api/searches', { body })).status).toBe(400)
  expect((await sandbox.api('GET', '/api/searches')).body.searches).toEqual([])
})

test('lists, inboxes and tags say which event they know last', async () => {
  await using sandbox = await startSandbox()
  await sandbox.api('POST', '/api/inboxes', { body: { name: 'New' } })
  const seq = await sandbox.sandbox.store.seq()
  expect(seq).toBeGreaterThan(0)
  for (const path of ['/api/messages', '/api/inboxes', '/api/tags', '/api/searches', '/api/info']) {
    expect((await checked(sandbox, 'GET', path)).body.seq).toBe(seq)
  }
})
