import { Readable, type Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

interface BodyOptions {
  open(): AsyncIterable<Uint8Array>
  /** Called when all but the end was handed to the system; the end waits for it. */
  commit(): Promise<void>
  /** The socket that it goes out on, as it is at the end. */
  socket(): Writable | null
  onBegin(): void
  /** The final dot goes out now. */
  onEnd(): void
}

/**
 * A message on its way out. The end is held back until `commit` resolved: nodemailer writes the
 * final dot when this stream ends and not otherwise. A stream that is destroyed never ends, and
 * without the dot nothing is delivered.
 */
export class Body extends Readable {
  readonly #options: BodyOptions
  #source: AsyncIterator<Uint8Array> | null = null
  #destination: (Writable & { readableLength?: number }) | null = null
  #committing: Promise<void> | null = null
  /** Bytes of the message that went out. */
  bytes = 0
  /** From now on the final dot may have gone out. */
  ended = false

  constructor(options: BodyOptions) {
    super()
    this.#options = options
  }

  /** Whether any of the message may have gone out. */
  get begun(): boolean {
    return this.#destination !== null
  }

  override pipe<T extends NodeJS.WritableStream>(to: T, options?: { end?: boolean }): T {
    // nodemailer pipes into its own stream for dot-stuffing, which is a Transform.
    this.#destination = to as unknown as Writable
    this.#options.onBegin()
    return super.pipe(to, options)
  }

  override _read(): void {
    this.#next().catch((error: unknown) => {
      this.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // The source may be in the middle of reading: what comes of its end is of no interest.
    this.#source?.return?.().then(nothing, nothing)
    done(error)
  }

  async #next(): Promise<void> {
    this.#source ??= this.#options.open()[Symbol.asyncIterator]()
    for (;;) {
      const next = await this.#source.next()
      if (this.destroyed) return
      if (next.done === true) return this.#finish()
      // An empty chunk would be taken for nothing at all.
      if (next.value.length === 0) continue
      this.bytes += next.value.length
      this.push(next.value)
      return
    }
  }

  async #finish(): Promise<void> {
    await this.#drained()
    if (this.destroyed) return
    this.#committing = this.#options.commit()
    await this.#committing
    if (this.destroyed) return
    const socket = this.#options.socket()
    if (!socket || socket.destroyed || socket.writableEnded) throw new Error('connection closed')
    this.ended = true
    this.#options.onEnd()
    this.push(null)
  }

  /** Resolves when `commit` is done with, whatever came of it. */
  async settled(): Promise<void> {
    await this.#committing?.then(nothing, nothing)
  }

  /** What was given out and is not with the system yet. */
  #pending(): number {
    const to = this.#destination
    const inside = (to?.writableLength ?? 0) + (to?.readableLength ?? 0)
    return this.readableLength + inside + (this.#options.socket()?.writableLength ?? 0)
  }

  /** There is no event for all of these at once; a small message is out at the first looks. */
  async #drained(): Promise<void> {
    for (let looks = 0; this.#pending() > 0 && !this.destroyed; looks++) {
      if (looks < 8) await new Promise(setImmediate)
      else await pause(5)
    }
  }
}

const nothing = () => undefined
