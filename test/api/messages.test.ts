import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

async function rows(sandbox: TestSandbox, query: Record<string, string | number> = {}) {
  const { body } = await checked(sandbox, 'GET', '/api/messages', { query })
  return body.messages.map((row: { subject: string }) => row.subject)
}

test('lists what was received, newest first, page by page', async () => {
  await using sandbox = await startSandbox()
  const ids: string[] = []
  for (const subject of ['one', 'two', 'three', 'four', 'five']) {
    ids.push(await sandbox.send(aMessage({ subject })))
  }
  expect(await rows(sandbox)).toEqual(['five', 'four', 'three', 'two', 'one'])
  expect(await rows(sandbox, { sort: 'oldest', limit: 2 })).toEqual(['one', 'two'])
  expect(await rows(sandbox, { offset: 3 })).toEqual(['two', 'one'])

  const first = await checked(sandbox, 'GET', '/api/messages', { query: { limit: 2 } })
  expect(first.body).toMatchObject({ total: 5, offset: 0 })
  const next = { limit: 2, cursor: first.body.cursor }
  expect(await rows(sandbox, next)).toEqual(['three', 'two'])
  const around = await checked(sandbox, 'GET', '/api/messages', {
    query: { limit: 2, around: ids[0] },
  })
  expect(around.body.messages.map(({ id }: { id: string }) => id)).toContain(ids[0])
})

test('finds a message right after it was received', async () => {
  await using sandbox = await startSandbox()
  for (let turn = 0; turn < 5; turn++) {
    await sandbox.send(aMessage({ subject: `needle${turn}` }))
    expect(await rows(sandbox, { q: `subject:needle${turn}` })).toEqual([`needle${turn}`])
    const latest = await checked(sandbox, 'GET', '/api/messages/latest', {
      query: { q: `needle${turn}` },
    })
    expect(latest.body.subject).toBe(`needle${turn}`)
  }
})

test('points at the place of a mistake in a search', async () => {
  await using sandbox = await startSandbox()
  const { status, body } = await checked(sandbox, 'GET', '/api/messages', {
    query: { q: 'hello is:nonsense' },
  })
  expect(status).toBe(400)
  expect(body.error).toMatchObject({ code: 'bad_request', at: { start: 6 } })
})

test('refuses a query it does not understand, naming what is wrong', async () => {
  await using sandbox = await startSandbox()
  const wrong = [
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['fresh=yes', 'fresh'],
    ['sort=size', 'sort'],
    ['limt=5', 'limt'],
    ['offset=1&around=x', 'at most one'],
    ['cursor=no!cursor', 'no!cursor'],
  ]
  for (const [query, named] of wrong) {
    const { status, body } = await sandbox.api('GET', `/api/messages?${query}`)
    expect([query, status]).toEqual([query, 400])
    expect(body.error.message).toContain(named)
  }
})

test('says what is wrong in the language asked for', async () => {
  await using sandbox = await startSandbox()
  const say = async (language: string) => {
    const headers = { 'Accept-Language': language }
    const answer = await sandbox.api('GET', '/api/messages?limit=900', { headers })
    expect(answer.headers.get('content-language')).toBe(language.slice(0, 2))
    return answer.body.error.message
  }
  expect(await say('en')).toBe(
    'The query is not valid: limit: Too big: expected number to be <=200.',
  )
  expect(await say('es-AR,en;q=0.5')).toBe(
    'La consulta no es válida: limit: Demasiado grande: se esperaba que número fuera <=200.',
  )
  const negative = await sandbox.api('GET', '/api/messages?limit=-1')
  expect(negative.body.error.message).toBe(
    'The query is not valid: limit: Too small: expected number to be >=1.',
  )
})

test('opens one message, and the newest by the name latest', async () => {
  await using sandbox = await startSandbox()
  expect((await checked(sandbox, 'GET', '/api/messages/latest')).status).toBe(404)
  const id = await sandbox.send(aMessage({ bcc: 'hidden@receiver.test' }))
  const { body } = await checked(sandbox, 'GET', `/api/messages/${id}`)
  expect(body).toMatchObject({
    id,
    subject: 'Hello',
    unread: true,
    envelopeOnly: ['hidden@receiver.test'],
    origin: { kind: 'smtp' },
  })
  expect((await checked(sandbox, 'GET', '/api/messages/latest')).body.id).toBe(id)
  expect((await checked(sandbox, 'GET', '/api/messages/no-such-id')).status).toBe(404)
  const mixed = await checked(sandbox, 'GET', `/api/messages/${id}`, { query: { q: 'x' } })
  expect(mixed.status).toBe(400)
})

test('reading marks nothing as read; saying so does', async () => {
  await using sandbox = await startSandbox()
  const id = await sandbox.send(aMessage())
  for (const path of ['', '/raw', '/text', '/headers', '/parts']) {
    await checked(sandbox, 'GET', `/api/messages/${id}${path}`)
  }
  expect((await checked(sandbox, 'GET', `/api/messages/${id}`)).body.unread).toBe(true)
  const change = { unread: false, pinned: true, addTags: ['checkout'] }
  const { body } = await checked(sandbox, 'PATCH', `/api/messages/${id}`, { body: change })
  expect(body).toMatchObject({ unread: false, pinned: true, tags: ['checkout'] })
  const tags = await checked(sandbox, 'GET', '/api/tags')
  expect(tags.body).toMatchObject({ tags: [{ tag: 'checkout', messages: 1 }] })
})

test('refuses a change that changes nothing or makes no sense', async () => {
  await using sandbox = await startSandbox()
  const id = await sandbox.send(aMessage())
  for (const body of [{}, { unread: 'no' }, { color: 'red' }, [], null, 7, { tags: ['a\nb'] }]) {
    const { status } = await checked(sandbox, 'PATCH', `/api/messages/${id}`, { body })
    expect([body, status]).toEqual([body, 400])
  }
  const body = { unread: false }
  expect((await checked(sandbox, 'PATCH', '/api/messages/nope', { body })).status).toBe(404)
})

test('deletes one message and brings it back', async () => {
  await using sandbox = await startSandbox()
  const id = await sandbox.send(aMessage())
  const gone = await checked(sandbox, 'DELETE', `/api/messages/${id}`)
  expect(gone.body.deleted).toBe(1)
  expect((await checked(sandbox, 'GET', `/api/messages/${id}`)).status).toBe(404)
  expect((await checked(sandbox, 'DELETE', `/api/messages/${id}`)).status).toBe(404)
  const back = await checked(sandbox, 'POST', '/api/undo', { body: { undo: gone.body.undo } })
  expect(back.body).toEqual({ changed: 1 })
  expect((await checked(sandbox, 'GET', `/api/messages/${id}`)).status).toBe(200)
  const again = await checked(sandbox, 'POST', '/api/undo', { body: { undo: gone.body.undo } })
  expect(again.status).toBeGreaterThanOrEqual(400)
})

test('acts on many: by ids, by inbox, by search, up to a number', async () => {
  await using sandbox = await startSandbox()
  const ids: string[] = []
  for (const subject of ['apple', 'pear', 'apple pie']) {
    ids.push(await sandbox.send(aMessage({ subject })))
  }
  using live = sandbox.events('?since=0&file=' + sandbox.sandbox.store.file)
  await live.until((event) => event.type === 'message.analysed' && event.message.id === ids[2])

  const mark = { ids: ids.slice(0, 2), change: { unread: false } }
  expect((await checked(sandbox, 'PATCH', '/api/messages', { body: mark })).body.changed).toBe(2)
  const pin = { inbox: 'all', q: 'subject:pear', change: { pinned: true } }
  expect((await checked(sandbox, 'PATCH', '/api/messages', { body: pin })).body.changed).toBe(1)

  const apples = { inbox: 'all', q: 'apple', upTo: 1 }
  const one = await checked(sandbox, 'DELETE', '/api/messages', { body: apples })
  expect(one.body.deleted).toBe(1)
  expect(await rows(sandbox)).toEqual(['apple pie', 'pear'])
  const rest = await checked(sandbox, 'DELETE', '/api/messages', { body: { inbox: 'all' } })
  expect(rest.body.deleted).toBe(2)
  expect(await rows(sandbox)).toEqual([])
})

test('an empty or malformed body never acts', async () => {
  await using sandbox = await startSandbox()
  const id = await sandbox.send(aMessage())
  const json = { 'Content-Type': 'application/json' }
  const bodies: unknown[] = [
    undefined,
    '',
    '{',
    'null',
    '[]',
    '{}',
    '"all"',
    { ids: [] },
    { ids: null },
    { ids: id },
    { inbox: '' },
    { inbox: null },
    { upTo: 5 },
    { q: 'hello' },
    { inbox: 'all', q: '' },
    { inbox: 'all', q: '   ' },
    { inbox: 'all', q: '!!!' },
    { inbox: 'all', ids: [id] },
    { inbox: 'all', upto: 5 },
    { inbox: 'all', upTo: -1 },
    { inbox: 'all', upTo: '5' },
    '{"inbox":"all"}garbage',
  ]
  for (const body of bodies) {
    const answer = await checked(sandbox, 'DELETE', '/api/messages', { body, headers: json })
    expect([body, answer.status]).toEqual([body, 400])
  }
  const typeless = await sandbox.fetch('/api/messages', {
    method: 'DELETE',
    body: JSON.stringify({ inbox: 'all' }),
    headers: { 'Content-Type': 'text/plain' },
  })
  expect(typeless.status).toBe(400)
  const inQuery = await sandbox.api('DELETE', '/api/messages?inbox=all')
  expect(inQuery.status).toBe(400)
  for (const body of [{ inbox: 'all' }, { change: { unread: false } }, { ids: [id], change: {} }]) {
    expect((await checked(sandbox, 'PATCH', '/api/messages', { body })).status).toBe(400)
  }
  expect(await rows(sandbox)).toEqual(['Hello'])
  const unread = await checked(sandbox, 'GET', '/api/info')
  expect(unread.body.counts).toMatchObject({ total: 1, unread: 1 })
})

test('takes no JSON above one megabyte, announced or not', async () => {
  await using sandbox = await startSandbox()
  const body = JSON.stringify({ ids: ['x'.repeat(1024 * 1024)] })
  const headers = { 'Content-Type': 'application/json' }
  for (const [method, path] of [
    ['DELETE', '/api/messages'],
    ['POST', '/api/inboxes'],
    ['POST', '/api/undo'],
    ['POST', '/api/samples'],
  ] as const) {
    const { status } = await checked(sandbox, method, path, { body, headers })
    expect([path, status]).toEqual([path, 413])
  }
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)),
  })
  const init = { method: 'POST', body: endless, headers, duplex: 'half' }
  const answer = await sandbox.fetch('/api/undo', init as RequestInit).catch(() => null)
  expect(answer?.status ?? 413).toBe(413)
})
