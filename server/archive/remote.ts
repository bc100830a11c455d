import { createReadStream } from 'node:fs'
import { ReadableStream } from 'node:stream/web'
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { SandboxError } from '../errors.ts'
import type { Inbox } from '../types.ts'
import type { Arriving } from './arriving.ts'
import { factsField } from './facts.ts'
import { incoming } from './incoming.ts'
import type { Imported } from './import.ts'
import { mboxMessage } from './mbox-writer.ts'

/** What one request carries: so little that none lasts long, so much that commits are shared. */
const mostMessages = 1000
const mostBytes = 8 * 1024 * 1024

export interface Server {
  /** Base URL, without a slash at the end. */
  url: string
  auth: { user: string; password: string } | null
}

/** Gives messages to a running Mailproof, in order, as an mbox with everything beside the bytes. */
export async function importRemotely(
  messages: AsyncIterable<Arriving>,
  options: {
    server: Server
    source: string
    /** Id of the one inbox for everything. */
    inbox: string | undefined
    onMessages?: (last: Arriving, soFar: Imported) => void
    signal?: AbortSignal | undefined
  },
): Promise<Imported> {
  const { server, source, inbox, onMessages, signal } = options
  const result: Imported = { messages: 0, present: 0, tooLarge: 0, bytes: 0 }
  const query = new URLSearchParams({ source, ...(inbox === undefined ? {} : { inbox }) })
  let batch: Arriving[] = []
  let bytes = 0

  async function send() {
    const last = batch.at(-1)
    if (!last) return
    const body = ReadableStream.from(mboxOf(batch, source))
    const headers = { 'Content-Type': 'application/mbox' }
    const answer = await call(server, `/api/import?${query}`, { method: 'POST', headers, body })
    // The route's schema; of another server it would be undefined, and shown so.
    const { messages: kept, present, tooLarge } = answer as Imported
    result.messages += kept
    result.present += present
    result.tooLarge += tooLarge
    result.bytes += bytes
    for (const { raw } of batch) if (raw && !(raw instanceof Uint8Array)) await rm(raw.file)
    batch = []
    bytes = 0
    onMessages?.(last, result)
  }

  for await (const arriving of messages) {
    if (arriving.raw === null) result.tooLarge++
    else batch.push(arriving)
    bytes += arriving.size
    if (batch.length >= mostMessages || bytes >= mostBytes) await send()
    if (signal?.aborted) break
  }
  await send()
  return result
}

async function* mboxOf(batch: Arriving[], source: string): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  let size = 0
  for (const arriving of batch) {
    const { raw, facts } = arriving
    const surroundings = { source, inboxOf: () => '', now: Date.now() }
    const message = await incoming(arriving, surroundings)
    if (raw === null || message === null) continue
    const { id, arrivedAt, envelope, unread, pinned, connection, metadata } = message
    const field = factsField({
      ...{ version: 1, length: arriving.size, id, arrivedAt, envelope, unread, pinned },
      ...{ connection, metadata, inbox: facts?.inbox, tags: facts?.tags },
    })
    const chunks = async function* () {
      if (raw instanceof Uint8Array) yield raw
      else for await (const chunk of createReadStream(raw.file)) yield chunk as Buffer
    }
    for await (const piece of mboxMessage({ arrivedAt, envelope, chunks }, field)) {
      pieces.push(piece)
      size += piece.length
      if (size < 64 * 1024) continue
      yield Buffer.concat(pieces)
      pieces = []
      size = 0
    }
  }
  yield Buffer.concat(pieces)
}

/** The inboxes of the server; the first is the default one. */
export async function remoteInboxes(server: Server): Promise<Inbox[]> {
  const { inboxes } = (await call(server, '/api/inboxes')) as { inboxes: Inbox[] }
  return inboxes
}

export async function openRemoteInbox(server: Server, name: string): Promise<Inbox> {
  const init = { method: 'POST', body: JSON.stringify({ name }) }
  const headers = { 'Content-Type': 'application/json' }
  return (await call(server, '/api/inboxes', { ...init, headers })) as Inbox
}

/** @throws SandboxError with what the server says, or that it cannot be reached */
async function call(
  { url, auth }: Server,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string | ReadableStream } = {},
): Promise<unknown> {
  const credentials = auth && Buffer.from(`${auth.user}:${auth.password}`).toString('base64')
  const headers = credentials ? { Authorization: `Basic ${credentials}` } : {}
  let response: Response
  try {
    response = await fetch(url + path, {
      ...{ ...init, headers: { ...init.headers, ...headers } },
      // A body that is made while it is sent (WHATWG fetch).
      ...(init.body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit)
  } catch (cause) {
    const why = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : ''
    throw new SandboxError(
      'not_ready',
      {
        en: `${url} cannot be reached: ${why}`,
        es: `No se puede llegar a ${url}: ${why}`,
      },
      { cause },
    )
  }
  const text = await response.text()
  if (response.ok) return JSON.parse(text)
  throw refused(url, response.status, text)
}

const complaint = z.object({ error: z.object({ message: z.string() }) })

function refused(url: string, status: number, text: string): SandboxError {
  let said = text.slice(0, 200)
  try {
    said = complaint.parse(JSON.parse(text)).error.message
  } catch {
    // Not one of ours answers: what it says stands for itself.
  }
  return new SandboxError('bad_request', {
    en: `${url} answers ${status}: ${said}`,
    es: `${url} responde ${status}: ${said}`,
  })
}
