import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { SandboxError } from '../errors.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Scope } from '../types.ts'
import { jsonLimit, largestMessage, mediaType, parseJson, readBody } from './body.ts'
import { badRequest, parse } from './errors.ts'
import { languageOf } from './language.ts'
import type { AnyRoute, HttpFacts } from './route.ts'
import { everyone, may } from './scope.ts'

export interface Served {
  sandbox: Sandbox
  http: HttpFacts
  /** Aborted when the server closes. */
  closing: AbortSignal
}

/** Puts routes on hono: the one place that validates, authorises and answers. */
export function register(app: Hono, routes: readonly AnyRoute[], served: Served): void {
  for (const route of routes) {
    app.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), (context) =>
      serve(route, context, served),
    )
  }
}

async function serve(route: AnyRoute, context: Context, served: Served): Promise<Response> {
  const { sandbox, http, closing } = served
  const request = context.req.raw
  const scope = everyone
  const input = {
    path: route.parameters && parse(route.parameters, context.req.param(), inThe.path),
    query: parseQuery(route, new URL(request.url).searchParams),
    body: await parseBody(route, request, sandbox.config.smtp.maxSize),
  }
  authorise(route, scope, Object.values(input))
  const answer = await route.handle({
    ...input,
    scope,
    sandbox,
    http,
    request,
    language: languageOf(context.req.header('accept-language')),
    closing,
  })
  return answer instanceof Response ? answer : jsonResponse(answer, route.status ?? 200)
}

/** Every inbox that the request names must be one the caller may act on. */
function authorise({ verb }: AnyRoute, scope: Scope, inputs: unknown[]): void {
  const inboxes = inputs.flatMap(namedInboxes)
  if (may(scope, verb) && inboxes.every((inbox) => may(scope, verb, inbox))) return
  throw new SandboxError('forbidden', {
    en: `This is not allowed to ${scope.actor} (${verb}).`,
    es: `${scope.actor} no tiene permiso para esto (${verb}).`,
  })
}

function namedInboxes(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return []
  const here = 'inbox' in input && typeof input.inbox === 'string' ? [input.inbox] : []
  return 'change' in input ? [...here, ...namedInboxes(input.change)] : here
}

function parseQuery(route: AnyRoute, parameters: URLSearchParams): unknown {
  const names = [...new Set(parameters.keys())]
  const given = names.map((name) => {
    const values = parameters.getAll(name)
    return [name, values.length === 1 ? values[0] : values]
  })
  if (route.query) return parse(route.query, Object.fromEntries(given), inThe.query)
  if (names.length === 0) return undefined
  throw badRequest(
    `This request takes no query parameters, and was given ${names.join(', ')}.`,
    `Esta petición no admite parámetros, y recibió ${names.join(', ')}.`,
  )
}

async function parseBody(route: AnyRoute, request: Request, maxSize: number): Promise<unknown> {
  const type = mediaType(request)
  if (route.stream !== undefined && type !== route.stream) {
    throw badRequest(
      `Send the body as ${route.stream}; the Content-Type was "${type}".`,
      `Envía el cuerpo como ${route.stream}; el Content-Type era "${type}".`,
    )
  }
  if (!route.body) return undefined
  const message = maxSize > 0 ? maxSize : largestMessage
  if (route.bytes !== undefined && type === route.bytes) return readBody(request, message)
  if (type !== 'application/json') {
    const types = ['application/json', ...(route.bytes === undefined ? [] : [route.bytes])]
    throw badRequest(
      `Send the body as ${types.join(' or ')}; the Content-Type was "${type}".`,
      `Envía el cuerpo como ${types.join(' o ')}; el Content-Type era "${type}".`,
    )
  }
  // Base64 takes 4/3 of the bytes it carries.
  const limit = route.bodyLimit === 'message' ? Math.ceil(message * 1.4) + jsonLimit : jsonLimit
  return parse(
    route.body satisfies z.ZodType,
    parseJson(await readBody(request, limit)),
    inThe.body,
  )
}

/** Content-Length is set so that small answers are not compressed. */
function jsonResponse(answer: unknown, status: number): Response {
  if (answer === undefined) return new Response(null, { status: 204 })
  const body = JSON.stringify(answer)
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
    },
  })
}

const inThe = {
  path: { en: 'The address is not valid', es: 'La dirección no es válida' },
  query: { en: 'The query is not valid', es: 'La consulta no es válida' },
  body: { en: 'The body is not valid', es: 'El cuerpo no es válido' },
}
