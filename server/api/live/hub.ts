import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Sandbox } from '../../sandbox.ts'
import type { SandboxEvent, Scope } from '../../types.ts'
import { parse } from '../errors.ts'
import { whole } from '../schemas/wire.ts'
import { createClient, type Frame, type LiveClient } from './client.ts'

const pingEvery = 30_000
/** Fetching everything anew is cheaper than to be told more than this many events. */
const mostReplayed = 1_000

const liveQuery = z.strictObject({
  since: whole(0, Number.MAX_SAFE_INTEGER).optional(),
  file: z.string().max(100).optional(),
})
export type LiveQuery = z.output<typeof liveQuery>

/** @throws SandboxError `bad_request` */
export function parseLiveQuery(parameters: URLSearchParams): LiveQuery {
  const what = { en: 'The query is not valid', es: 'La consulta no es válida' }
  return parse(liveQuery, Object.fromEntries(parameters), what)
}

export interface Hub {
  /** Takes over an open socket: hello, what was missed, then live. */
  join(socket: WebSocket, scope: Scope, query: LiveQuery): void
  /** Closes every connection with 1001 (going away). */
  close(): void
  /** Ends those that are still there. */
  terminate(): void
}

type HubSandbox = Pick<Sandbox, 'store' | 'events' | 'version' | 'log'>

/** The WebSocket side of the bus: each event is serialised once, whatever the number of clients. */
export function createHub({ store, events, version, log }: HubSandbox): Hub {
  const clients = new Set<LiveClient>()
  const unsubscribe = events.subscribe((event) => {
    if (clients.size === 0) return
    const frame = frameOf(event)
    for (const client of clients) client.push(frame)
  })
  const pings = setInterval(() => {
    for (const client of clients) client.ping()
  }, pingEvery)
  pings.unref()

  /** The client is subscribed before the past is read, so that no event falls between. */
  async function greet(client: LiveClient, scope: Scope, query: LiveQuery) {
    const missed = await missedBy(scope, query)
    const resumed = missed === 'reload' ? undefined : query.since
    const seq = resumed ?? (await store.seq())
    client.begin({ type: 'hello', file: store.file, seq, version }, missed)
  }

  async function missedBy(scope: Scope, { since, file }: LiveQuery): Promise<Frame[] | 'reload'> {
    if (since === undefined) return []
    if (file !== store.file || since > (await store.seq())) return 'reload'
    const found = await store.eventsSince(scope, since)
    return found === null || found.length > mostReplayed ? 'reload' : found.map(frameOf)
  }

  return {
    join(socket, scope, query) {
      const client = createClient(socket, scope)
      clients.add(client)
      socket.on('close', () => clients.delete(client))
      // A broken connection is no news: `close` follows.
      socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket broke'))
      greet(client, scope, query).catch((error: unknown) => {
        log.error({ err: error }, 'cannot tell a WebSocket client what it missed')
        client.close(1011, 'the events cannot be read')
      })
    },
    close() {
      unsubscribe()
      clearInterval(pings)
      for (const client of clients) client.close(1001, 'Mailproof stops')
    },
    terminate() {
      for (const client of clients) client.terminate()
    },
  }
}

function frameOf(event: SandboxEvent): Frame {
  return { seq: event.seq, inbox: event.inbox, bytes: Buffer.from(JSON.stringify(event)) }
}
