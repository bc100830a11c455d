import { bufferOf } from './charset.ts'
import { lineAt } from './header.ts'

/** A line `--boundary` or `--boundary--` of an open multipart (RFC 2046 §5.1.1). */
export interface Delimiter<T> {
  owner: T
  start: number
  /** The byte after its line. */
  next: number
  closing: boolean
}

/** Blanks and line end that may follow a boundary; a line with more is no delimiter. */
const maxPadding = 1000

/** The boundaries that are open at a place in the message; the innermost of a name counts. */
export class Boundaries<T> {
  readonly #buffer: Buffer
  readonly #lineBreak: number
  readonly #needle: Buffer
  readonly #open = new Map<string, T[]>()
  #longest = 0

  constructor(raw: Uint8Array, lineBreak: number) {
    this.#buffer = bufferOf(raw)
    this.#lineBreak = lineBreak
    this.#needle = Buffer.from([lineBreak, 0x2d, 0x2d])
  }

  add(boundary: string, owner: T): void {
    this.#longest = Math.max(this.#longest, boundary.length)
    const owners = this.#open.get(boundary)
    if (owners) owners.push(owner)
    else this.#open.set(boundary, [owner])
  }

  remove(boundary: string): void {
    const owners = this.#open.get(boundary)
    owners?.pop()
    if (owners?.length === 0) this.#open.delete(boundary)
  }

  /** The delimiter that the line starting at `start` is, or null. */
  at(start: number): Delimiter<T> | null {
    const buffer = this.#buffer
    if (this.#open.size === 0 || buffer[start] !== 0x2d || buffer[start + 1] !== 0x2d) return null
    const limit = Math.min(buffer.length, start + this.#longest + maxPadding)
    const { end, next } = lineAt(buffer, start, limit, this.#lineBreak)
    if (next === limit && limit < buffer.length) return null
    const line = buffer.toString('latin1', start + 2, end)
    const text = line.trimEnd()
    const owner = this.#ownerOf(line) ?? this.#ownerOf(text)
    if (owner !== undefined) return { owner, start, next, closing: false }
    if (!text.endsWith('--')) return null
    const closed = this.#ownerOf(text.slice(0, -2))
    return closed === undefined ? null : { owner: closed, start, next, closing: true }
  }

  #ownerOf(boundary: string): T | undefined {
    return this.#open.get(boundary)?.at(-1)
  }

  /** The first delimiter in a line that starts at or after `from`, which starts a line. */
  next(from: number): Delimiter<T> | null {
    if (this.#open.size === 0) return null
    const here = this.at(from)
    if (here) return here
    let found = this.#buffer.indexOf(this.#needle, from)
    while (found >= 0) {
      const delimiter = this.at(found + 1)
      if (delimiter) return delimiter
      found = this.#buffer.indexOf(this.#needle, found + 1)
    }
    return null
  }
}
