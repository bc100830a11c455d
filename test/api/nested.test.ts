import { afterAll, beforeAll, expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { mime, mimeOnly, type MimeNode } from '../helpers/mime.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

let sandbox: TestSandbox
let id = ''

beforeAll(async () => {
  sandbox = await startSandbox()
  id = await keep(outer)
})
afterAll(() => sandbox[Symbol.asyncDispose]())

async function keep(raw: Buffer): Promise<string> {
  const { body } = await checked(sandbox, 'POST', '/api/messages', {
    body: raw,
    headers: { 'Content-Type': 'message/rfc822' },
  })
  return body.id
}

const html = (body: string): MimeNode => ({ headers: { 'Content-Type': 'text/html' }, body })
const plain = (body: string): MimeNode => ({ headers: { 'Content-Type': 'text/plain' }, body })
const picture = (cid: string): MimeNode => ({
  headers: { 'Content-Type': 'image/png', 'Content-ID': `<${cid}>` },
  body: 'pixels',
})
const letter = (body: Buffer): MimeNode => ({
  headers: { 'Content-Type': 'message/rfc822' },
  body,
})

const innermost = mime({ headers: { Subject: 'Innermost' }, body: 'the last word' })
const inner = mime({
  headers: { Subject: '=?utf-8?q?Inside_=C3=B1?=', 'Content-Type': 'multipart/related' },
  parts: [
    html('<p>Inner <img src="cid:mark"><img src="cid:only-outside"></p>'),
    picture('mark'),
    letter(innermost),
  ],
})
const outer = mime({
  headers: { Subject: 'Outside' },
  parts: [
    html('<p>Outer <img src="cid:mark"><img src="cid:only-outside"></p>'),
    letter(inner),
    picture('only-outside'),
    plain('a note'),
  ],
})

const get = (path: string) => checked(sandbox, 'GET', `/api/messages/${id}${path}`)

test('a nested message tells of itself by its own header and parts', async () => {
  const { body } = await get('/parts/2/message')
  expect(body).toMatchObject({
    id,
    part: '2',
    subject: 'Inside ñ',
    from: { name: 'Ada', address: 'ada@sender.test' },
    envelopeOnly: [],
    html: true,
    text: 'html',
    attachments: 1,
    size: inner.length,
  })
  const roles = body.parts.map(({ path, role }: { path: string; role: string }) => [path, role])
  expect(roles).toEqual([
    ['2.0', 'container'],
    ['2.1', 'html'],
    ['2.2', 'inline'],
    ['2.3', 'attachment'],
    ['2.3.1', 'inline'],
  ])
})

test('a message nested deeper is one, too', async () => {
  const { body } = await get('/parts/2.3/message')
  expect(body).toMatchObject({ part: '2.3', subject: 'Innermost', text: 'text', html: false })
})

test('the HTML of a nested message shows its own pictures only, and the outer one neither its', async () => {
  const within = (await get('/html?part=2')).body
  expect(within).toContain('Inner <img src="parts/2.2">')
  expect(within).not.toContain('parts/3')
  expect(within).not.toContain('Outer')
  const around = (await get('/html')).body
  expect(around).toContain('src="parts/3"')
  expect(around).not.toContain('parts/2.2')
})

test('what shows a nested message is held to the same policy', async () => {
  const { headers } = await get('/html?part=2')
  expect(headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/)
  expect(headers.get('content-security-policy')).not.toContain('allow-scripts')
})

test('text, headers and bytes of a nested message are its own', async () => {
  expect((await get('/text?part=2.3')).body.trim()).toBe('the last word')
  const made = await get('/text?part=2')
  expect(made.headers.get('mailproof-text-from')).toBe('html')
  expect(made.body).toContain('Inner')
  const { fields } = (await get('/headers?part=2')).body
  expect(fields.map(({ name }: { name: string }) => name)).toContain('Subject')
  expect(fields.find(({ name }: { name: string }) => name === 'Subject').value).toBe('Inside ñ')
  const raw = await sandbox.fetch(`/api/messages/${id}/raw?part=2&download=true`)
  expect(Buffer.from(await raw.arrayBuffer())).toEqual(inner)
  expect(raw.headers.get('content-disposition')).toContain(`${id}-2.eml`)
})

test('one HTML or text part is shown alone', async () => {
  expect((await get('/html?part=2.1')).body).toContain('src="parts/2.2"')
  expect((await get('/html?part=1&source=true')).body).toContain('cid:mark')
  expect((await get('/text?part=4')).body.trim()).toBe('a note')
})

test('each part has header fields of its own', async () => {
  const { fields } = (await get('/parts/2.2/headers')).body
  expect(fields).toEqual([
    { name: 'Content-Type', value: 'image/png', raw: 'Content-Type: image/png' },
    { name: 'Content-ID', value: '<mark>', raw: 'Content-ID: <mark>' },
  ])
})

test.each([
  '/parts/9/message',
  '/parts/1/message',
  '/parts/2.3.1/message',
  '/parts/9/headers',
  '/html?part=9',
  '/html?part=3',
  '/html?part=2.3',
  '/text?part=0',
  '/headers?part=1',
  '/raw?part=1',
  '/raw?part=2.3.1',
])('%s is not found', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test('a nested message that is encoded, which none may be, is a part and no message', async () => {
  const encoded = await keep(
    mimeOnly({
      parts: [
        {
          headers: { 'Content-Type': 'message/rfc822', 'Content-Transfer-Encoding': 'base64' },
          body: inner.toString('base64'),
        },
      ],
    }),
  )
  const { status } = await checked(sandbox, 'GET', `/api/messages/${encoded}/parts/1/message`)
  expect(status).toBe(404)
})

test('the root of a message can be a message', async () => {
  const wrapped = await keep(
    mime({ headers: { 'Content-Type': 'message/rfc822' }, body: innermost }),
  )
  const { body } = await checked(sandbox, 'GET', `/api/messages/${wrapped}/parts/1/message`)
  expect(body).toMatchObject({ subject: 'Innermost', text: 'text' })
})
