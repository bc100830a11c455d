import { createServer } from 'node:net'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { Hono } from 'hono'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disposition, safeFileName } from '../../server/api/file-name.ts'
import { languageOf } from '../../server/api/language.ts'
import { shell } from '../../server/api/shell.ts'
import { registerPages } from '../../server/api/static.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const script = "document.documentElement.dataset.theme = 'dark'"
const page = `<!doctype html><html><head><base href="/" /><script>${script}</script></head><body><script type="module" src="./assets/main-1.js"></script></body></html>`
const code = 'console.log(1)'.repeat(100)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailproof-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), page)
  await writeFile(join(folder, 'icon.svg'), '<svg/>')
  await writeFile(join(folder, 'assets/main-1.js'), code)
  await writeFile(join(folder, 'assets/main-1.js.gz'), gzipSync(code))
  await writeFile(join(folder, '..', 'mailproof-secret.txt'), 'secret')
})

afterAll(async () => {
  await rm(folder, { recursive: true })
  await rm(join(folder, '..', 'mailproof-secret.txt'))
})

function site(basePath = ''): Hono {
  const app = new Hono()
  app.onError((error) => new Response(error.message, { status: 404 }))
  const now = async () => ({ file: 'F/1', seq: 42 })
  registerPages(app, basePath === '' ? app : app.basePath(basePath), basePath, now, folder)
  return app
}

const html = { headers: { Accept: 'text/html' } }

test('serves the page at every address a browser asks a page of', async () => {
  for (const path of ['/', '/inbox/1/message/2?q=x', '/index.html']) {
    const answer = await site().request(path, html)
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).toContain('<base href="/">')
    expect(text).toContain('<meta name="mailproof-since" content="42 F%2F1">')
  }
  expect((await site().request('/missing.js')).status).toBe(404)
})

test('below a base path, sets the base of the page and leads there', async () => {
  const app = site('/mail')
  const text = await (await app.request('/mail/deep/link', html)).text()
  expect(text).toContain('<base href="/mail/">')
  expect(text.match(/<base/g)).toHaveLength(1)
  expect((await app.request('/')).headers.get('location')).toBe('/mail/')
  expect((await app.request('/mail')).headers.get('location')).toBe('/mail/')
  expect((await app.request('/mail/assets/main-1.js')).status).toBe(200)
  expect((await app.request('/assets/main-1.js')).status).toBe(404)
})

test('allows the scripts written into the page, no others', () => {
  const { headers } = shell(page, '')
  const hash = createHash('sha256').update(script).digest('base64')
  expect(headers['Content-Security-Policy']).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(headers['Content-Security-Policy']).not.toContain("script-src 'self' 'unsafe")
})

test('serves files compressed when the build did so, hashed ones for good', async () => {
  const plain = await site().request('/assets/main-1.js')
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const packed = await site().request('/assets/main-1.js', {
    headers: { 'Accept-Encoding': 'gzip, br' },
  })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  const icon = await site().request('/icon.svg')
  expect(icon.headers.get('cache-control')).toBe('no-cache')
})

test('leads out of its folder by no path', async () => {
  for (const path of [
    '/../mailproof-secret.txt',
    '/..%2fmailproof-secret.txt',
    '/%2e%2e/mailproof-secret.txt',
    '/assets/..%5c..%5cmailproof-secret.txt',
    '/assets',
    '/assets/',
    '//etc/passwd',
    '/__proto__',
  ]) {
    const answer = await site().request(path)
    expect([path, answer.status]).toEqual([path, 404])
  }
})

test('compresses long answers and leaves short ones alone', async () => {
  await using sandbox = await startSandbox()
  for (let index = 0; index < 4; index++) await sandbox.send(aMessage())
  const long = await sandbox.fetch('/api/messages', { headers: { 'Accept-Encoding': 'gzip' } })
  expect(long.headers.get('content-encoding')).toBe('gzip')
  const short = await sandbox.fetch('/api/tags', { headers: { 'Accept-Encoding': 'gzip' } })
  expect(short.headers.get('content-encoding')).toBeNull()
  expect(short.headers.get('cache-control')).toBe('no-store')
})

test('tells whoever watches the process how it is', async () => {
  await using sandbox = await startSandbox({ http: { basePath: '/mail' } })
  expect((await sandbox.api('GET', '/livez')).body).toBe('ok')
  expect((await sandbox.api('GET', '/readyz')).body).toBe('ok')
  await sandbox.send(aMessage())
  const { body, headers } = await sandbox.api<string>('GET', '/metrics')
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(body).toContain('\nmailproof_messages_received_total 1\n')
  expect(body).toContain('\nmailproof_messages 1\n')
  expect(body).toContain('\nprocess_resident_memory_bytes ')
})

test('says which port is taken and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(startSandbox({ http: { port } })).rejects.toMatchObject({
    code: 'conflict',
    message: `Port ${port} is in use by another program. Stop it, or choose another port with --http-port.`,
  })
  other.close()
})

test('makes of any name one that no file system minds', () => {
  const fallback = { stem: 'part-1', type: 'text/plain' }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name, fallback)
      // eslint-disable-next-line no-control-regex -- control characters are what must not be there
      expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]/)
      expect(safe).not.toMatch(/^[. ]|[. ]$|^$/)
      expect([...safe].length).toBeLessThanOrEqual(120)

      expect(disposition('attachment', safe)).toMatch(/^[\u0020-\u007e]+$/)
    }),
  )
})

test.each([
  ['invoice.pdf', 'application/pdf', 'invoice.pdf'],
  [null, 'application/pdf', 'part-1.pdf'],
  ['', 'application/x-odd', 'part-1'],
  ['photo\u202egpj.exe', 'image/png', 'photogpj.exe'],
  ['.htaccess', 'text/plain', 'htaccess'],
  ['con.txt', 'text/plain', '_con.txt'],
  ['Re: hello', 'message/rfc822', 'Re_ hello.eml'],
  [`${'x'.repeat(300)}.html`, 'text/html', `${'x'.repeat(115)}.html`],
])('makes of the name %s a safe one', (name, type, expected) => {
  expect(safeFileName(name, { stem: 'part-1', type })).toBe(expected)
})

test('writes names beyond ASCII in both forms', () => {
  expect(disposition('attachment', "menú d'or 100%.pdf")).toBe(
    `attachment; filename="men_ d'or 100_.pdf"; filename*=UTF-8''men%C3%BA%20d%27or%20100%25.pdf`,
  )
})

test.each([
  [undefined, 'en'],
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['en-GB, es', 'en'],
  ['fr, es;q=0.5, en;q=0.4', 'es'],
  ['es;q=0, en', 'en'],
  ['*', 'en'],
  [';;;,=,q', 'en'],
])('answers Accept-Language %s in %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})

test.runIf(existsSync(new URL('../../dist/web/index.html', import.meta.url)))(
  'serves the built interface',
  async () => {
    await using sandbox = await startSandbox({ http: { basePath: '/mail' } })
    const { status, body } = await sandbox.api<string>('GET', '/inbox/x', html)
    expect(status).toBe(200)
    const [, asset = ''] = /(?:src|href)="\.?\/?(assets\/[^"]+)"/.exec(body) ?? []
    expect((await sandbox.fetch(`/${asset}`)).status).toBe(200)
  },
)
