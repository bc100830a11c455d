/** The part of a stream that is looked at: it grows at its end and is dropped at its beginning. */
export class Window {
  bytes: Buffer = Buffer.alloc(0)
  /** Where `bytes` begins in the stream. */
  offset = 0
  ended = false
  readonly #source: AsyncIterator<Uint8Array>

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Resolves when at least so many bytes are here, or no more come. */
  async want(length: number): Promise<void> {
    if (this.ended || this.bytes.length >= length) return
    const pieces: Uint8Array[] = [this.bytes]
    for (let size = this.bytes.length; size < length;) {
      const step: IteratorResult<Uint8Array, unknown> = await this.#source.next()
      if (step.done === true) {
        this.ended = true
        break
      }
      pieces.push(step.value)
      size += step.value.length
    }
    this.bytes = pieces.length === 2 && this.bytes.length === 0 ? view(pieces[1]) : joined(pieces)
  }

  /** Takes bytes off the beginning. */
  take(length: number): Buffer {
    const taken = this.bytes.subarray(0, length)
    this.bytes = this.bytes.subarray(length)
    this.offset += taken.length
    return taken
  }

  /** Lets the source go; needed when not all of it is read. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }
}

const joined = (pieces: Uint8Array[]) => Buffer.concat(pieces)

function view(chunk: Uint8Array = new Uint8Array(0)): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}
