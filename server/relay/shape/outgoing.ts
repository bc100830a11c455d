import type { Captured, Shaped } from '../shape.ts'
import { withLineEnds } from './line-ends.ts'
import type { Scan } from './scan.ts'

export type Outgoing = Pick<Shaped, 'size' | 'open'>

/** The captured bytes themselves. */
export function asCaptured(captured: Captured): Outgoing {
  return { size: captured.size, open: () => captured.open() }
}

/** A header, and the captured body behind it with its line ends mended. */
export function withHeader(captured: Captured, facts: Scan, header: Buffer): Outgoing {
  return {
    size: header.length + facts.ofBody.size,
    async *open() {
      if (header.length > 0) yield header
      if (facts.bodyStart >= captured.size) return
      yield* withLineEnds(captured.open({ from: facts.bodyStart, to: captured.size }))
    },
  }
}

/** Bytes that are at hand. */
export function fromMemory(bytes: Uint8Array): Outgoing {
  return {
    size: bytes.length,
    async *open() {
      yield bytes
    },
  }
}

export async function inMemory({ open, size }: Outgoing): Promise<Buffer> {
  const out = Buffer.allocUnsafe(size)
  let at = 0
  for await (const piece of open()) {
    out.set(piece, at)
    at += piece.length
  }
  return out.subarray(0, at)
}
