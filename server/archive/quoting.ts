const word = Buffer.from('From ')
const LF = 10
const GT = 62

/**
 * The quoting of mboxrd: a line of `>`, however many, before `From ` gets one more, and loses one
 * again when it is read. For a stream, whatever the borders of its chunks; memory stays small.
 */
export class Quoting {
  readonly #change: 'add' | 'remove'
  /** The end of what came, when it may be the beginning of `>From `. */
  #carry = Buffer.alloc(0)
  /** Only `>` since the last line began, up to where the carry starts. */
  #open = true

  constructor(change: 'add' | 'remove') {
    this.#change = change
  }

  push(chunk: Uint8Array): Uint8Array {
    const bytes = this.#carry.length > 0 ? Buffer.concat([this.#carry, chunk]) : view(chunk)
    const end = bytes.length - unfinished(bytes)
    const out: Uint8Array[] = []
    let start = 0
    for (let at = bytes.indexOf(word); at >= 0 && at < end; at = bytes.indexOf(word, at + 5)) {
      if (!this.#quotable(bytes, at)) continue
      if (this.#change === 'add') out.push(bytes.subarray(start, at), Buffer.from('>'))
      else if (at > 0 && bytes[at - 1] === GT) out.push(bytes.subarray(start, at - 1))
      else continue
      start = at
    }
    out.push(bytes.subarray(start, end))
    if (end > 0) this.#open = this.#quotable(bytes, end)
    this.#carry = Buffer.from(bytes.subarray(end))
    return out.length === 1 ? bytes.subarray(0, end) : Buffer.concat(out)
  }

  /** What is still held back. */
  end(): Uint8Array {
    return this.#carry
  }

  /** Whether only `>` stand between the beginning of the line and this place. */
  #quotable(bytes: Buffer, at: number): boolean {
    let before = at - 1
    while (before >= 0 && bytes[before] === GT) before--
    return before < 0 ? this.#open : bytes[before] === LF
  }
}

/** How many bytes at the end may turn out to belong to `>From `. */
function unfinished(bytes: Buffer): number {
  let part = Math.min(word.length - 1, bytes.length)
  while (part > 0 && !bytes.subarray(bytes.length - part).equals(word.subarray(0, part))) part--
  return bytes[bytes.length - part - 1] === GT ? part + 1 : part
}

function view(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}
