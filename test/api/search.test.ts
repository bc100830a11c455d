import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox } from '../helpers/sandbox.ts'

test('explains a search, with inboxes and tags of the store', async () => {
  await using sandbox = await startSandbox()
  await sandbox.send(aMessage({ headers: { 'X-Tags': 'checkout' } }))
  const explain = async (query: Record<string, string | number>, language = 'en') => {
    const headers = { 'Accept-Language': language }
    const { body } = await checked(sandbox, 'GET', '/api/search/explain', { query, headers })
    return body
  }
  const tags = await explain({ q: 'x tag:ch' })
  expect(tags.completions).toEqual([
    {
      insert: 'checkout',
      label: 'checkout',
      description: '1 message',
      replace: { start: 6, end: 8 },
    },
  ])
  const inboxes = await explain({ q: 'inbox: y', caret: 6 })
  expect(inboxes.completions).toMatchObject([{ insert: 'Default', replace: { start: 6, end: 6 } }])
  expect(inboxes.errors).toMatchObject([{ at: { start: 0, end: 6 }, unfinished: false }])
  const days = await explain({ q: 'after:2026-11-18', tz: 'Europe/Madrid' }, 'es')
  expect(days.tokens[1].meaning).toBe('llegó desde 2026-11-18 00:00 (Europe/Madrid)')
})

test('lists filters and orders in the language asked for', async () => {
  await using sandbox = await startSandbox()
  const headers = { 'Accept-Language': 'es' }
  const { body } = await checked(sandbox, 'GET', '/api/catalogue', { headers })
  expect(body.filters[0]).toMatchObject({ key: 'from', kind: 'words' })
  expect(body.sorts[0]).toEqual({ sort: 'newest', description: 'Más recientes primero' })
})

test('lists in every order of the catalogue', async () => {
  await using sandbox = await startSandbox()
  const large = 'x'.repeat(5000)
  await sandbox.send(aMessage({ from: 'zoe@sender.test', subject: 'Beta' }))
  await sandbox.send(aMessage({ from: 'ann@sender.test', subject: 'Gamma', text: large }))
  await sandbox.send(aMessage({ from: 'bob@sender.test', subject: 'alpha', text: 'x' }))
  const { body } = await checked(sandbox, 'GET', '/api/catalogue')
  const orders: Record<string, string> = {}
  for (const { sort } of body.sorts) {
    const page = await checked(sandbox, 'GET', '/api/messages', { query: { sort, q: 'sender' } })
    orders[sort] = page.body.messages.map((row: { subject: string }) => row.subject).join(' ')
  }
  expect(orders).toEqual({
    newest: 'alpha Gamma Beta',
    oldest: 'Beta Gamma alpha',
    largest: 'Gamma Beta alpha',
    smallest: 'alpha Beta Gamma',
    sender: 'Gamma alpha Beta',
    'sender-down': 'Beta alpha Gamma',
    subject: 'alpha Beta Gamma',
    'subject-down': 'Gamma Beta alpha',
  })
})

test('counts days by the time zone of the request', async () => {
  await using sandbox = await startSandbox()
  await sandbox.send(aMessage({ date: '2026-11-20T23:30:00Z' }))
  const total = async (query: Record<string, string>) => {
    const { body } = await checked(sandbox, 'GET', '/api/messages', { query })
    return body.total
  }
  expect(await total({ q: 'sent:2026-11-20' })).toBe(1)
  expect(await total({ q: 'sent:2026-11-20', tz: 'Europe/Madrid' })).toBe(0)
  expect(await total({ q: 'sent:2026-11-21', tz: 'Europe/Madrid' })).toBe(1)
  const query = { q: 'sent:2026-11-21', tz: 'Asia/Tokyo' }
  const latest = await checked(sandbox, 'GET', '/api/messages/latest', { query })
  expect(latest.body.sentAt).toBe('2026-11-20T23:30:00.000Z')
  const body = { inbox: 'all', q: 'sent:2026-11-20', tz: 'America/New_York' }
  expect((await checked(sandbox, 'DELETE', '/api/messages', { body })).body.deleted).toBe(1)
})

test('refuses a time zone that nobody knows', async () => {
  await using sandbox = await startSandbox()
  const query = { tz: 'Mars/Olympus', q: '' }
  for (const path of ['/api/messages', '/api/search/explain']) {
    const { status, body } = await checked(sandbox, 'GET', path, { query })
    expect(status).toBe(400)
    expect(body.error.message).toContain('There is no time zone "Mars/Olympus"')
  }
})
