import type { Database } from 'better-sqlite3'
import { inflateRawSync } from 'node:zlib'
import { createDeflate } from './deflate.ts'

/** Raw bytes are kept in chunks, so that any range is read without the whole. */
export const chunkSize = 256 * 1024

/** Chunks of one owner are neighbours; 1 GB has 4,000 of them. */
export function rawKey(owner: number, chunk: number): number {
  return owner * 65_536 + chunk
}

/** Smaller than this, nothing worth the time is gained. */
const leastDeflated = 512

const deflate = createDeflate(chunkSize)

/**
 * Bytes as they are kept: deflated, unless that does not make them smaller. Valid until the next
 * call.
 */
export function packed(bytes: Uint8Array): { deflated: 0 | 1; data: Uint8Array } {
  const data = bytes.length < leastDeflated ? null : deflate(bytes)
  return data && data.length < bytes.length ? { deflated: 1, data } : { deflated: 0, data: bytes }
}

export class RawChunks {
  readonly #find

  constructor(db: Database) {
    this.#find = db.prepare<[number], { deflated: number; data: Buffer }>(
      'SELECT deflated, data FROM raw WHERE id = ?',
    )
  }

  /** undefined when the chunk is not there any more. */
  read(owner: number, chunk: number): Uint8Array | undefined {
    const row = this.#find.get(rawKey(owner, chunk))
    return row && (row.deflated === 1 ? inflateRawSync(row.data) : row.data)
  }

  /** The whole in one buffer of its own, fit to be transferred; undefined when chunks are gone. */
  whole(owner: number, size: number): Uint8Array<ArrayBuffer> | undefined {
    const bytes = new Uint8Array(size)
    for (let chunk = 0; chunk * chunkSize < size; chunk++) {
      const data = this.read(owner, chunk)
      if (!data) return undefined
      bytes.set(data, chunk * chunkSize)
    }
    return bytes
  }
}
