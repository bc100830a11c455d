import { afterAll, beforeAll, expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { mime } from '../helpers/mime.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { gives, leads, startWeb, type Web } from '../net/web.ts'

let sandbox: TestSandbox
let web: Web
let id = ''

const png = Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1')

beforeAll(async () => {
  sandbox = await startSandbox({ fetch: { allowHosts: ['localhost'] } })
  web = await startWeb({
    '/a.png': gives('image/png', png),
    '/vague': gives('application/octet-stream', png),
    '/page': gives('text/html', '<script>x()</script>'),
    '/page.png': gives('application/octet-stream', '<script>x()</script>'),
    '/drawing.svg': gives('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    '/style.css': gives(
      'text/css; charset=iso-8859-1',
      Buffer.from('a{content:"\xe9";background:url(a.png)}', 'latin1'),
    ),
    '/inside.png': leads((port) => `http://127.0.0.1:${port}/a.png`),
  })
  const html = Object.keys(paths)
    .map((path) =>
      path === '/style.css'
        ? `<link rel=stylesheet href="${at(path)}">`
        : `<img src="${at(path)}">`,
    )
    .join('')
  const { body } = await checked(sandbox, 'POST', '/api/messages', {
    body: mime({ headers: { 'Content-Type': 'text/html' }, body: html }),
    headers: { 'Content-Type': 'message/rfc822' },
  })
  id = body.id
})

afterAll(async () => {
  await sandbox[Symbol.asyncDispose]()
  await web[Symbol.asyncDispose]()
})

const at = (path: string) => `http://localhost:${web.port}${path}`

/** Status and type of what each leads to. */
const paths: Record<string, [status: number, type: string]> = {
  '/a.png': [200, 'image/png'],
  '/vague': [200, 'image/png'],
  '/drawing.svg': [200, 'image/svg+xml'],
  '/style.css': [200, 'text/css; charset=utf-8'],
  '/page': [502, 'application/json'],
  '/page.png': [502, 'application/json'],
  '/missing.png': [502, 'application/json'],
  '/inside.png': [502, 'application/json'],
}

/** The addresses in the page that was asked for with remote content, as of this server. */
async function addresses(): Promise<string[]> {
  const { body } = await checked(sandbox, 'GET', `/api/messages/${id}/html?remote=true`)
  return [...String(body).matchAll(/(?:src|href)="(remote\/[^"]*)"/g)].map(
    ([, path = '']) => `/api/messages/${id}/${path.replaceAll('&amp;', '&')}`,
  )
}

test('asks nobody for a page, with remote content or without', async () => {
  web.asked.length = 0
  await checked(sandbox, 'GET', `/api/messages/${id}/html`)
  expect(await addresses()).toHaveLength(8)
  expect(web.asked).toEqual([])
})

test('fetches images and style sheets on request, and tells what came of them', async () => {
  const asked = await addresses()
  for (const [n, [path, [status, type]]] of Object.entries(paths).entries()) {
    const answer = await sandbox.fetch(asked[n] ?? '')
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, status, type])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    if (status === 200) {
      expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
    }
  }
  const report = await checked(sandbox, 'GET', `/api/messages/${id}/remote`)
  expect(report.body).toEqual({
    loaded: 4,
    waiting: 0,
    failures: [
      {
        ...{ url: at('/page'), code: 'type', refused: true },
        reason: 'neither image, style sheet nor font',
      },
      {
        ...{ url: at('/page.png'), code: 'type', refused: true },
        reason: 'neither image, style sheet nor font',
      },
      {
        ...{ url: at('/missing.png'), code: 'status', refused: false },
        reason: 'the server answered with an error',
      },
      { url: at('/inside.png'), code: 'address', refused: true, reason: 'private address' },
    ],
  })
  const spanish = await checked(sandbox, 'GET', `/api/messages/${id}/remote`, {
    headers: { 'Accept-Language': 'es' },
  })
  expect(spanish.body.failures[3].reason).toBe('dirección privada')
})

test('leads the references of a style sheet to us too', async () => {
  const sheet = (await addresses())[3] ?? ''
  const answer = await sandbox.fetch(sheet)
  const css = await answer.text()
  const [, path = ''] = /a\{content:"é";background:url\("(f-[^"]*)"\)\}/.exec(css) ?? []
  const image = await sandbox.fetch(`/api/messages/${id}/remote/${path}`)
  expect(image.status).toBe(200)
  expect(Buffer.from(await image.arrayBuffer())).toEqual(png)
})

test('fetches nothing that the message does not ask for', async () => {
  const [first = ''] = await addresses()
  web.asked.length = 0
  const { body } = await checked(sandbox, 'POST', '/api/messages', {
    body: mime({ body: 'another' }),
    headers: { 'Content-Type': 'message/rfc822' },
  })
  const other = `${at('/a.png')}?secret`
  for (const path of [
    first.replace(/url=.*/, `url=${encodeURIComponent(other)}`),
    first.replace(id, body.id),
    first.replace('/f-', '/s0-'),
    first.replace(/\/f-[^?]*/, '/f-x'),
  ]) {
    expect((await checked(sandbox, 'GET', path)).status).toBe(404)
  }
  expect(web.asked).toEqual([])
})

test('refuses private addresses that no setting allows, and says so', async () => {
  await using closed = await startSandbox()
  const html = `<img src="${at('/a.png')}">`
  const { body } = await checked(closed, 'POST', '/api/messages', {
    body: mime({ headers: { 'Content-Type': 'text/html' }, body: html }),
    headers: { 'Content-Type': 'message/rfc822' },
  })
  web.asked.length = 0
  const page = await checked(closed, 'GET', '/api/messages/latest/html?remote=true')
  const [, path = ''] = /src="\.\.\/([^"]*)"/.exec(page.body) ?? []
  const answer = await checked(closed, 'GET', `/api/messages/${path}`)
  expect(path).toMatch(new RegExp(`^${body.id}/remote/f-`))
  expect(answer).toMatchObject({
    status: 502,
    body: {
      error: { code: 'unreachable', message: 'This could not be fetched: private address.' },
    },
  })
  expect(web.asked).toEqual([])
})
