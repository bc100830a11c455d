import type { Log } from '../types.ts'

/** What came out of a mail is a document of nobody: no script, no fetch, no origin. */
export const strangerPolicy = "sandbox; default-src 'none'; frame-ancestors 'self'"

export interface Bytes {
  chunks: AsyncIterable<Uint8Array>
  /** undefined when it is not known before the end. */
  size?: number | undefined
  headers: Record<string, string>
}

/** Streams chunk by chunk, as fast as the client takes them; stops when it goes away. */
export function bytesResponse(
  request: Request,
  { chunks, size, headers }: Bytes,
  log: Log,
): Response {
  const length: Record<string, string> =
    size === undefined ? {} : { 'Content-Length': String(size) }
  const init = { headers: { ...headers, ...length } }
  return new Response(request.method === 'HEAD' ? null : streamOf(chunks, log), init)
}

function streamOf(chunks: AsyncIterable<Uint8Array>, log: Log): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const step: IteratorResult<Uint8Array, unknown> = await iterator.next()
          if (step.done) controller.close()
          else controller.enqueue(step.value)
        } catch (error) {
          // The status is sent already: breaking off is the only way left to say it.
          log.error({ err: error }, 'a download failed half-way')
          controller.error(error)
        }
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

export interface Unchanging {
  fields: Record<string, string>
  /** The client has it already. */
  fresh: boolean
}

/**
 * Cache fields for what never changes, and goes out as it is. Under the name `latest` it does change.
 */
export function unchanging(request: Request, tag: string, latest: boolean): Unchanging {
  if (latest) return { fields: { 'Cache-Control': 'no-store, no-transform' }, fresh: false }
  const etag = `"${tag}"`
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim())
  return {
    fields: { 'Cache-Control': 'private, max-age=31536000, immutable, no-transform', ETag: etag },
    fresh: known.includes(etag) || known.includes(`W/${etag}`),
  }
}

/** Everything in memory: for what is parsed or rewritten as a whole. */
export async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
