import type { ErrorAnswer } from '../../server/types.ts'
import type { Api } from './routes.ts'

export type Route = keyof Api

type Input<R extends Route> = Omit<Api[R], 'answer'> & {
  /** Ends the question; the answer is then an ApiError `cancelled`. */
  signal?: AbortSignal
}

/** Nothing to pass where a route takes nothing. */
type Args<R extends Route> = Record<never, never> extends Input<R> ? [Input<R>?] : [Input<R>]

export interface Client {
  /**
   * Calls a route. Answers `503 not_ready` to reading are waited for and asked again.
   * @throws ApiError
   */
  call<R extends Route>(route: R, ...input: Args<R>): Promise<Api[R]['answer']>
  /** Like `call`, but hands over the answer with its headers. */
  fetch<R extends Route>(route: R, ...input: Args<R>): Promise<Response>
  /** The address of a route, for links and frames. */
  url<R extends Route>(route: R, ...input: Args<R>): string
}

/** An answer that says no, or none at all (`offline`). The message is fit for the user. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  /** Where in the search text, in characters, when the error has a place. */
  readonly at: { start: number; end: number } | undefined
  /** The SMTP session in which sending failed. */
  readonly session: string | undefined

  constructor(
    code: string,
    message: string,
    at?: { start: number; end: number },
    session?: string,
  ) {
    super(message)
    this.code = code
    this.at = at
    this.session = session
  }
}

export interface ClientOptions {
  /** Language of the UI, for the messages of errors. */
  language: () => string
  /** Said when the server cannot be reached. */
  offline: () => string
  fetch?: typeof fetch
}

interface Loose {
  path?: Record<string, string>
  query?: Record<string, string | number | boolean | readonly string[] | undefined>
  body?: unknown
  signal?: AbortSignal
}

/** The message may still be on its way through the analysis; the server itself waits 10 s. */
const patience = 6

/**
 * The only code that asks the server, besides `events.ts`.
 * @param base where the UI is served, with a slash at the end: `document.baseURI`
 */
export function createClient(base: string, options: ClientOptions): Client {
  const request = options.fetch ?? fetch

  function url(route: Route, input: Loose = {}): string {
    const template = route.slice(route.indexOf('/') + 1)
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(input.path?.[name] ?? ''),
    )
    const target = new URL(path, base)
    for (const [name, value] of Object.entries(input.query ?? {})) {
      if (value === undefined || value === '') continue
      for (const one of Array.isArray(value) ? value : [value]) {
        target.searchParams.append(name, String(one))
      }
    }
    return target.href
  }

  async function send(route: Route, input: Loose = {}): Promise<Response> {
    const method = route.slice(0, route.indexOf(' '))
    const headers: Record<string, string> = { 'Accept-Language': options.language() }
    if (input.body !== undefined) headers['Content-Type'] = 'application/json'
    const body = input.body === undefined ? null : JSON.stringify(input.body)
    for (let turn = 1; ; turn++) {
      const signal = input.signal ?? null
      const answer = await request(url(route, input), { method, headers, body, signal }).catch(
        () => {
          throw new ApiError(signal?.aborted ? 'cancelled' : 'offline', options.offline())
        },
      )
      if (answer.ok) return answer
      const no = await refusal(answer)
      if (no.code !== 'not_ready' || method !== 'GET' || turn === patience) throw no
      await later(Number(answer.headers.get('Retry-After') ?? 1) * 1000)
    }
  }

  // The input of each route is looser than what the signatures let through.
  return {
    url: (route, ...[input]) => url(route, input),
    fetch: (route, ...[input]) => send(route, input),
    async call(route, ...[input]) {
      return read(await send(route, input as Loose | undefined))
    },
  }
}

// The type of the answer is the server's promise, which its tests hold it to.
async function read<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T
  const json = answer.headers.get('Content-Type')?.startsWith('application/json')
  return (json ? await answer.json() : await answer.text()) as T
}

async function refusal(answer: Response): Promise<ApiError> {
  // Whoever stands between may answer anything.
  const told = (await answer.json().catch(() => ({}))) as Partial<ErrorAnswer>
  const {
    code = 'internal',
    message = `${answer.status} ${answer.statusText}`,
    at,
    session,
  } = told.error ?? {}
  return new ApiError(code, message, at, session)
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
