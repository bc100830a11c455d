import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Refusal } from './fetch.ts'
import { refusalOf } from './exchange.ts'

const decoders: Record<string, () => Readable & NodeJS.WritableStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * The body, its content coding undone; ends at the limit, before as after the decoding, so that a
 * few bytes never become many.
 * @throws Refusal `size` or `connection`
 */
export async function readBody(
  response: IncomingMessage,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(response.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (coding === 'identity' || coding === '') return collect(response, limit)
  const decoder = decoders[coding]?.()
  if (!decoder) throw new Refusal('connection', `content coding ${coding.slice(0, 40)}`)
  response.on('error', (error) => decoder.destroy(error))
  response.pipe(decoder)
  try {
    return await collect(decoder, limit)
  } finally {
    response.unpipe(decoder)
    decoder.destroy()
  }
}

async function collect(stream: Readable, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      // A stream of bytes yields buffers; its type does not say so.
      const bytes = chunk as Buffer
      size += bytes.length
      if (size > limit) throw tooLarge(limit)
      chunks.push(bytes)
    }
  } catch (error) {
    throw refusalOf(error)
  }
  const body = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.length
  }
  return body
}

function tooLarge(limit: number): Refusal {
  return new Refusal('size', `more than ${limit} bytes`)
}
