const lineFeed = 10
const hyphen = 45

/** Cuts what a server says into replies; of several lines (RFC 5321 §4.2.1) the last one counts. */
export class Replies {
  readonly #hear: (code: number, line: Buffer) => void
  #rest: Buffer | null = null

  constructor(hear: (code: number, line: Buffer) => void) {
    this.#hear = hear
  }

  feed(chunk: Buffer): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
    let start = 0
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      if (bytes[start + 3] !== hyphen) this.#hear(codeAt(bytes, start), bytes.subarray(start, end))
      start = end + 1
    }
    this.#rest = start < bytes.length ? bytes.subarray(start) : null
  }
}

function codeAt(bytes: Buffer, at: number): number {
  const digit = (i: number) => (bytes[at + i] ?? 0) - 48
  return digit(0) * 100 + digit(1) * 10 + digit(2)
}
