import type { Thread } from '../../thread.ts'
import type { Scope } from '../../types.ts'
import type { ByteRange, MessageRef, RawBytes } from '../store.ts'
import { chunkSize } from './raw.ts'
import type { ReaderHandlers } from './reader.ts'
import type { Searching } from './searching.ts'

/** The bytes of a message, chunk by chunk as the taker asks for them. */
export async function rawBytes(
  { reader, searching }: { reader: Thread<ReaderHandlers>; searching: Searching },
  scope: Scope,
  ref: MessageRef,
  range?: ByteRange,
): Promise<RawBytes> {
  const place = await (typeof ref === 'string'
    ? reader.call.rawPlace(scope, ref)
    : searching.rawPlace(scope, ref))
  return bytesAt(reader, place, range)
}

/** The bytes at a place. */
export async function bytesAt(
  reader: Thread<ReaderHandlers>,
  place: { owner: number; size: number },
  range?: ByteRange,
): Promise<RawBytes> {
  const from = Math.min(Math.max(0, range?.from ?? 0), place.size)
  const to = Math.max(from, Math.min(range?.to ?? place.size, place.size))

  const read = (at: number) => reader.call.rawChunk(place.owner, Math.floor(at / chunkSize))
  // The first one now: what cannot be read fails the call, not an answer that has begun.
  const first = from < to ? await read(from) : null

  async function* chunks() {
    for (let at = from; at < to;) {
      const start = Math.floor(at / chunkSize) * chunkSize
      const data = at === from && first ? first : await read(at)
      yield data.subarray(at - start, Math.min(to - start, chunkSize))
      at = start + chunkSize
    }
  }
  return { size: to - from, chunks: chunks() }
}
