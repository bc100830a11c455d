import { gzipSync } from 'node:zlib'
import { createServer, type AddressInfo } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFetch, type FetchOptions, type FetchParts } from '../../server/net/index.ts'
import { gives, leads, startWeb, type Web } from './web.ts'

let web: Web

const kilobyte = 'x'.repeat(1024)

beforeAll(async () => {
  web = await startWeb({
    '/a.png': gives('Image/PNG; charset="UTF-8"', 'pixels', { 'Set-Cookie': 'id=1' }),
    '/chain/1': leads('2'),
    '/chain/2': leads((port) => `//cdn.test:${port}/a.png#part`),
    '/to-loopback': leads((port) => `http://127.0.0.1:${port}/a.png`),
    '/to-inside': leads((port) => `http://inside.test:${port}/a.png`),
    '/to-file': leads('file:///etc/passwd'),
    '/to-nowhere': leads('http://[bad'),
    '/around': leads('/around'),
    '/large': gives('image/png', kilobyte.repeat(5)),
    '/endless': (response) => {
      response.writeHead(200, { 'Content-Type': 'image/png' })
      const more = () => response.write(kilobyte, () => response.destroyed || more())
      more()
    },
    '/bomb': gives('image/png', gzipSync(Buffer.alloc(1_000_000)), { 'Content-Encoding': 'gzip' }),
    '/packed': gives('text/css', gzipSync('b{}'), { 'Content-Encoding': 'gzip' }),
    '/broken': gives('text/css', 'no gzip', { 'Content-Encoding': 'gzip' }),
    '/odd': gives('text/css', 'x', { 'Content-Encoding': 'compress' }),
    '/silent': () => undefined,
    '/slow': (response) => response.writeHead(200, { 'Content-Type': 'image/png' }).write('x'),
    '/cut': (response) => {
      response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': '9' })
      response.write('x', () => response.destroy())
    },
    '/upgrade': (response) =>
      response.writeHead(101, { Connection: 'Upgrade', Upgrade: 'odd' }).end(),
  })
})

afterAll(() => web[Symbol.asyncDispose]())

const addresses: Record<string, string[]> = {
  'cdn.test': ['127.0.0.1'],
  'inside.test': ['127.0.0.1'],
  'mixed.test': ['93.184.216.34', '10.0.0.1'],
  'empty.test': [],
}

/** What is fetched by names that stand for this machine; `cdn.test` is allowed. */
function fetching(path: string, options: Partial<FetchOptions> = {}, parts: FetchParts = {}) {
  const lookup = (name: string) => {
    const found = addresses[name]
    return found ? Promise.resolve(found) : Promise.reject(new Error(`no ${name}`))
  }
  const get = createFetch({ allowHosts: ['cdn.test'] }, { lookup, ...parts })
  const url = path.startsWith('/') ? `http://cdn.test:${web.port}${path}` : path
  return get(url, { accept: 'image/*', limit: 4096, ...options })
}

test('fetches, and says nothing of who asks', async () => {
  web.asked.length = 0
  const result = await fetching(`http://user:secret@cdn.test:${web.port}/a.png?x=1#part`)
  expect(result).toMatchObject({ ok: true, status: 200, type: 'image/png', charset: 'UTF-8' })
  expect(result.ok && Buffer.from(result.body).toString()).toBe('pixels')
  expect(web.asked).toEqual([
    {
      url: '/a.png?x=1',
      headers: {
        host: `cdn.test:${web.port}`,
        accept: 'image/*',
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': 'Mozilla/5.0 (compatible; Mailproof)',
        connection: 'close',
      },
    },
  ])
})

test('follows redirects, keeps no cookie and tells the way', async () => {
  const result = await fetching('/chain/1')
  expect(result).toMatchObject({
    ok: true,
    redirects: [`http://cdn.test:${web.port}/chain/2`, `http://cdn.test:${web.port}/a.png#part`],
  })
  expect(web.asked.at(-1)?.headers).not.toHaveProperty('cookie')
  expect(web.asked.at(-1)?.headers).not.toHaveProperty('referer')
})

test('tells a failure of the server as its status, without its page', async () => {
  const result = await fetching('/missing', { wanted: () => false })
  expect(result).toMatchObject({ ok: true, status: 404, type: 'text/html' })
  expect(result.ok && result.body.length).toBe(0)
})

test.each([
  ['http://127.0.0.1:1/', 'address', '127.0.0.1 (loopback)'],
  ['http://2130706433/', 'address', '127.0.0.1 (loopback)'],
  ['http://0x7f.1/', 'address', '127.0.0.1 (loopback)'],
  ['http://0/', 'address', '0.0.0.0 (reserved)'],
  ['http://[::1]:1/', 'address', '::1 (loopback)'],
  ['http://[::ffff:127.0.0.1]/', 'address', '::ffff:7f00:1 (embedded)'],
  ['http://169.254.169.254/latest/meta-data/', 'address', '169.254.169.254 (metadata)'],
  ['http://inside.test/', 'address', '127.0.0.1 (loopback)'],
  ['http://mixed.test/', 'address', '10.0.0.1 (private)'],
  ['http://empty.test/', 'dns', 'empty.test has no address'],
  ['http://unknown.test/', 'dns', 'no unknown.test'],
  ['ftp://cdn.test/', 'url', 'ftp://cdn.test/'],
  ['file:///etc/passwd', 'url', 'file:///etc/passwd'],
  ['data:image/png,x', 'url', 'data:image/png,x'],
  ['nonsense', 'url', 'nonsense'],
])('refuses %s: %s', async (url, code, detail) => {
  expect(await fetching(url)).toEqual({ ok: false, url, redirects: [], code, detail })
})

test.each([
  ['/to-loopback', 'address'],
  ['/to-inside', 'address'],
  ['/to-file', 'url'],
  ['/to-nowhere', 'url'],
  ['/around', 'redirects'],
  ['/large', 'size'],
  ['/endless', 'size'],
  ['/bomb', 'size'],
  ['/broken', 'connection'],
  ['/odd', 'connection'],
  ['/cut', 'connection'],
  ['/upgrade', 'connection'],
])('refuses what %s does: %s', async (path, code) => {
  expect(await fetching(path)).toMatchObject({ ok: false, code })
})

test('asks nobody where a redirect leads inside', async () => {
  web.asked.length = 0
  await fetching('/to-inside')
  expect(web.asked.map(({ url }) => url)).toEqual(['/to-inside'])
})

test('follows five redirects', async () => {
  web.asked.length = 0
  expect(await fetching('/around')).toMatchObject({ ok: false, code: 'redirects' })
  expect(web.asked).toHaveLength(6)
})

test('follows no redirect where none is wanted, and says where it leads', async () => {
  web.asked.length = 0
  expect(await fetching('/to-loopback', { redirects: 0 })).toMatchObject({
    ...{ ok: false, code: 'redirects', detail: `http://127.0.0.1:${web.port}/a.png` },
  })
  expect(web.asked.map(({ url }) => url)).toEqual(['/to-loopback'])
  expect(await fetching('/chain/2', { redirects: 1 })).toMatchObject({ ok: true, status: 200 })
})

test('undoes the content coding', async () => {
  const result = await fetching('/packed')
  expect(result.ok && Buffer.from(result.body).toString()).toBe('b{}')
})

test('connects to the address that was checked, whatever the name says afterwards', async () => {
  const turns = [['127.0.0.1'], ['127.0.0.2']]
  let asked = 0
  const lookup = () => Promise.resolve(turns[asked++] ?? [])
  const result = await fetching('/a.png', {}, { lookup })
  expect(result).toMatchObject({ ok: true, status: 200 })
  expect(asked).toBe(1)
})

test('checks a name anew at each redirect', async () => {
  const get = createFetch(
    { allowHosts: ['127.0.0.1'] },
    { lookup: () => Promise.resolve(['192.168.0.1']) },
  )
  const url = `http://127.0.0.1:${web.port}/to-inside`
  const result = await get(url, { accept: '*/*', limit: 10 })
  expect(result).toMatchObject({ ok: false, code: 'address', detail: '192.168.0.1 (private)' })
})

test.each(['/silent', '/slow'])('gives up %s in time', async (path) => {
  expect(await fetching(path, {}, { timeMs: 60 })).toMatchObject({ ok: false, code: 'time' })
})

test('gives up a DNS that never answers', async () => {
  const lookup = () => new Promise<string[]>(() => {})
  expect(await fetching('/a.png', {}, { lookup, timeMs: 30 })).toMatchObject({ code: 'time' })
})

test('reads nothing of a type that is not wanted', async () => {
  const wanted = (type: string) => type === 'text/css'
  expect(await fetching('/endless', { wanted })).toMatchObject({
    ...{ ok: false, code: 'type', detail: 'image/png' },
  })
})

test('asks for the header only', async () => {
  const result = await fetching('/a.png', { method: 'HEAD' })
  expect(result).toMatchObject({ ok: true, status: 200, body: new Uint8Array() })
})

test('ends when nobody wants it any more', async () => {
  const leaving = new AbortController()
  const result = fetching('/silent', { signal: leaving.signal })
  leaving.abort()
  expect(await result).toMatchObject({ ok: false, code: 'gone' })
})

test('lets some work, some wait, and refuses the rest', async () => {
  const lookup = () => Promise.resolve(['127.0.0.1'])
  const parts = { lookup, turns: { working: 1, waiting: 1 } }
  const get = createFetch({ allowHosts: ['cdn.test'] }, parts)
  const leaving = new AbortController()
  const options = { accept: '*/*', limit: 100 }
  const first = get(`http://cdn.test:${web.port}/silent`, { ...options, signal: leaving.signal })
  const second = get(`http://cdn.test:${web.port}/a.png`, options)
  expect(await get(`http://cdn.test:${web.port}/a.png`, options)).toMatchObject({ code: 'count' })
  leaving.abort()
  expect(await first).toMatchObject({ code: 'gone' })
  expect(await second).toMatchObject({ ok: true, status: 200 })
})

test('tells what is no HTTP, and where nobody is', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.resume().end('220 smtp.test ESMTP\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  expect(await fetching(`http://cdn.test:${port}/`)).toMatchObject({ code: 'connection' })
  await new Promise((resolve) => server.close(resolve))
  expect(await fetching(`http://cdn.test:${port}/`)).toMatchObject({ code: 'connection' })
})

test('trusts no certificate that nobody vouches for', async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'cdn.test' }])
  const server = createTlsServer({ cert, key })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  expect(await fetching(`https://cdn.test:${port}/`)).toMatchObject({ ok: false, code: 'tls' })
  await new Promise((resolve) => server.close(resolve))
})
