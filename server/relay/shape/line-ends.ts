import { bufferOf } from '../../mime/charset.ts'

const cr = 0x0d
const lf = 0x0a
const crlf = Buffer.from('\r\n')

/**
 * Makes every line end CRLF, piece by piece: a CR or LF that stands alone becomes one (RFC 5321
 * §2.3.8), and the last line gets one if it has none.
 */
export class LineEnds {
  bareCr = 0
  bareLf = 0
  /** Known after `end`. */
  lastMissing = false
  /** A CR that ended a piece: what follows decides. */
  #held = false
  #last = lf

  /** Pieces without anything to mend come back as they are. */
  push(piece: Uint8Array): Buffer {
    if (piece.length === 0) return Buffer.alloc(0)
    const before = this.#release(piece[0] === lf)
    let body = bufferOf(piece).subarray(before.taken)
    this.#held = body.at(-1) === cr
    if (this.#held) body = body.subarray(0, -1)
    const mended = this.#mend(body)
    const out = before.bytes ? Buffer.concat([before.bytes, mended]) : mended
    this.#last = out.at(-1) ?? this.#last
    return out
  }

  end(): Buffer {
    const { bytes = Buffer.alloc(0) } = this.#release(false)
    const last = bytes.at(-1) ?? this.#last
    this.lastMissing = last !== lf
    return this.lastMissing ? crlf : bytes
  }

  #release(lineFeedFollows: boolean): { bytes?: Buffer; taken: number } {
    if (!this.#held) return { taken: 0 }
    this.#held = false
    if (!lineFeedFollows) this.bareCr++
    return { bytes: crlf, taken: lineFeedFollows ? 1 : 0 }
  }

  #mend(source: Buffer): Buffer {
    let lone = 0
    for (let at = source.indexOf(lf); at >= 0; at = source.indexOf(lf, at + 1))
      if (source[at - 1] !== cr) lone++
    this.bareLf += lone
    for (let at = source.indexOf(cr); at >= 0; at = source.indexOf(cr, at + 1))
      if (source[at + 1] !== lf) {
        lone++
        this.bareCr++
      }
    if (lone === 0) return source
    const out = Buffer.allocUnsafe(source.length + lone)
    let to = 0
    for (let at = 0; at < source.length; at++) {
      const byte = source[at] ?? 0
      if (byte !== cr && byte !== lf) out[to++] = byte
      else {
        out[to++] = cr
        out[to++] = lf
        if (byte === cr && source[at + 1] === lf) at++
      }
    }
    return out
  }
}

/** Bytes with CRLF at the end of every line. */
export async function* withLineEnds(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const ends = new LineEnds()
  let some = false
  for await (const piece of source) {
    some ||= piece.length > 0
    const out = ends.push(piece)
    if (out.length > 0) yield out
  }
  const rest = ends.end()
  if (some && rest.length > 0) yield rest
}
