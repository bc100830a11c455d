import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { ofType } from '../helpers/events.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox } from '../helpers/sandbox.ts'

test('manages inboxes', async () => {
  await using sandbox = await startSandbox()
  using live = sandbox.events()
  await live.until(ofType('hello'))
  const rules = [{ kind: 'domain', value: 'shop.test' }]
  const made = await checked(sandbox, 'POST', '/api/inboxes', { body: { name: 'Shop', rules } })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ name: 'Shop', origin: 'hand', isDefault: false, total: 0 })
  await live.until(ofType('inbox.created'))

  const path = `/api/inboxes/${made.body.id}`
  const twice = await checked(sandbox, 'POST', '/api/inboxes', { body: { name: 'Shop' } })
  expect(twice.status).toBe(409)
  expect((await checked(sandbox, 'POST', '/api/inboxes', { body: { name: ' ' } })).status).toBe(400)

  const reset = { name: 'Store', password: 'reset' }
  const changed = await checked(sandbox, 'PATCH', path, { body: reset })
  expect(changed.body.name).toBe('Store')
  expect(changed.body.password).not.toBe(made.body.password)
  expect((await checked(sandbox, 'PATCH', path, { body: {} })).status).toBe(400)

  await sandbox.send(aMessage({ subject: 'by credentials' }), {
    user: changed.body.user,
    pass: changed.body.password,
  })
  expect((await checked(sandbox, 'GET', path)).body).toMatchObject({ total: 1, unread: 1 })
  const own = await checked(sandbox, 'GET', `/api/messages?inbox=${made.body.id}`)
  expect(own.body.messages).toMatchObject([{ subject: 'by credentials' }])

  expect((await checked(sandbox, 'DELETE', path)).status).toBe(204)
  expect((await checked(sandbox, 'GET', path)).status).toBe(404)
  const { body } = await checked(sandbox, 'GET', '/api/inboxes')
  expect(body.inboxes).toHaveLength(1)
  const last = `/api/inboxes/${body.inboxes[0].id}`
  expect((await checked(sandbox, 'DELETE', last)).status).toBe(409)
})

test('shows sessions, those that brought no mail too', async () => {
  await using sandbox = await startSandbox({ smtp: { auth: 'inbox' } })
  using live = sandbox.events()
  await live.until(ofType('hello'))
  await sandbox.send(aMessage(), { user: 'nobody', pass: 'wrong' }).catch(() => {})
  await live.until(ofType('session.ended'))
  const { body } = await checked(sandbox, 'GET', '/api/sessions', {
    query: { outcome: 'auth-refused' },
  })
  expect(body.sessions).toHaveLength(1)
  const one = await checked(sandbox, 'GET', `/api/sessions/${body.sessions[0].id}`)
  expect(JSON.stringify(one.body.transcript)).not.toContain('wrong')
  expect((await checked(sandbox, 'GET', '/api/sessions/none')).status).toBe(404)
  const bad = await checked(sandbox, 'GET', '/api/sessions', { query: { outcome: 'odd' } })
  expect(bad.status).toBe(400)
})

test('describes the running server', async () => {
  await using sandbox = await startSandbox({ smtp: { ports: [0, 0] } })
  const { body } = await checked(sandbox, 'GET', '/api/info')
  expect(body).toMatchObject({
    name: 'mailproof',
    version: '0.0.0-test',
    file: sandbox.sandbox.store.file,
    http: { host: '127.0.0.1', port: sandbox.http.port, basePath: '', auth: false },
    warnings: [],
    counts: { total: 0, unread: 0, bytes: 0 },
  })
  expect(body.smtp.listeners).toHaveLength(2)
})

test('knows no other routes', async () => {
  await using sandbox = await startSandbox()
  for (const [method, path] of [
    ['GET', '/api/nothing'],
    ['PUT', '/api/messages'],
    ['POST', '/api/info'],
    ['GET', '/api/undo'],
  ] as const) {
    const { status, body } = await sandbox.api(method, path)
    expect(status).toBe(404)
    expect(body.error.message).toBe(`There is no ${method} ${path}. /api/docs lists what there is.`)
  }
  expect(sandbox.complaints).toEqual([])
})
