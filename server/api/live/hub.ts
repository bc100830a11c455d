import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Sandbox } from '../../sandbox.ts'
import { textOf } from '../../wording.ts'
import { rowInWords } from '../../relay/told.ts'
import type { SandboxEvent, Scope, Text } from '../../types.ts'
import { parse } from '../errors.ts'
import type { Language } from '../language.ts'
import { condition, searchText, zone } from '../ref.ts'
import { whole } from '../schemas/wire.ts'
import { createClient, type Frame, type LiveClient } from './client.ts'
import { liveSearches, type LiveSearches } from './searches.ts'

const pingEvery = 30_000
/** Fetching everything anew is cheaper than to be told more than this many events. */
const mostReplayed = 1_000

/** What the address of a connection asks. */
export interface LiveQuery {
  since?: number | undefined
  file?: string | undefined
  /** In place of the one that the browser names by itself. */
  lang?: Language | undefined
  /** Only what matches is wanted. */
  search: { q: string; inbox?: string | undefined; tz?: string | undefined } | null
}

const liveQuery = z.strictObject({
  since: whole(0, Number.MAX_SAFE_INTEGER).optional(),
  file: z.string().max(100).optional(),
  q: searchText.optional(),
  inbox: z.string().max(80).optional(),
  tz: zone,
  lang: z.enum(['en', 'es']).optional(),
})

/** @throws SandboxError `bad_request`, with the place of what is wrong with the search */
export function parseLiveQuery(parameters: URLSearchParams): LiveQuery {
  const what = { en: 'The query is not valid', es: 'La consulta no es válida' }
  const { since, file, q, inbox, tz, lang } = parse(liveQuery, Object.fromEntries(parameters), what)
  condition({ q, tz })
  const asks = q !== undefined || inbox !== undefined
  return { since, file, lang, search: asks ? { q: q ?? '', inbox, tz } : null }
}

export interface Visitor {
  scope: Scope
  language: Language
  query: LiveQuery
}

export interface Hub {
  /** Takes over an open socket: hello, what was missed, then live. */
  join(socket: WebSocket, visitor: Visitor): void
  /** Closes every connection with 1001 (going away). */
  close(): void
  /** Ends those that are still there. */
  terminate(): void
}

type HubSandbox = Pick<Sandbox, 'store' | 'events' | 'version' | 'log'>

/** The live search that the address of a connection asks for. */
const ofAddress = 'url'

interface Member {
  client: LiveClient
  searches: LiveSearches
}

/** The WebSocket side of the bus: each event is serialised once, whatever the number of clients. */
export function createHub(sandbox: HubSandbox): Hub {
  const { store, events, version, log } = sandbox
  const members = new Set<Member>()
  const unsubscribe = events.subscribe((event) => {
    if (members.size === 0) return
    const frame = frameOf(event)
    for (const { client, searches } of members) {
      client.push(frame)
      searches.hear(event)
    }
  })
  const pings = setInterval(() => {
    for (const { client } of members) client.ping()
  }, pingEvery)
  pings.unref()

  /** The client is subscribed before the past is read, so that no event falls between. */
  async function greet({ client, searches }: Member, { scope, query }: Visitor) {
    const search = query.search && searches.open({ id: ofAddress, ...query.search })
    const missed = await missedBy(scope, query)
    const resumed = missed === 'reload' ? undefined : query.since
    const seq = resumed ?? (await store.seq())
    if (search && missed !== 'reload') for (const event of missed) search.hear(event)
    client.begin(
      { type: 'hello', file: store.file, seq, version },
      missed === 'reload' ? missed : missed.map(frameOf),
    )
    await search?.start(seq)
  }

  async function missedBy(
    scope: Scope,
    { since, file }: LiveQuery,
  ): Promise<SandboxEvent[] | 'reload'> {
    if (since === undefined) return []
    if (file !== store.file || since > (await store.seq())) return 'reload'
    const found = await store.eventsSince(scope, since)
    return found === null || found.length > mostReplayed ? 'reload' : found
  }

  return {
    join(socket, visitor) {
      const { scope, query } = visitor
      const language = query.lang ?? visitor.language
      const client = createClient(socket, { scope, language }, query.search !== null)
      const { seq, say } = client
      const searches = liveSearches({ sandbox, scope, language, seq, say })
      const member = { client, searches }
      members.add(member)
      socket.on('close', () => {
        members.delete(member)
        searches.end()
      })
      // A broken connection is no news: `close` follows.
      socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket broke'))
      const greeted = greet(member, visitor).catch((error: unknown) => {
        log.error({ err: error }, 'cannot tell a WebSocket client what it missed')
        client.close(1011, 'the events cannot be read')
      })
      listen(socket, greeted, searches)
    },
    close() {
      unsubscribe()
      clearInterval(pings)
      for (const { client, searches } of members) {
        searches.end()
        client.close(1001, 'Mailproof stops')
      }
    },
    terminate() {
      for (const { client } of members) client.terminate()
    },
  }
}

/** One frame of a client after the other, the first after it was greeted; it waits meanwhile. */
function listen(socket: WebSocket, greeted: Promise<void>, searches: LiveSearches) {
  let turn = greeted
  let waiting = 0
  socket.on('message', (data: Buffer) => {
    waiting++
    socket.pause()
    turn = turn
      .then(() => searches.request(data.toString('utf8')))
      .then(() => {
        if (--waiting === 0 && socket.readyState === socket.OPEN) socket.resume()
      })
  })
}

function frameOf(event: SandboxEvent): Frame {
  const en = bytesIn('en', event)
  const bytes = { en, es: hasWords(event) ? bytesIn('es', event) : en }
  return { seq: event.seq, inbox: event.inbox, bytes }
}

/** Only releases that went wrong tell of anything in words. */
function hasWords(event: SandboxEvent): boolean {
  if (event.type !== 'releases.changed') return false
  return event.releases?.some(({ reason }) => reason !== null && textOf(reason) !== null) ?? false
}

function bytesIn(language: Language, event: SandboxEvent): Buffer {
  if (event.type !== 'releases.changed') return Buffer.from(JSON.stringify(event))
  const say = (text: Text) => text[language]
  const releases = event.releases?.map((row) => rowInWords(row, say)) ?? null
  return Buffer.from(JSON.stringify({ ...event, releases }))
}
