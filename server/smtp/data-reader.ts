const CR = 0x0d
const LF = 0x0a
const DOT = 0x2e
const lineWithDot = Buffer.from('\r\n.')
const carriageReturn = Buffer.from('\r')
const nothing = Buffer.alloc(0)

/** What the reader has just seen; `dot` and `dotCr` are withheld until the next byte decides. */
type Seen = 'text' | 'cr' | 'crlf' | 'dot' | 'dotCr'

export interface DataPiece {
  /** A carriage return withheld at the end of the last chunk that turned out to be content. */
  before: Buffer
  content: Buffer
  /** Index in the chunk behind the final dot's line, or -1 while the message goes on. */
  end: number
}

/**
 * Reads the bytes behind DATA (RFC 5321 §4.5.2): only CRLF.CRLF ends the message, and only a dot
 * behind CRLF (or at the very start) is taken away, whether or not another dot follows. Every
 * other byte stays as it is: a bare LF or CR is content and never begins a line, so neither
 * LF.LF nor LF.CRLF can smuggle a second message in.
 */
export class DataReader {
  #seen: Seen = 'crlf'

  /** Takes the dots out in place: the chunk belongs to the reader from now on. */
  read(chunk: Buffer): DataPiece {
    let before = nothing
    /** Bytes in `[0, written)` are content; those in `[from, at)` follow it but may have to move. */
    let written = 0
    let from = 0
    let at = 0
    const keep = (to: number) => {
      if (written !== from) chunk.copyWithin(written, from, to)
      written += to - from
      from = to
    }

    while (at < chunk.length) {
      const byte = chunk[at]
      switch (this.#seen) {
        case 'text': {
          const found = chunk.indexOf(lineWithDot, at)
          if (found < 0) {
            this.#seen = lineEnd(chunk)
            at = chunk.length
            break
          }
          keep(found + 2)
          at = from = found + 3
          this.#seen = 'dot'
          break
        }
        case 'cr':
          this.#seen = byte === LF ? 'crlf' : byte === CR ? 'cr' : 'text'
          at++
          break
        case 'crlf':
          if (byte === DOT) {
            keep(at)
            from = at + 1
            this.#seen = 'dot'
          } else this.#seen = byte === CR ? 'cr' : 'text'
          at++
          break
        case 'dot':
          this.#seen = byte === CR ? 'dotCr' : 'text'
          if (byte === CR) at++
          break
        case 'dotCr':
          if (byte === LF) {
            this.#seen = 'crlf'
            return { before, content: chunk.subarray(0, written), end: at + 1 }
          }
          if (at === 0) before = carriageReturn
          this.#seen = 'cr'
          break
      }
    }
    keep(this.#seen === 'dotCr' ? Math.max(from, chunk.length - 1) : chunk.length)
    return { before, content: chunk.subarray(0, written), end: -1 }
  }
}

/** No CRLF. is in the bytes looked at, so only the last two can begin one. */
function lineEnd(chunk: Buffer): Seen {
  const last = chunk[chunk.length - 1]
  if (last === CR) return 'cr'
  return last === LF && chunk[chunk.length - 2] === CR ? 'crlf' : 'text'
}
