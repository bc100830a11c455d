import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../server/api/index.ts'
import { ask, flood, upgrade } from '../helpers/http.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { gives, startWeb } from '../net/web.ts'

// Faults that sandboxes of this kind had, by their public ids: what a web page, or anyone who
// reaches the port, can do over HTTP.

const mostBytes = 100_000
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startSandbox({ smtp: { maxSize: mostBytes } })
})
afterAll(() => sandbox.close())

const evil = { Origin: 'https://evil.example.test' }

test('CVE-2026-22689: a page of another origin cannot open the WebSocket', async () => {
  const own = `http://127.0.0.1:${sandbox.http.port}`
  for (const Origin of [evil.Origin, 'null', `${own}.evil.example.test`, `${own}@evil.test`, '']) {
    expect([Origin, await upgrade(sandbox, '/api/events', { Origin })]).toEqual([Origin, '403'])
  }
  expect(await upgrade(sandbox, '/api/events', { Origin: own })).toBe('101')
})

test('GHSA-8r62-w5wh-fc5m: no other spelling of a path gets around the guard', async () => {
  const json = { ...evil, 'Content-Type': 'application/json' }
  const spellings = [
    '/api/events',
    '/api/%65vents',
    '/%61pi/events',
    '//api/events',
    '/api/./events',
  ]
  for (const path of [...spellings, '/API/events', '/api/events%2f', '/x/..%2fapi/events']) {
    expect([path, await upgrade(sandbox, path, evil)]).toEqual([path, '403'])
  }
  for (const path of [
    '/api/messages',
    '/api/%6dessages',
    '/%61%70%69/messages',
    '//api/messages',
  ]) {
    const { status } = await ask(sandbox, 'DELETE', path, json, '{"inbox":"all"}')
    expect([path, status]).toEqual([path, 403])
  }
})

test('DNS rebinding: a foreign name for this machine opens neither API nor WebSocket', async () => {
  const Host = 'rebound.evil.example.test'
  for (const path of ['/', '/api/messages', '/api/messages/latest/raw', '/metrics', '/api/docs']) {
    expect([path, (await ask(sandbox, 'GET', path, { Host })).status]).toEqual([path, 403])
  }
  const rebound = { Host, Origin: `http://${Host}`, 'Sec-Fetch-Site': 'same-origin' }
  expect(await upgrade(sandbox, '/api/events', rebound)).toBe('403')
})

const takers = routes.filter((route) => 'body' in route && route.body !== undefined)

test('CVE-2026-48824: every route that takes a body says how much of it', async () => {
  expect(takers.length).toBeGreaterThan(6)
  for (const { method, path: pattern } of takers) {
    const path = pattern.replace(/\{\w+\}/g, 'latest')
    const { status, sent } = await flood(sandbox, { method, path, type: 'application/json' })
    expect([method, path, status]).toEqual([method, path, 413])
    // One megabyte, or a message in base64; the rest is what sockets hold.
    expect(sent).toBeLessThan(8 * 1024 * 1024)
    const announced = { 'Content-Type': 'application/json', 'Content-Length': '4000000000' }
    expect([path, await statusOfHead(method, path, announced)]).toEqual([path, 413])
  }
})

test('CVE-2026-45710: a message by HTTP is as limited as one by SMTP', async () => {
  const type = 'message/rfc822'
  const { status, sent } = await flood(sandbox, { method: 'POST', path: '/api/messages', type })
  expect(status).toBe(413)
  expect(sent).toBeLessThan(8 * 1024 * 1024)
  const text = 'x'.repeat(mostBytes)
  const built = { from: 'a@b.test', to: ['c@d.test'], text }
  for (const body of [built, { raw: `\r\n${text}` }]) {
    expect((await sandbox.api('POST', '/api/messages', { body })).status).toBe(413)
  }
})

test('JSON nested without end is refused, and the server lives on', async () => {
  const headers = { 'Content-Type': 'application/json' }
  for (const body of [
    '['.repeat(500_000),
    '{"a":'.repeat(150_000),
    `${'['.repeat(400_000)}${']'.repeat(400_000)}`,
  ]) {
    expect((await sandbox.api('POST', '/api/messages', { headers, body })).status).toBe(400)
    expect((await sandbox.api('PATCH', '/api/messages', { headers, body })).status).toBe(400)
  }
  expect((await sandbox.api('GET', '/api/info')).status).toBe(200)
})

const built = { from: 'a@b.test', to: ['c@d.test'], text: 'x' }
const injected = 'x\r\nBcc: victim@x.test\r\n\r\n<script>'

test.each([
  ['from', { from: `"${injected}" <a@b.test>` }],
  ['to', { to: [`"${injected}" <a@b.test>`] }],
  ['cc', { cc: [`a@b.test${injected}`] }],
  ['bcc', { bcc: [`a@b.test${injected}`] }],
  ['subject', { subject: injected }],
  ['header value', { headers: { 'X-A': injected } }],
  ['header name', { headers: { [injected]: 'x' } }],
  ['attachment name', { attachments: [{ name: injected, content: 'eA==' }] }],
  ['attachment type', { attachments: [{ name: 'x', type: `a/b${injected}`, content: 'eA==' }] }],
])('GHSA-vvjj-xcjg-gr5g: CRLF in %s adds no field to a built message', async (_, part) => {
  const { status } = await sandbox.api('POST', '/api/messages', { body: { ...built, ...part } })
  expect(status).toBe(400)
})

test('GHSA-vvjj-xcjg-gr5g: nor does CRLF in the disguise of an encoded word', async () => {
  const word = '=?utf-8?Q?x=0D=0ABcc:_victim@x.test?='
  const body = { ...built, to: [`${word} <c@d.test>`], subject: word }
  const kept = await sandbox.api('POST', '/api/messages', { body })
  expect(kept.status).toBe(201)
  const raw = await (await sandbox.fetch(`/api/messages/${kept.body.id}/raw`)).text()
  expect(raw).not.toMatch(/^bcc:/im)
  const { body: message } = await sandbox.api('GET', `/api/messages/${kept.body.id}`)
  expect(message.envelope.to).toEqual(['c@d.test'])
  expect(JSON.stringify([message.subject, message.to])).not.toMatch(/\\[rn]/)
})

test('CVE-2025-14874: a built message survives groups within groups', async () => {
  const to = [`${'g:'.repeat(450)}c@d.test${';'.repeat(450)}`]
  const { status } = await sandbox.api('POST', '/api/messages', { body: { ...built, to } })
  expect([201, 400]).toContain(status)
  expect((await sandbox.api('GET', '/api/info')).status).toBe(200)
})

/** The status that a head alone gets: its body never comes. */
function statusOfHead(method: string, path: string, headers: Record<string, string>) {
  return new Promise<number>((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port: sandbox.http.port, method, path, headers },
      (response) => {
        resolve(response.statusCode ?? 0)
        response.destroy()
      },
    )
    call.on('error', reject)
    call.flushHeaders()
  })
}

test('CVE-2026-21859: nothing but what the message asks for is fetched, and nothing from inside', async () => {
  await using inside = await startWeb({ '/a.png': gives('image/png', 'x') })
  const message = `From: a@x.test\r\nContent-Type: text/html\r\n\r\n<img src="${inside.url}/a.png">\r\n`
  const kept = await sandbox.api('POST', '/api/messages', {
    body: message,
    headers: { 'Content-Type': 'message/rfc822' },
  })
  const page = `/api/messages/${kept.body.id}`
  const { body } = await sandbox.api('GET', `${page}/html?remote=true`)
  const [, asked = ''] = /src="(remote\/[^"]*)"/.exec(body) ?? []
  expect((await sandbox.api('GET', `${page}/${asked}`)).status).toBe(502)
  for (const url of [`${inside.url}/b.png`, 'http://example.test/', 'file:///etc/passwd', '']) {
    const forged = asked.replace(/url=.*/, `url=${encodeURIComponent(url)}`)
    expect([url, (await sandbox.api('GET', `${page}/${forged}`)).status]).toEqual([url, 404])
  }
  expect(inside.asked).toEqual([])
})
