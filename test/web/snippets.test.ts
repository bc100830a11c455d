import { expect, test } from 'vitest'
import type { Info } from '../../server/types.ts'
import { connectionOf, type Connection } from '../../web/inbox/empty/connection.ts'
import { shell, single, urlPart } from '../../web/inbox/empty/quote.ts'
import { snippets } from '../../web/inbox/empty/snippets.ts'

const connection: Connection = {
  host: '127.0.0.1',
  port: 2525,
  tls: 'starttls',
  login: { user: 'shop', password: 'k3y' },
}

test.each(snippets)('fills host, port and credentials into $title', ({ code }) => {
  const text = code(connection)
  for (const value of ['127.0.0.1', '2525', 'shop', 'k3y']) expect(text).toContain(value)
})

test.each(snippets)('names no user in $title where none is needed', ({ code }) => {
  const text = code({ ...connection, login: null })
  expect(text).not.toMatch(/shop|k3y|undefined|false,/)
})

test.each(snippets)(
  'keeps to one line a value that would break out of it in $title',
  ({ code }) => {
    const evil = { ...connection, login: { user: 'shop', password: 'a\'b"c\\d' } }
    expect(code(evil).split('\n')).toHaveLength(code(connection).split('\n').length)
    expect(code(evil)).not.toContain("'a'b\"c\\d'")
  },
)

test.each(snippets)(
  'encrypts from the first byte in $title where the port asks for it',
  ({ code }) => {
    const text = code({ ...connection, tls: 'implicit' })
    expect(text).toMatch(
      /secure: true|smtps|USE_SSL = True|tls: true|ssl\.enable: true|tls\.Dial|SslOnConnect|SMTPSecure = 'ssl'|tls-on-connect/,
    )
    expect(text).toContain('k3y')
  },
)

test('quotes for shells, scripts and URLs', () => {
  expect(shell("it's")).toBe(String.raw`'it'\''s'`)
  expect(single("a'b\\")).toBe(String.raw`'a\'b\\'`)
  expect(urlPart("p@ss/'w")).toBe('p%40ss%2F%27w')
})

const info = (host: string): Info['smtp'] => ({
  listeners: [
    { host, port: 4650, tls: 'implicit' },
    { host, port: 1025, tls: 'starttls' },
  ],
  auth: 'any',
  maxSize: 0,
})

test('shows the plain port first, and the name the browser used where all addresses are listened on', () => {
  // Only `smtp` is read.
  const of = (host: string) => connectionOf({ smtp: info(host) } as Info, undefined, 'dev.box.test')
  expect(of('0.0.0.0')).toMatchObject({ host: 'dev.box.test', port: 1025 })
  expect(of('127.0.0.1')).toMatchObject({ host: '127.0.0.1', port: 1025 })
})
