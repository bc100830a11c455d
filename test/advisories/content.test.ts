import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Part } from '../../server/types.ts'
import { mime, type MimeNode } from '../helpers/mime.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

// Faults that sandboxes of this kind had, by their public ids: what the parts of a mail can do.

const folder = mkdtempSync(join(tmpdir(), 'mailproof-advisories-'))
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startSandbox({ store: { path: join(folder, 'mail.db') } })
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

/** Keeps a message; answers its id and its parts, without those that only hold others. */
async function keep(node: MimeNode): Promise<{ id: string; parts: Part[] }> {
  const headers = { 'Content-Type': 'message/rfc822' }
  const { body } = await sandbox.api('POST', '/api/messages', { body: mime(node), headers })
  const { body: list } = await sandbox.api('GET', `/api/messages/${body.id}/parts`)
  const all: Part[] = list.parts
  return { id: body.id, parts: all.filter(({ role }) => role !== 'container') }
}

const attack = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

const activeTypes = [
  'image/svg+xml',
  'IMAGE/SVG+XML; charset=utf-8',
  'text/html',
  'text/html; charset="utf-7"',
  'application/xhtml+xml',
  'text/xml',
  'application/xml',
  'application/rss+xml',
  'application/xslt+xml',
  'application/pdf',
  'application/javascript',
  'text/javascript',
  'text/css',
  'text/vtt',
  'application/x-shockwave-flash',
  'multipart/x-mixed-replace; boundary=z',
  'image/png\u0000, text/html',
  'image/x-unknown',
  'no type at all',
]

test.each(activeTypes)('CVE-2022-50908: an attachment of type %j is never shown', async (type) => {
  const { id, parts } = await keep({
    parts: [
      { body: 'x' },
      { headers: { 'Content-Type': type, 'Content-Disposition': 'inline' }, body: attack },
    ],
  })
  expect(parts).toHaveLength(2)
  for (const { path } of parts) {
    for (const query of ['', '?raw=true', '?download=false', '?download=true']) {
      const { headers } = await sandbox.fetch(`/api/messages/${id}/parts/${path}${query}`)
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename=/)
      expect(headers.get('content-type')).toMatch(
        /^(text\/plain; charset=[\w-]+|application\/octet-stream)$/,
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  }
})

test('CVE-2022-50908: HTML that calls itself a picture stays a picture', async () => {
  const headers = { 'Content-Type': 'image/png', 'Content-Disposition': 'inline; filename=x.html' }
  const { id, parts } = await keep({ parts: [{ headers, body: '<script>alert(1)</script>' }] })
  const answer = await sandbox.fetch(`/api/messages/${id}/parts/${parts[0]?.path}`)
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
})

test.each(['raw', 'raw?download=true', 'text', 'html?source=true'])(
  'CVE-2022-29360: /%s of a hostile message is no page',
  async (resource) => {
    const html = { 'Content-Type': 'text/html' }
    const { id } = await keep({ headers: html, body: `<p>x</p><script>alert(1)</script>${attack}` })
    const { headers } = await sandbox.fetch(`/api/messages/${id}/${resource}`)
    expect(headers.get('content-type')).toMatch(/^(text\/plain; charset=utf-8|message\/rfc822)$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  },
)

const names = [
  '../../../../tmp/pwned',
  '..\\..\\..\\pwned.exe',
  '/etc/passwd',
  'C:\\Windows\\system.ini',
  '....//....//x',
  '.bashrc',
  'nul.txt',
  'a\u0000.png',
  'a\u202egpj.exe',
  'x"; filename="y.html',
  'x%22%0d%0aSet-Cookie: a=b',
  `${'long '.repeat(2000)}.txt`,
]

test.each(names)('CVE-2024-27448: the name %j leads nowhere', async (name) => {
  const encoded = encodeURIComponent(name)
  const files = readdirSync(folder).sort()
  const { id, parts } = await keep({
    parts: [
      {
        headers: {
          'Content-Type': `application/octet-stream; name*=utf-8''${encoded}`,
          'Content-Disposition': `attachment; filename*=utf-8''${encoded}`,
          'Content-ID': `<${name.replace(/[\r\n\0]/g, '')}>`,
        },
        body: 'x',
      },
    ],
  })
  const { headers } = await sandbox.fetch(`/api/messages/${id}/parts/${parts[0]?.path}`)
  const field = headers.get('content-disposition') ?? ''
  expect(field).toMatch(
    /^attachment; filename="[^"\\/]{1,130}"(; filename\*=UTF-8''[\w.~!$&+%^`|-]+)?$/,
  )
  const [, said = ''] = /filename\*=UTF-8''(.*)$/.exec(field) ?? /filename="(.*)"/.exec(field) ?? []
  expect(decodeURIComponent(said)).not.toMatch(/[/\\:\p{Cc}\p{Cf}]|^\.|^nul\./u)
  expect(headers.get('set-cookie')).toBeNull()
  expect(readdirSync(folder).sort()).toEqual(files)
})

test('CVE-2024-27448: a line end in the name of an attachment splits no answer', async () => {
  const name = "utf-8''x%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a%3Cscript%3E"
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=${name}`,
  }
  const { id, parts } = await keep({ parts: [{ headers, body: 'x' }] })
  const answer = await sandbox.fetch(`/api/messages/${id}/parts/${parts[0]?.path}`)
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="x +Set-Cookie_ a=b +_script_"$/,
  )
  expect(await answer.text()).toBe('x')
})

test.each(['__proto__', 'constructor', '../../../info', 'x" onerror="alert(1)', 'x#?/../..'])(
  'CVE-2024-27448: the Content-ID %j leads to its part alone',
  async (cid) => {
    const headers = { 'Content-Type': 'multipart/related' }
    const image = { 'Content-Type': 'image/png', 'Content-ID': `<${cid}>` }
    const html = `<img id="a" src="cid:${encodeURIComponent(cid)}"><img id="b" src="cid:toString">`
    const body = { headers: { 'Content-Type': 'text/html' }, body: html }
    const { id } = await keep({ headers, parts: [body, { headers: image, body: 'x' }] })
    const page = await (await sandbox.fetch(`/api/messages/${id}/html`)).text()
    const sources = [...page.matchAll(/<img[^>]* src="([^"]*)"/g)].map(([, src = '']) => src)
    expect(sources.filter((src) => !src.startsWith('data:'))).toEqual(['parts/2'])
  },
)

test.each([
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%00',
  '1/../../..',
  '-1',
  '1e3',
  '__proto__',
])('CVE-2024-27448: the part path %j is no path of a file', async (path) => {
  const { id } = await keep({ body: 'x' })
  const { status } = await sandbox.fetch(`/api/messages/${id}/parts/${path}`)
  expect([400, 404]).toContain(status)
})

test('CVE-2024-27448: the interface gives out no file but its own', async () => {
  for (const path of [
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
  ]) {
    const answer = await sandbox.fetch(path)
    expect(await answer.text()).not.toContain('better-sqlite3')
  }
})

test('CVE-2026-67446: a picture of huge dimensions is bytes and no more', async () => {
  // 68 bytes that unfold to 60,000 x 60,000 pixels: 14 GB.
  const bomb = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAA6mAAAOpgCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  expect(bomb.readUInt32BE(16)).toBe(60_000)
  const headers = {
    'Content-Type': 'image/png',
    'Content-Transfer-Encoding': 'base64',
    'Content-Disposition': 'inline; filename=bomb.png',
  }
  const { id, parts } = await keep({ parts: [{ headers, body: bomb.toString('base64') }] })
  const answer = await sandbox.fetch(`/api/messages/${id}/parts/${parts[0]?.path}`)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bomb)
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('content-disposition')).toBe('inline; filename="bomb.png"')
})

test('CVE-2026-67446: nothing here can decode a picture', () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  const decoders = /sharp|jimp|canvas|pngjs|jpeg|gm$|imagemagick|resvg|squoosh|image/
  expect(Object.keys(dependencies).filter((name) => decoders.test(name))).toEqual([])
})

test('Roundcube feImage: no picture of elsewhere is left in the page', async () => {
  const home = 'http://evil.example.test'
  const html = `<svg><filter id="f"><feImage href="${home}/1"/><feImage xlink:href="${home}/2"/></filter><image href="${home}/3"/><rect fill="url(${home}/4)" filter="url(${home}/5#f)"/></svg><body background="${home}/6"><table background="${home}/7"></table><img srcset="${home}/8 1x"><img src="${home}/9"><p style="background:url(${home}/10)">x</p><style>@import "${home}/11";</style>`
  const { id } = await keep({ headers: { 'Content-Type': 'text/html' }, body: html })
  const answer = await sandbox.fetch(`/api/messages/${id}/html`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("img-src 'self' data:")
  const page = await answer.text()
  expect(page).toContain('&quot;count&quot;:11')
  const kept = page.replace(/<meta name="mailproof-remote"[^>]*>| data-blocked-[\w-]+="[^"]*"/g, '')
  expect(kept).not.toContain('evil.example.test')
})
