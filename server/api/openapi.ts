import { z } from 'zod'
import type { AnyRoute } from './route.ts'
import { errorAnswer } from './schemas/info.ts'
import { named } from './schemas/index.ts'

type Json = Record<string, unknown>

export interface OpenApi {
  openapi: '3.1.0'
  info: Json
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Json>>
  components: { schemas: Record<string, Json>; securitySchemes: Json }
  security: Json[]
}

const tags = [
  { name: 'Messages', description: 'Find, read, mark, delete and capture messages.' },
  { name: 'Content', description: 'What is in a message.' },
  { name: 'Inboxes', description: 'Inboxes, their SMTP credentials and rules.' },
  {
    name: 'Zones',
    description: 'DNS records that are not published yet, where mail is sent from, and DKIM keys.',
  },
  {
    name: 'Release',
    description: 'Send captured mail on through a real relay, and see what became of it.',
  },
  { name: 'Sessions', description: 'SMTP conversations, those without mail too.' },
  { name: 'Server', description: 'The running server.' },
]

const about = [
  'Errors are `{ "error": { "code", "message" } }`; the message is English or Spanish by Accept-Language.',
  'The id of a message may be `latest`, then with `inbox` and `q`: the newest message of that inbox and search.',
  '',
  'WebSocket `/api/events?since=SEQ&file=ID`: each frame is one `LiveMessage` in JSON. `hello` comes first. ' +
    'With `since` and `file` (from an earlier `hello`) the events after `since` follow, or `reload` when they are ' +
    'no longer all kept; then the events as they happen, none twice and none left out. A client that has more than ' +
    '1 MB to receive gets `reload` and is closed with code 4001; a stop of the server closes with 1001.',
  '',
  'With `q` (and `inbox`, `tz`) in its address it brings `search.matched` only: messages that newly match. Without them ' +
    'it takes `ClientMessage` frames: live searches, each answered by `search.ready` or `search.failed`.',
].join('\n')

/** OpenAPI 3.1 of the routes, from the schemas that the routes themselves check by. */
export function openApi(
  routes: readonly AnyRoute[],
  { version, basePath }: { version: string; basePath: string },
): OpenApi {
  const schemas = schemaWriter(routes)
  const paths: OpenApi['paths'] = {}
  for (const route of routes) {
    const methods = (paths[route.path] ??= {})
    methods[route.method.toLowerCase()] = operation(route, schemas.of)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mailproof',
      version,
      description: about,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: basePath === '' ? '/' : basePath }],
    tags,
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: { basic: { type: 'http', scheme: 'basic' } },
    },
    // With --http-auth; otherwise nobody is asked.
    security: [{}, { basic: [] }],
  }
}

type SchemaOf = (schema: z.ZodType) => Json

function operation(route: AnyRoute, schemaOf: SchemaOf): Json {
  const content = {
    ...(route.body && { 'application/json': { schema: schemaOf(route.body) } }),
    ...(route.bytes === undefined ? {} : { [route.bytes]: {} }),
    ...(route.stream === undefined ? {} : { [route.stream]: {} }),
  }
  const body = Object.keys(content).length > 0 && { requestBody: { required: true, content } }
  const parameters = [
    ...fields(route.parameters, 'path', schemaOf),
    ...fields(route.query, 'query', schemaOf),
  ]
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body || {}),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done.',
        ...answerOf(route, schemaOf),
      },
      default: {
        description: 'What is wrong, and what to do.',
        content: { 'application/json': { schema: schemaOf(errorAnswer) } },
      },
    },
  }
}

function answerOf({ media, answer, status }: AnyRoute, schemaOf: SchemaOf): Json {
  if (media) return { content: Object.fromEntries(media.map((type) => [type, {}])) }
  if (!answer || status === 204) return {}
  return { content: { 'application/json': { schema: schemaOf(answer) } } }
}

function fields(
  schema: z.ZodType | undefined,
  where: 'path' | 'query',
  schemaOf: SchemaOf,
): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema)
  // JSON Schema of an object, by the function that made it.
  const names = Object.entries(properties as Record<string, Json>)
  return names.map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || (required as string[]).includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }))
}

/** 'get_messages_id_parts' of GET /api/messages/{id}/parts. */
export function operationId({ method, path }: { method: string; path: string }): string {
  const words = path
    .replace('/api/', '')
    .replace(/[^a-z]+/gi, '_')
    .replace(/_$/, '')
  return `${method.toLowerCase()}_${words}`
}

/** Named schemas become components; the others, which may refer to those, stand where they are used. */
function schemaWriter(routes: readonly AnyRoute[]) {
  const names = new Map<z.ZodType, string>()
  const registry = z.registry<{ id: string }>()
  const add = (schema: z.ZodType | undefined, id: string) => {
    if (!schema || names.has(schema)) return
    names.set(schema, id)
    registry.add(schema, { id })
  }
  for (const [id, schema] of Object.entries(named)) add(schema, id)
  for (const [index, { parameters, query, body, answer }] of routes.entries()) {
    for (const [kind, schema] of Object.entries({ parameters, query, body, answer })) {
      add(schema, `${index}.${kind}`)
    }
  }
  const written = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    // 204 has no body: its schema is never written out.
    unrepresentable: 'any',
  }).schemas
  const plain = (id: string): Json => {
    const { $schema: _schema, $id: _id, ...rest } = written[id] ?? {}
    return rest
  }
  return {
    components: Object.fromEntries(Object.keys(named).map((id) => [id, plain(id)])),
    of(schema: z.ZodType): Json {
      const id = names.get(schema) ?? ''
      return id in named ? { $ref: `#/components/schemas/${id}` } : plain(id)
    },
  }
}
