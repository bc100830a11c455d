import { bufferOf } from '../../../../mime/charset.ts'
import type { Part } from '../../../../types.ts'

/** Lines that are no fields and still do not end a header, as SpamAssassin counts them. */
const mostJunk = 3

const field = /^[!-9;-~]+[ \t]*:|^[ \t]/

/**
 * A message whose header no empty line ends: for rules the header goes on over a few lines that are
 * no fields, up to an empty line, a boundary, or the end. Other messages are left as they are.
 */
export function withHeaderClosed(raw: Uint8Array, parts: readonly Part[]): readonly Part[] {
  const [root, ...more] = parts
  if (!root || more.length > 0 || isClosed(raw, root.bodyStart)) return parts
  return [{ ...root, bodyStart: bodyStart(raw, root) }]
}

function isClosed(raw: Uint8Array, at: number): boolean {
  return /(?:^|\n)\r?\n$/.test(bufferOf(raw).toString('latin1', Math.max(0, at - 3), at))
}

function bodyStart(raw: Uint8Array, { bodyStart: start, bodyEnd }: Part): number {
  const buffer = bufferOf(raw)
  let junk = 0
  for (let at = start; at < bodyEnd;) {
    const found = buffer.indexOf(0x0a, at)
    const next = found < 0 || found >= bodyEnd ? bodyEnd : found + 1
    // What a line begins with tells what it is.
    const line = buffer.toString('latin1', at, Math.min(next, at + 200)).replace(/\r?\n$/, '')
    if (line === '') return next
    if (line.startsWith('--') || (!field.test(line) && ++junk > mostJunk)) return at
    at = next
  }
  return bodyEnd
}
