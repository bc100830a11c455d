import { createDeflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'

const level = 1

/** Deflates bytes (RFC 1951); the answer is valid until the next call, null when it is too long. */
export type Deflate = (bytes: Uint8Array) => Uint8Array | null

/** The part of zlib's native object that is used; it is not documented. */
interface Handle {
  reset(): void
  writeSync(...args: [number, Uint8Array, number, number, Uint8Array, number, number]): void
}

const finish = 4

/**
 * A deflater that is made once and used again, which halves the time for a small message: zlib
 * gives every other one 256 kB of memory to set up. Its native object is no public API, so it is
 * tried first; where it does not do as expected, each call makes its own.
 * @param most bytes of an answer
 */
export function createDeflate(most: number): Deflate {
  const reused = reusable(most)
  if (reused && isRight(reused)) return reused
  return (bytes) => {
    const data = deflateRawSync(bytes, { level })
    return data.length > most ? null : data
  }
}

/** undefined when this Node has no such thing. */
export function reusable(most: number): Deflate | undefined {
  const stream: object = createDeflateRaw({ level })
  const handle = '_handle' in stream ? stream._handle : undefined
  const state = '_writeState' in stream ? stream._writeState : undefined
  if (!isHandle(handle) || !(state instanceof Uint32Array)) return undefined
  const out = new Uint8Array(most)
  return (bytes) => {
    handle.reset()
    handle.writeSync(finish, bytes, 0, bytes.length, out, 0, most)
    const [room = 0, left = 1] = state
    // Without room left nobody knows whether it was all.
    return room === 0 || left > 0 ? null : out.subarray(0, most - room)
  }
}

function isHandle(handle: unknown): handle is Handle {
  if (typeof handle !== 'object' || handle === null) return false
  return ['reset', 'writeSync'].every((name) => typeof Reflect.get(handle, name) === 'function')
}

function isRight(deflate: Deflate): boolean {
  const first = Buffer.from('From: ana@example.test\r\n'.repeat(50))
  try {
    return [first, first.subarray(0, 100), Buffer.alloc(0)].every((bytes) => {
      const data = deflate(bytes)
      return data !== null && inflateRawSync(data).equals(bytes)
    })
  } catch {
    // Any failure means that it cannot be used.
    return false
  }
}
