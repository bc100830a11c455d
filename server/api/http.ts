import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { SandboxError } from '../errors.ts'
import type { Sandbox } from '../sandbox.ts'
import { createApp } from './app.ts'
import { createHub } from './live/hub.ts'
import { acceptUpgrades } from './live/upgrade.ts'
import { createMetrics } from './metrics.ts'
import type { HttpFacts } from './route.ts'
import { createGuard } from './security/guard.ts'

/** How long open requests may go on after a stop, in ms. */
const grace = 1_000

export interface HttpServer {
  host: string
  /** The real one, when 0 was asked for. */
  port: number
  /** Where a browser on this machine finds it, base path included, without a slash at the end. */
  url: string
  close(): Promise<void>
}

/** @throws SandboxError `conflict` for a port in use */
export async function startHttp(sandbox: Sandbox): Promise<HttpServer> {
  const { config, log } = sandbox
  const { host, port, basePath, auth } = config.http
  const facts: HttpFacts = { host, port, basePath, auth: auth !== null }
  const guard = createGuard(config.http)
  const stop = new AbortController()
  const metrics = createMetrics(sandbox)
  const hub = createHub(sandbox)
  const app = createApp({ sandbox, http: facts, guard, metrics, closing: stop.signal })

  const answer = getRequestListener(app.fetch)
  const server = createServer((request, response) => void answer(request, response))
  acceptUpgrades(server, { guard, hub, path: `${basePath}/api/events`, log })

  /** WebSockets hear 1001, waiting requests are answered at once; what stays is cut off. */
  async function close() {
    stop.abort()
    hub.close()
    metrics.close()
    if (!server.listening) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const timer = setTimeout(() => {
      hub.terminate()
      server.closeAllConnections()
    }, grace)
    await closed
    clearTimeout(timer)
  }

  try {
    await listen(server, host, port)
  } catch (error) {
    await close()
    throw error
  }
  // Exists once the server listens on a port, and is no pipe.
  facts.port = (server.address() as AddressInfo).port
  return { host, port: facts.port, url: `http://${inUrl(host)}:${facts.port}${basePath}`, close }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)))
    server.listen({ host, port }, () => resolve())
  })
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new SandboxError(
      'conflict',
      {
        en: `Port ${port} is in use by another program. Stop it, or choose another port with --http-port.`,
        es: `Otro programa usa el puerto ${port}. Detenlo o elige otro puerto con --http-port.`,
      },
      { cause: error },
    )
  }
  return new SandboxError(
    'conflict',
    {
      en: `Cannot listen on ${host}, port ${port} (${error.code ?? error.message}). Check --host and --http-port.`,
      es: `No se puede escuchar en ${host}, puerto ${port} (${error.code ?? error.message}). Revisa --host y --http-port.`,
    },
    { cause: error },
  )
}

function inUrl(host: string): string {
  if (host === '' || host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
