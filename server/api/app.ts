import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Sandbox } from '../sandbox.ts'
import { registerDocs } from './docs.ts'
import { errorResponse, notFound } from './errors.ts'
import { routes } from './index.ts'
import { languageOf } from './language.ts'
import type { Metrics } from './metrics.ts'
import { registerMetrics, registerProbes } from './operations.ts'
import { register } from './registrar.ts'
import type { HttpFacts } from './route.ts'
import type { Guard } from './security/guard.ts'
import { securityHeaders } from './security/headers.ts'
import { registerPages } from './static.ts'

export interface AppOptions {
  sandbox: Sandbox
  http: HttpFacts
  guard: Guard
  metrics: Metrics
  closing: AbortSignal
}

/** Everything that answers HTTP, in the order a request meets it. */
export function createApp({ sandbox, http, guard, metrics, closing }: AppOptions): Hono {
  const { log } = sandbox
  const app = new Hono()
  app.onError((error, context) =>
    errorResponse(error, languageOf(context.req.header('accept-language')), log),
  )
  app.use('*', securityHeaders)
  const below = http.basePath === '' ? app : app.basePath(http.basePath)
  registerProbes(below, sandbox, closing)

  app.use('*', async (context, next) => {
    const refusal = guard({
      method: context.req.method,
      upgrade: false,
      header: (name) => context.req.header(name),
    })
    if (refusal) throw refusal
    await next()
  })
  app.use('*', compress({ threshold: 1024, contentTypeFilter: worthwhile }))
  register(below, routes, { sandbox, http, closing })
  registerDocs(below, http.basePath, sandbox.version)
  registerMetrics(below, metrics, sandbox)
  below.all('/api/*', (context) => {
    const { method, path } = context.req
    throw notFound(
      `There is no ${method} ${path}. ${http.basePath}/api/docs lists what there is.`,
      `No existe ${method} ${path}. ${http.basePath}/api/docs enumera lo que hay.`,
    )
  })
  registerPages(app, below, http.basePath, async () => {
    try {
      return { file: sandbox.store.file, seq: await sandbox.store.seq() }
    } catch (error) {
      // The page comes nonetheless, and shows what is wrong with the store.
      log.warn({ err: error }, 'the newest event cannot be read')
      return null
    }
  })
  return app
}

/** Bytes of a mail go out as they are: their length is known, and they are mostly compressed. */
const worthwhile =
  /^(?:application\/(?:json|javascript|manifest\+json)|image\/svg\+xml|text\/(?:html|css|javascript|plain))/
