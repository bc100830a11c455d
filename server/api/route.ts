import type { z } from 'zod'
import type { Sandbox } from '../sandbox.ts'
import type { Scope } from '../types.ts'
import type { Language } from './language.ts'
import type { Verb } from './scope.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Where the HTTP server listens, as it really is. */
export interface HttpFacts {
  host: string
  port: number
  basePath: string
  auth: boolean
}

/** One request, checked and allowed, as a handler sees it. */
export interface Visit<PathIn, QueryIn, BodyIn> {
  path: PathIn
  query: QueryIn
  body: BodyIn
  scope: Scope
  sandbox: Sandbox
  http: HttpFacts
  request: Request
  language: Language
  /** Aborted when the server closes; `request.signal` tells when the client goes away. */
  closing: AbortSignal
}

type Nothing = z.ZodUndefined

/**
 * A route is data: the registrar validates, authorises and answers by it, the OpenAPI document and
 * the type of the browser's client are made from it.
 */
export interface Route<
  M extends Method,
  P extends string,
  PathIn extends z.ZodType,
  QueryIn extends z.ZodType,
  BodyIn extends z.ZodType,
  Bytes extends string,
  Answer extends z.ZodType,
  Media extends string,
> {
  method: M
  /** As OpenAPI writes it: '/api/messages/{id}'. */
  path: P
  /** What the caller must be allowed to do. */
  verb: Verb
  tag: 'Messages' | 'Content' | 'Inboxes' | 'Zones' | 'Release' | 'Sessions' | 'Server'
  summary: string
  description?: string
  parameters?: PathIn
  query?: QueryIn
  /** The JSON body. */
  body?: BodyIn
  /** A media type whose body reaches the handler as bytes, besides JSON. */
  bytes?: Bytes
  /** A media type of a body that the handler reads by itself, as it comes; it has no JSON form. */
  stream?: string
  /** `message`: the limit of SMTP, in place of 1 MB. */
  bodyLimit?: 'json' | 'message'
  status?: 200 | 201 | 202 | 204
  /** The JSON answer; absent with `media` or status 204. */
  answer?: Answer
  /** Media types of a handler that makes the whole response by itself. */
  media?: readonly Media[]
  handle(
    visit: Visit<z.output<PathIn>, z.output<QueryIn>, z.output<BodyIn> | AsBytes<Bytes>>,
  ): Promise<[Media] extends [never] ? z.output<Answer> : Response>
}

type AsBytes<Bytes extends string> = [Bytes] extends [never] ? never : Uint8Array

export type AnyRoute = Route<
  Method,
  string,
  z.ZodType,
  z.ZodType,
  z.ZodType,
  string,
  z.ZodType,
  string
>

/** Keeps the exact types of a route's definition. */
export function route<
  const M extends Method,
  const P extends string,
  PathIn extends z.ZodType = Nothing,
  QueryIn extends z.ZodType = Nothing,
  BodyIn extends z.ZodType = Nothing,
  const Bytes extends string = never,
  Answer extends z.ZodType = Nothing,
  const Media extends string = never,
>(
  definition: Route<M, P, PathIn, QueryIn, BodyIn, Bytes, Answer, Media>,
): Route<M, P, PathIn, QueryIn, BodyIn, Bytes, Answer, Media> {
  return definition
}

type Entry<R> =
  R extends Route<
    Method,
    string,
    infer PathIn,
    infer QueryIn,
    infer BodyIn,
    infer Bytes,
    infer Answer,
    infer Media
  >
    ? Taken<'path', z.output<PathIn>> &
        Taken<'query', z.output<QueryIn>> &
        Taken<'body', z.input<BodyIn> | AsBytes<Bytes>> & {
          /** Text stands for any media type that is not JSON. */
          answer: [Media] extends [never] ? z.output<Answer> : string
        }
    : never

/** A member that is absent where the route takes nothing, optional where nothing in it is required. */
type Taken<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : Record<never, never> extends T
    ? { [K in Name]?: T }
    : { [K in Name]: T }

/** `{ 'GET /api/info': { path, query, body, answer } … }` of a list of routes. */
export type ApiOf<Routes extends readonly { method: string; path: string }[]> = {
  [R in Routes[number] as `${R['method']} ${R['path']}`]: Entry<R>
}
