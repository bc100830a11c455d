import { expect, test, vi } from 'vitest'
import { ApiError, createClient } from '../../web/api/client.ts'

function aClient(...answers: (() => Response | Promise<Response>)[]) {
  const asked: { url: string; init: RequestInit }[] = []
  const client = createClient('http://host.test/mail/', {
    language: () => 'es',
    offline: () => 'No se puede llegar.',
    // The client calls it with a string and an init, always.
    fetch: (async (url: string, init: RequestInit) => {
      asked.push({ url, init })
      const answer = answers[Math.min(asked.length, answers.length) - 1]
      if (!answer) throw new Error('nothing to answer')
      return answer()
    }) as typeof fetch,
  })
  return { client, asked }
}

const json =
  (value: unknown, status = 200, headers = {}) =>
  () =>
    Response.json(value, { status, headers })

test('fills in the path and leaves out what is not asked', async () => {
  const { client, asked } = aClient(json({ messages: [] }))
  await client.call('GET /api/messages', { query: { q: 'a b', inbox: undefined, offset: 0 } })
  expect(asked[0]?.url).toBe('http://host.test/mail/api/messages?q=a+b&offset=0')
  expect(
    client.url('GET /api/messages/{id}/parts/{path}', { path: { id: 'x/y', path: '1.2' } }),
  ).toBe('http://host.test/mail/api/messages/x%2Fy/parts/1.2')
})

test('asks in the language of the person and sends JSON', async () => {
  const { client, asked } = aClient(json({ id: 'i' }, 201))
  await client.call('POST /api/inboxes', { body: { name: 'Shop' } })
  expect(asked[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"name":"Shop"}',
    headers: { 'Accept-Language': 'es', 'Content-Type': 'application/json' },
  })
})

test('throws what the server says, with its place', async () => {
  const error = { code: 'bad_request', message: 'Falta un paréntesis.', at: { start: 3, end: 4 } }
  const { client } = aClient(json({ error }, 400))
  await expect(client.call('GET /api/info')).rejects.toEqual(
    new ApiError('bad_request', 'Falta un paréntesis.', { start: 3, end: 4 }),
  )
})

test('says that the server is away', async () => {
  const { client } = aClient(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(client.call('GET /api/info')).rejects.toEqual(
    new ApiError('offline', 'No se puede llegar.'),
  )
})

test('waits for what is not ready yet', async () => {
  vi.useFakeTimers()
  const later = json({ error: { code: 'not_ready', message: '' } }, 503, { 'Retry-After': '1' })
  const { client, asked } = aClient(later, later, () => new Response('Hola'))
  const text = client.call('GET /api/messages/{id}/text', { path: { id: 'm' } })
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  expect([await text, asked.length]).toEqual(['Hola', 3])
})

test('never repeats an act', async () => {
  const { client, asked } = aClient(json({ error: { code: 'not_ready', message: 'x' } }, 503))
  await expect(client.call('POST /api/undo', { body: { undo: 't' } })).rejects.toThrow('x')
  expect(asked).toHaveLength(1)
})
