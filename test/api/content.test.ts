import { expect, test } from 'vitest'
import { sandboxTokens } from '../../server/preview/policy.ts'
import { checked } from '../helpers/checked.ts'
import { mime } from '../helpers/mime.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Keeps a raw message and answers its id. */
async function keep(sandbox: TestSandbox, raw: Buffer): Promise<string> {
  const { body } = await checked(sandbox, 'POST', '/api/messages', {
    body: raw,
    headers: { 'Content-Type': 'message/rfc822' },
  })
  return body.id
}

function attachment(type: string, headers: Record<string, string>, body: string | Buffer = 'x') {
  const encoded = typeof body === 'string' ? body : body.toString('base64')
  return {
    headers: {
      'Content-Type': type,
      ...(typeof body === 'string' ? {} : { 'Content-Transfer-Encoding': 'base64' }),
      ...headers,
    },
    body: encoded,
  }
}

test('hands out the raw message byte for byte', async () => {
  await using sandbox = await startSandbox()
  const raw = Buffer.concat([mime({ body: 'é\n.\n' }), Buffer.from([0, 255, 10, 13, 13, 10])])
  const id = await keep(sandbox, raw)
  const answer = await sandbox.fetch(`/api/messages/${id}/raw`)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(raw)
  expect(answer.headers.get('content-type')).toBe('message/rfc822')
  expect(answer.headers.get('content-length')).toBe(String(raw.length))
  expect(answer.headers.get('content-disposition')).toBeNull()
  expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox;/)

  const etag = answer.headers.get('etag') ?? ''
  const again = await sandbox.fetch(`/api/messages/${id}/raw`, {
    headers: { 'If-None-Match': etag },
  })
  expect(again.status).toBe(304)
  const head = await sandbox.fetch(`/api/messages/${id}/raw`, { method: 'HEAD' })
  expect(head.headers.get('content-length')).toBe(String(raw.length))
  expect(await head.text()).toBe('')

  const saved = await checked(sandbox, 'GET', `/api/messages/${id}/raw?download=true`)
  expect(saved.headers.get('content-disposition')).toBe('attachment; filename="Hello.eml"')
  const latest = await sandbox.fetch('/api/messages/latest/raw', {
    headers: { 'If-None-Match': etag },
  })
  expect(latest.status).toBe(200)
  expect(latest.headers.get('cache-control')).toContain('no-store')
})

test('streams a large message and stops when the client goes', async () => {
  await using sandbox = await startSandbox()
  const raw = mime({ body: 'x'.repeat(8 * 1024 * 1024) })
  const id = await keep(sandbox, raw)
  const leaving = new AbortController()
  const answer = await sandbox.fetch(`/api/messages/${id}/raw`, { signal: leaving.signal })
  const reader = answer.body!.getReader()
  await reader.read()
  leaving.abort()
  await expect(reader.read()).rejects.toThrow()
  const whole = await sandbox.fetch(`/api/messages/${id}/raw`)
  expect((await whole.arrayBuffer()).byteLength).toBe(raw.length)
})

test('shows HTML without scripts, with inline pictures and nothing from elsewhere', async () => {
  await using sandbox = await startSandbox()
  const html = {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<p onclick="x()">Hi</p><script>x()</script><img src="cid:../../logo"><img src="https://cdn.example.test/a.png">',
  }
  const picture = attachment('image/png', { 'Content-ID': '<../../logo>' }, png)
  const id = await keep(
    sandbox,
    mime({ headers: { 'Content-Type': 'multipart/related' }, parts: [html, picture] }),
  )
  const { body, headers } = await checked(sandbox, 'GET', `/api/messages/${id}/html`)
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/^sandbox /)
  expect(policy).not.toContain('allow-scripts')
  expect(policy).not.toContain('script-src')
  expect(headers.get('cross-origin-opener-policy')).toBeNull()
  expect(body).toContain('src="parts/2"')
  expect(body).not.toContain(' src="https://cdn.example.test')
  expect(body).toContain('cdn.example.test')

  const latest = await checked(sandbox, 'GET', '/api/messages/latest/html')
  expect(latest.body).toContain(`src="../${id}/parts/2"`)
  const source = await checked(sandbox, 'GET', `/api/messages/${id}/html?source=true`)
  expect(source.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(source.body).toBe(html.body)
})

test('nothing that shows mail may run scripts', () => {
  expect(sandboxTokens).not.toContain('allow-scripts')
  expect(sandboxTokens).not.toContain('allow-top-navigation')
})

test('hands out text, made from HTML when there is none', async () => {
  await using sandbox = await startSandbox()
  const plain = await keep(sandbox, mime({ body: 'Just text <script>' }))
  const text = await checked(sandbox, 'GET', `/api/messages/${plain}/text`)
  expect(text.body.trim()).toBe('Just text <script>')
  expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(text.headers.get('x-content-type-options')).toBe('nosniff')
  expect(text.headers.get('mailproof-text-from')).toBeNull()
  expect((await checked(sandbox, 'GET', `/api/messages/${plain}/html`)).status).toBe(404)

  const html = { 'Content-Type': 'text/html' }
  const rich = await keep(sandbox, mime({ headers: html, body: '<p>Only <b>HTML</b></p>' }))
  const made = await checked(sandbox, 'GET', `/api/messages/${rich}/text`)
  expect(made.headers.get('mailproof-text-from')).toBe('html')
  expect(made.body.trim()).toBe('Only HTML')

  const none = await keep(sandbox, mime({ headers: { 'Content-Type': 'image/png' } }))
  expect((await checked(sandbox, 'GET', `/api/messages/${none}/text`)).status).toBe(404)
})

test('lists header fields and parts', async () => {
  await using sandbox = await startSandbox()
  const id = await keep(sandbox, mime({ headers: { Subject: '=?utf-8?q?caf=C3=A9?=' }, body: 'x' }))
  const { body } = await checked(sandbox, 'GET', `/api/messages/${id}/headers`)
  expect(body.fields).toContainEqual({
    name: 'Subject',
    value: 'café',
    raw: 'Subject: =?utf-8?q?caf=C3=A9?=',
  })
  const parts = await checked(sandbox, 'GET', `/api/messages/${id}/parts`)
  expect(parts.body.parts).toMatchObject([{ path: '1', type: 'text/plain', role: 'text' }])
})

test('shows pictures in place and has everything else saved', async () => {
  await using sandbox = await startSandbox()
  const served = [
    ['image/png', 'image/png', 'inline'],
    ['image/svg+xml', 'application/octet-stream', 'attachment'],
    ['text/html', 'text/plain; charset=utf-8', 'attachment'],
    ['text/html; charset=utf-7', 'text/plain; charset=utf-7', 'attachment'],
    ['application/xhtml+xml', 'application/octet-stream', 'attachment'],
    ['application/pdf', 'application/octet-stream', 'attachment'],
    ['text/xml', 'text/plain; charset=utf-8', 'attachment'],
    ['application/javascript', 'application/octet-stream', 'attachment'],
    ['multipart/x-odd', 'application/octet-stream', 'attachment'],
  ] as const
  for (const [type, as, kind] of served) {
    const first = { headers: { 'Content-Type': 'text/plain' }, body: 'x' }
    const part = attachment(type, { 'Content-Disposition': 'attachment' }, png)
    const id = await keep(sandbox, mime({ parts: [first, part] }))
    const answer = await sandbox.fetch(`/api/messages/${id}/parts/2`)
    const { headers } = answer
    expect([type, headers.get('content-type')]).toEqual([type, as])
    expect(headers.get('content-disposition')).toMatch(new RegExp(`^${kind};`))
    expect(headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; frame-ancestors 'self'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png)
    const saved = await sandbox.fetch(`/api/messages/${id}/parts/2?download=true`)
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/)
    const encoded = await checked(sandbox, 'GET', `/api/messages/${id}/parts/2?raw=true`)
    expect(encoded.body.replace(/\s/g, '')).toBe(png.toString('base64'))
  }
})

test('trusts no file name and no Content-ID as a path', async () => {
  await using sandbox = await startSandbox()
  const names: [string, string][] = [
    ['../../etc/passwd', 'filename="_.._etc_passwd"'],
    ['C:\\\\Windows\\\\x.exe', 'filename="C__Windows_x.exe"'],
    ['/abs.txt', 'filename="_abs.txt"'],
  ]
  for (const [name, expected] of names) {
    const headers = {
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-ID': '<../../../tmp/evil>',
    }
    const first = { headers: { 'Content-Type': 'text/plain' }, body: 'x' }
    const id = await keep(
      sandbox,
      mime({ parts: [first, attachment('application/octet-stream', headers)] }),
    )
    const { headers: told } = await checked(sandbox, 'GET', `/api/messages/${id}/parts/2`)
    expect(told.get('content-disposition')).toBe(`attachment; ${expected}`)
    for (const path of ['..%2F..%2Fetc%2Fpasswd', '%2e%2e', '3', 'evil', '../../../tmp/evil']) {
      const { status } = await sandbox.api('GET', `/api/messages/${id}/parts/${path}`)
      expect([path, status >= 400]).toEqual([path, true])
    }
  }
})

test('hands out a nested message as .eml', async () => {
  await using sandbox = await startSandbox()
  const inner = mime({ headers: { Subject: 'Inner' }, body: 'inside' })
  const id = await keep(
    sandbox,
    mime({
      parts: [
        { headers: { 'Content-Type': 'text/plain' }, body: 'x' },
        { headers: { 'Content-Type': 'message/rfc822' }, body: inner },
      ],
    }),
  )
  const answer = await checked(sandbox, 'GET', `/api/messages/${id}/parts/2`)
  expect(answer.headers.get('content-type')).toBe('message/rfc822')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=".*\.eml"$/)
  expect(answer.body).toContain('Subject: Inner')
})

test('says why a message has no session', async () => {
  await using sandbox = await startSandbox()
  const id = await keep(sandbox, mime())
  const { status, body } = await checked(sandbox, 'GET', `/api/messages/${id}/session`)
  expect(status).toBe(404)
  expect(body.error.message).toBe('This message did not come by SMTP, so it has no session.')
})
