import { SandboxError } from '../errors.ts'
import type { Reading, ScanQuery } from '../store/reading.ts'
import type { Scope } from '../types.ts'
import { mboxOf } from './mbox-writer.ts'

export interface StreamOptions {
  reading: Reading
  scope: Scope
  query: ScanQuery
  plain: boolean
}

const step = 64 * 1024

/** An mbox as a stream, in steps fit for a socket. */
export async function* mboxStream(options: StreamOptions): AsyncGenerator<Uint8Array> {
  const { reading, scope, query, plain } = options
  let pieces: Uint8Array[] = []
  let size = 0
  for await (const message of reading.scan(scope, query)) {
    for await (const bytes of mboxOf(message, plain)) {
      pieces.push(bytes)
      size += bytes.length
      if (size < step) continue
      yield Buffer.concat(pieces)
      pieces = []
      size = 0
    }
  }
  if (size > 0) yield Buffer.concat(pieces)
}

/**
 * The bytes of the only message that the query finds.
 * @throws SandboxError `bad_request` when there is none, or more than one
 */
export async function* onlyMessage(options: StreamOptions): AsyncGenerator<Uint8Array> {
  const { reading, scope, query } = options
  const { messages } = await reading.amount(scope, query)
  if (messages !== 1) {
    throw new SandboxError('bad_request', {
      en: `A stream of eml holds one message, and ${messages} were found: narrow the search, or use mbox.`,
      es: `Un flujo eml contiene un solo mensaje y se encontraron ${messages}: acota la búsqueda o usa mbox.`,
    })
  }
  for await (const message of reading.scan(scope, query)) yield* message.chunks()
}
