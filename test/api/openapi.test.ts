import { expect, test } from 'vitest'
import { routes } from '../../server/api/index.ts'
import { may, sees } from '../../server/api/scope.ts'
import { startSandbox } from '../helpers/sandbox.ts'

type Json = Record<string, unknown>

interface Operation extends Json {
  operationId: string
  summary: string
  tags: string[]
  parameters?: { name: string; in: string; required: boolean; schema: Json }[]
  requestBody?: { content: Record<string, Json> }
  responses: Record<string, { description: string; content?: Record<string, Json> }>
}

interface Document {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}

function operations(document: Document): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  )
}

/** Every `$ref` below a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [String(inner)] : references(inner),
  )
}

test('describes every route, and no other', async () => {
  await using sandbox = await startSandbox({ http: { basePath: '/mail' } })
  const { body, headers } = await sandbox.api<Document>('GET', '/api/openapi.json')
  expect(headers.get('content-type')).toBe('application/json')
  const described = operations(body).map(([name]) => name)
  expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
  expect(body.servers).toEqual([{ url: '/mail' }])
  expect(body.info.version).toBe('0.0.0-test')
  expect(body.info.description).toContain('/api/events')
})

test('is OpenAPI 3.1 whose every reference leads somewhere', async () => {
  await using sandbox = await startSandbox()
  const { body } = await sandbox.api<Document>('GET', '/api/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  const ids = operations(body).map(([, { operationId }]) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const tags = body.tags.map(({ name }) => name)
  for (const [name, operation] of operations(body)) {
    const placeholders = [...name.matchAll(/\{(\w+)\}/g)].map(([, one]) => one)
    const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path')
    expect(inPath.map((one) => one.name)).toEqual(placeholders)
    expect(inPath.every(({ required }) => required)).toBe(true)
    expect(operation.tags.every((tag) => tags.includes(tag))).toBe(true)
    expect(operation.responses['default']?.content).toEqual({
      'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } },
    })
    for (const parameter of operation.parameters ?? []) {
      expect([name, parameter.name, Object.keys(parameter.schema).length > 0]).toEqual([
        name,
        parameter.name,
        true,
      ])
    }
  }
  for (const reference of references(body)) {
    const name = reference.replace('#/components/schemas/', '')
    expect(Object.keys(body.components.schemas)).toContain(name)
  }
  const text = JSON.stringify(body)
  expect(text).not.toContain('"$schema"')
  expect(text).not.toContain('"$id"')
})

test('describes query, body and answer by the schemas that the route checks by', async () => {
  await using sandbox = await startSandbox()
  const { body } = await sandbox.api<Document>('GET', '/api/openapi.json')
  const list = body.paths['/api/messages']?.['get']
  expect(list?.parameters).toContainEqual({
    name: 'limit',
    in: 'query',
    required: false,
    description: 'Rows of a page; 50 when absent.',
    schema: { type: 'integer', minimum: 1, maximum: 200 },
  })
  expect(list?.responses['200']?.content).toEqual({
    'application/json': { schema: { $ref: '#/components/schemas/MessagePage' } },
  })
  const capture = body.paths['/api/messages']?.['post']
  expect(Object.keys(capture?.requestBody?.content ?? {})).toEqual([
    'application/json',
    'message/rfc822',
  ])
  const raw = body.paths['/api/messages/{id}/raw']?.['get']
  expect(raw?.responses['200']?.content).toEqual({ 'message/rfc822': {} })
  expect(body.paths['/api/inboxes/{inbox}']?.['delete']?.responses['204']?.content).toBeUndefined()
})

test('is readable in the browser, in both languages, and fetches nothing', async () => {
  await using sandbox = await startSandbox({ http: { basePath: '/mail' } })
  const english = await sandbox.api<string>('GET', '/api/docs')
  expect(english.headers.get('content-type')).toMatch(/^text\/html/)
  for (const { path } of routes) expect(english.body).toContain(`</b> ${path}</code>`)
  expect(english.body).toContain('<h1>The API of Mailproof</h1>')
  expect(english.body).not.toMatch(/<script|<img|src=|url\(/)
  expect(english.body.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="../icon.svg">'])
  const spanish = await sandbox.api<string>('GET', '/api/docs', {
    headers: { 'Accept-Language': 'es' },
  })
  expect(spanish.body).toContain('<html lang="es">')
  expect(spanish.body).toContain('<h1>La API de Mailproof</h1>')
})

test('every route says what its caller must be allowed to do', () => {
  for (const { verb, method, path } of routes) {
    expect([method, path, verb]).toEqual([method, path, expect.stringMatching(/^\w+\.\w+$/)])
    if (method === 'GET') expect(verb).toMatch(/\.read$/)
    else expect(verb).not.toMatch(/\.read$/)
  }
})

test('a scope of one inbox holds no other', () => {
  const one = { actor: 'ci', inboxes: ['a'] }
  const all = { actor: 'everyone', inboxes: 'all' as const }
  expect(may(all, 'message.delete', 'all')).toBe(true)
  expect(may(one, 'message.delete', 'a')).toBe(true)
  expect(may(one, 'message.delete', 'b')).toBe(false)
  expect(may(one, 'message.delete', 'all')).toBe(false)
  expect(may(one, 'inbox.manage')).toBe(false)
  expect([sees(one, 'a'), sees(one, 'b'), sees(one, null), sees(all, null)]).toEqual([
    true,
    false,
    false,
    true,
  ])
})
