import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGuard } from '../../server/api/security/guard.ts'
import { hostAllowed, hostName } from '../../server/api/security/hosts.ts'
import type { HttpConfig } from '../../server/config.ts'
import { ask, upgrade } from '../helpers/http.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

// Nothing here leaves a trace, so that most tests can ask the same sandbox.
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

test('answers to the names of loopback', async () => {
  const names = ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]', 'mail.localhost', '127.9.9.9']
  for (const host of names) {
    const { status } = await ask(sandbox, 'GET', '/api/info', { Host: `${host}:1234` })
    expect([host, status]).toEqual([host, 200])
  }
})

test('turns away a foreign Host, whatever the address asked for', async () => {
  for (const host of ['evil.test', 'localhost.evil.test', '127.0.0.1.evil.test', '192.0.2.7']) {
    for (const path of ['/api/info', '/', '/api/messages', '/%61pi/info', '/nothing', '/metrics']) {
      const { status } = await ask(sandbox, 'GET', path, { Host: host })
      expect([host, path, status]).toEqual([host, path, 403])
    }
  }
  const { body } = await ask(sandbox, 'GET', '/api/info', { Host: 'evil.test' })
  expect(JSON.parse(body)).toEqual({
    error: {
      code: 'forbidden',
      message:
        'Mailproof does not answer to the name "evil.test". If that is really its name, start it with --allow-host NAME.',
    },
  })
})

test('answers to the names it was told', async () => {
  await using sandbox = await startSandbox({
    http: { allowHosts: ['mailproof', '*.ci.example'] },
  })
  const statusOf = async (host: string) =>
    (await ask(sandbox, 'GET', '/api/info', { Host: host })).status
  expect(await statusOf('mailproof:8025')).toBe(200)
  expect(await statusOf('mail.ci.example')).toBe(200)
  expect(await statusOf('ci.example.evil.test')).toBe(403)
  expect(await statusOf('notmailproof')).toBe(403)
})

test('answers to its own addresses when it listens on all of them', () => {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  for (const { address, family } of own) {
    const host = family === 'IPv6' ? `[${address}]` : address
    if (host.includes('%')) continue
    expect([host, hostAllowed(host, { bound: '0.0.0.0', allowed: [] })]).toEqual([host, true])
  }
  expect(hostAllowed('192.0.2.7', { bound: '0.0.0.0', allowed: [] })).toBe(false)
  expect(hostAllowed('anything.test', { bound: '0.0.0.0', allowed: ['*'] })).toBe(true)
})

test.each(['', 'a/b', 'a@b', 'user:pass@localhost', 'localhost:99999999', '[::1', 'local\thost'])(
  'reads no name out of the Host field "%s"',
  (field) => {
    expect(hostName(field)).toBeNull()
  },
)

const evil = { Origin: 'http://evil.test' }

test('refuses acts of pages of another origin, whatever the route and the spelling', async () => {
  const port = sandbox.http.port
  const json = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ inbox: 'all' })
  for (const path of ['/api/messages', '/%61pi/messages', '/api/undo', '/nothing']) {
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS']) {
      const { status, headers } = await ask(sandbox, method, path, { ...json, ...evil }, body)
      expect([method, path, status]).toEqual([method, path, 403])
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  }
  const origins = ['null', `http://127.0.0.1:${port + 1}`, `http://localhost:${port}`, 'garbage']
  for (const Origin of origins) {
    const { status } = await ask(sandbox, 'DELETE', '/api/messages', { ...json, Origin }, body)
    expect([Origin, status]).toEqual([Origin, 403])
  }
})

test('lets its own pages and programs act', async () => {
  const json = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ inbox: 'all' })
  const own = { Origin: `http://127.0.0.1:${sandbox.http.port}`, 'Sec-Fetch-Site': 'same-origin' }
  expect((await ask(sandbox, 'DELETE', '/api/messages', { ...json, ...own }, body)).status).toBe(
    200,
  )
  expect((await ask(sandbox, 'DELETE', '/api/messages', json, body)).status).toBe(200)
})

test('is read by no page of another site, but a link to it may be followed', async () => {
  const cross = { 'Sec-Fetch-Site': 'cross-site' }
  const image = { ...cross, 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' }
  const frame = { ...cross, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }
  const link = { ...cross, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }
  expect((await ask(sandbox, 'GET', '/api/info', image)).status).toBe(403)
  expect((await ask(sandbox, 'GET', '/api/info', frame)).status).toBe(403)
  expect((await ask(sandbox, 'GET', '/api/info', link)).status).toBe(200)
  expect((await ask(sandbox, 'POST', '/api/undo', link)).status).toBe(403)
})

test('opens the WebSocket for its own pages and for programs only', async () => {
  const { port } = sandbox.http
  const path = '/api/events'
  expect(await upgrade(sandbox, path)).toBe('101')
  expect(await upgrade(sandbox, path, { Origin: `http://127.0.0.1:${port}` })).toBe('101')
  expect(await upgrade(sandbox, path, evil)).toBe('403')
  expect(await upgrade(sandbox, path, { Origin: 'null' })).toBe('403')
  expect(await upgrade(sandbox, path, { Host: 'evil.test' })).toBe('403')
  expect(await upgrade(sandbox, path, { Host: 'evil.test', Origin: 'http://evil.test' })).toBe(
    '403',
  )
  expect(await upgrade(sandbox, path, { 'Sec-Fetch-Site': 'cross-site' })).toBe('403')
})

test('opens no WebSocket under another spelling of its path, and guards it all the same', async () => {
  const paths = [
    '/api/event%73',
    '/%61pi/events',
    '/api/events/',
    '//api/events',
    '/x/../api/events',
  ]
  for (const path of paths) {
    expect([path, await upgrade(sandbox, path)]).toEqual([path, '404'])
    expect([path, await upgrade(sandbox, path, evil)]).toEqual([path, '403'])
  }
})

test('refuses upgrades to anything but a WebSocket', async () => {
  expect(await upgrade(sandbox, '/api/events', { Upgrade: 'h2c' })).toBe('404')
  expect(await upgrade(sandbox, '/api/events?since=-1')).toBe('400')
})

test('asks for the password everywhere but at the probes', async () => {
  await using sandbox = await startSandbox({
    http: { auth: { user: 'ada', password: 'pass:word' } },
  })
  const basic = (text: string) => ({
    Authorization: `Basic ${Buffer.from(text).toString('base64')}`,
  })
  for (const path of [
    '/',
    '/api/info',
    '/api/docs',
    '/api/openapi.json',
    '/metrics',
    '/%61pi/info',
  ]) {
    const { status, headers } = await ask(sandbox, 'GET', path)
    expect([path, status]).toEqual([path, 401])
    expect(headers['www-authenticate']).toBe('Basic realm="Mailproof", charset="UTF-8"')
  }
  for (const wrong of ['ada:wrong', 'ada', '', 'bob:pass:word', 'ada:pass:word ']) {
    expect((await ask(sandbox, 'GET', '/api/info', basic(wrong))).status).toBe(401)
  }
  expect((await ask(sandbox, 'GET', '/api/info', basic('ada:pass:word'))).status).toBe(200)
  expect((await ask(sandbox, 'GET', '/metrics', basic('ada:pass:word'))).status).toBe(200)
  expect((await ask(sandbox, 'GET', '/livez')).status).toBe(200)
  expect((await ask(sandbox, 'GET', '/readyz', { Host: 'whatever' })).status).toBe(200)
  expect(await upgrade(sandbox, '/api/events')).toBe('401')
  expect(await upgrade(sandbox, '/api/events', basic('ada:wrong'))).toBe('401')
  expect(await upgrade(sandbox, '/api/events', basic('ada:pass:word'))).toBe('101')
})

test('guards before it looks at anything else', () => {
  const config: HttpConfig = {
    host: '127.0.0.1',
    port: 0,
    basePath: '',
    allowHosts: [],
    auth: { user: 'ada', password: 'secret' },
  }
  const guard = createGuard(config)
  const knock = (headers: Record<string, string>, method = 'GET') =>
    guard({ method, upgrade: false, header: (name) => headers[name] })?.code ?? null
  expect(knock({})).toBe('forbidden')
  expect(knock({ host: 'localhost' })).toBe('unauthorized')
  expect(knock({ host: 'localhost', origin: 'http://evil.test' }, 'POST')).toBe('forbidden')
  expect(knock({ host: 'localhost', origin: 'https://localhost' }, 'POST')).toBe('unauthorized')
})

test('carries the security fields on every answer', async () => {
  await using sandbox = await startSandbox({ http: { basePath: '/mail' } })
  for (const path of ['/mail/', '/mail/api/info', '/nothing', '/mail/livez', '/mail/api/docs']) {
    const { headers } = await ask(sandbox, 'GET', path)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain('frame-ancestors')
  }
})

test('says when the network can read the mail', async () => {
  await using open = await startSandbox({ http: { host: '0.0.0.0' } })
  await using closed = await startSandbox({
    http: { host: '0.0.0.0', auth: { user: 'a', password: 'b' } },
  })
  const Authorization = `Basic ${Buffer.from('a:b').toString('base64')}`
  const { body } = await open.api('GET', '/api/info')
  expect(body.warnings).toEqual([
    {
      code: 'open-to-network',
      text: 'Anyone on the network can read and delete this mail: no password is asked for. Set --http-auth USER:PASSWORD, or listen on 127.0.0.1 only.',
    },
  ])
  const spanish = await open.api('GET', '/api/info', { headers: { 'Accept-Language': 'es-MX' } })
  expect(spanish.body.warnings[0].text).toMatch(/^Cualquiera en la red/)
  const guarded = await closed.api('GET', '/api/info', { headers: { Authorization } })
  expect(guarded.body.warnings).toEqual([])
})
