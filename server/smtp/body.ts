import type { Incoming } from '../ingest/ingest.ts'
import type { Spool, SpoolFile } from './spool.ts'

/** A message up to this size stays in memory; a larger one goes to a spool file. */
export const spoolAbove = 1024 * 1024

const headSize = 256 * 1024
const firstBuffer = 16 * 1024
const nothing = Buffer.alloc(0)

export type BodyEnd =
  | { kind: 'kept'; raw: Incoming['raw'] }
  | { kind: 'too-large' }
  | { kind: 'failed'; error: unknown }

/**
 * Collects one message. Memory is bounded by `spoolAbove` whatever the client sends and however
 * small the pieces: what is beyond goes to a file, and beyond `maxSize` it is only counted.
 */
export class Body {
  readonly #maxSize: number
  readonly #spool: Spool
  /** The only piece so far; most messages come in one. */
  #single: Buffer | null = null
  #buffer = nothing
  #used = 0
  #head: Uint8Array = nothing
  #file: SpoolFile | null = null
  #writing: Promise<void> | null = null
  #dropped = false
  #discarding: Promise<void> | null = null
  #failure: { error: unknown } | null = null
  /** Bytes of the message so far, kept or not. */
  size = 0

  constructor(maxSize: number, spool: Spool) {
    this.#maxSize = maxSize
    this.#spool = spool
  }

  /** True while the file is behind; the client is not to blame for the silence. */
  get busy(): boolean {
    return this.#writing !== null
  }

  write(piece: Buffer) {
    if (piece.length === 0) return
    this.size += piece.length
    if (this.#dropped) return
    if (this.size > this.#maxSize) {
      void this.discard()
      return
    }
    if (this.size === piece.length) {
      this.#single = piece
      return
    }
    if (this.#single) {
      const first = this.#single
      this.#single = null
      this.#append(first)
    }
    this.#append(piece)
  }

  /** Calls back once more bytes may come: at once, unless a file is being written. */
  ready(next: () => void) {
    if (this.#writing) void this.#writing.then(next)
    else next()
  }

  /** To be called behind the final dot, once. A message in memory needs no waiting. */
  end(): BodyEnd | Promise<BodyEnd> {
    const inMemory = !this.#file && !this.#writing && !this.#failure && this.size <= this.#maxSize
    return inMemory ? { kind: 'kept', raw: this.#inMemory() } : this.#endFile()
  }

  async #endFile(): Promise<BodyEnd> {
    await this.#writing
    if (this.#file && !this.#dropped) {
      this.#flush()
      await this.#writing
      await this.#file.close().catch((error: unknown) => this.#fail(error))
    }
    if (this.size > this.#maxSize) {
      await this.discard()
      return { kind: 'too-large' }
    }
    if (this.#failure) {
      await this.discard()
      return { kind: 'failed', error: this.#failure.error }
    }
    if (!this.#file) return { kind: 'kept', raw: this.#inMemory() }
    this.#buffer = nothing
    return {
      kind: 'kept',
      raw: { file: this.#file.path, size: this.size, head: this.#head },
    }
  }

  /** Lets go of everything, the file included. Never rejects: what cannot be deleted goes on close. */
  discard(): Promise<void> {
    return (this.#discarding ??= this.#remove())
  }

  async #remove() {
    this.#drop()
    await this.#writing
    await this.#file?.remove().catch((error: unknown) => this.#fail(error))
  }

  #append(piece: Buffer) {
    if (this.#used + piece.length > spoolAbove) this.#flush(piece)
    else this.#remember(piece)
  }

  #remember(piece: Buffer) {
    const needed = this.#used + piece.length
    if (needed > this.#buffer.length) {
      const wanted = this.#file ? spoolAbove : Math.max(this.#buffer.length * 4, firstBuffer)
      const larger = Buffer.allocUnsafeSlow(Math.min(spoolAbove, Math.max(needed, wanted)))
      this.#buffer.copy(larger, 0, 0, this.#used)
      this.#buffer = larger
    }
    piece.copy(this.#buffer, this.#used)
    this.#used = needed
  }

  /** Writes what was gathered, then the piece that found no room. */
  #flush(piece?: Buffer) {
    const gathered = this.#buffer.subarray(0, this.#used)
    this.#buffer = nothing
    this.#used = 0
    const earlier = this.#writing
    const writing = this.#store(earlier, gathered, piece)
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        if (this.#writing === writing) this.#writing = null
      })
    this.#writing = writing
  }

  async #store(earlier: Promise<void> | null, gathered: Buffer, piece: Buffer | undefined) {
    await earlier
    if (this.#dropped) return
    if (!this.#file) {
      this.#head = Uint8Array.from(gathered.subarray(0, headSize))
      this.#file = await this.#spool.create()
    }
    if (this.#dropped) return
    if (gathered.length > 0) await this.#file.append(gathered)
    if (piece) await this.#file.append(piece)
  }

  /** Not copied: a message of one piece is a view of what the socket gave. */
  #inMemory(): Uint8Array {
    const bytes = this.#single ?? this.#buffer.subarray(0, this.#used)
    this.#drop()
    return bytes
  }

  #drop() {
    this.#dropped = true
    this.#single = null
    this.#buffer = nothing
    this.#used = 0
  }

  #fail(error: unknown) {
    this.#failure ??= { error }
    this.#drop()
  }
}
