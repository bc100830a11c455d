import type { Arriving } from './arriving.ts'
import { fieldEnd, fieldName, mostField, readField, type Facts } from './facts.ts'
import type { FromLine } from './from-line.ts'
import { mboxEvents, type Peek } from './mbox-events.ts'
import { Quoting } from './quoting.ts'
import { Gatherer, largest, type Spool } from './spool.ts'

const LF = 10
const CR = 13
const start = Buffer.from(`${fieldName}: `)

export interface MboxOptions {
  spool: Spool
  /** Lets a Content-Length be checked that leads far ahead. */
  peek?: Peek | undefined
  /** Takes every header field as the mail's own. */
  plain?: boolean | undefined
}

/** The messages of an mbox, in their order; memory stays small whatever their size. */
export async function* readMbox(
  source: AsyncIterable<Uint8Array>,
  { spool, peek, plain = false }: MboxOptions,
): AsyncGenerator<Arriving> {
  let reading: MessageReader | null = null
  let read = 0
  try {
    for await (const event of mboxEvents(source, peek)) {
      if ('bytes' in event) {
        read += event.bytes.length
        await reading?.add(event.bytes)
        continue
      }
      if (reading) yield await reading.end(event.offset)
      read = event.offset
      reading = new MessageReader(event.from, event.offset, spool, plain)
    }
    if (reading) yield await reading.end(read)
    reading = null
  } finally {
    await reading?.drop()
  }
}

/** Undoes the quoting, and takes our field off the top. */
class MessageReader {
  readonly #from: FromLine
  readonly #offset: number
  readonly #quoting = new Quoting('remove')
  readonly #raw: Gatherer
  /** What may be our field; null once that is decided. */
  #field: Buffer | null
  #facts: Facts | null = null
  /** The last bytes, for what has to be taken off at the end. */
  #tail = Buffer.alloc(0)

  constructor(from: FromLine, offset: number, spool: Spool, plain: boolean) {
    this.#from = from
    this.#offset = offset
    this.#raw = new Gatherer(spool)
    this.#field = plain ? null : Buffer.alloc(0)
  }

  async add(bytes: Uint8Array): Promise<void> {
    await this.#unquoted(this.#quoting.push(bytes))
  }

  async end(read: number): Promise<Arriving> {
    await this.#unquoted(this.#quoting.end())
    if (this.#field) await this.#decide(this.#field, true)
    const length = this.#length()
    const facts = this.#facts?.length === length ? this.#facts : changed(this.#facts)
    const tooLarge = this.#raw.size > largest
    if (tooLarge) await this.#raw.drop()
    const whole = tooLarge ? null : await this.#raw.end(length)
    return {
      position: String(this.#offset),
      raw: whole?.raw ?? null,
      size: length,
      digest: whole?.digest ?? Buffer.alloc(0),
      facts,
      at: this.#from.at,
      sender: this.#from.sender,
      flags: null,
      read,
    }
  }

  drop(): Promise<void> {
    return this.#raw.drop()
  }

  async #unquoted(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    if (this.#field) await this.#decide(Buffer.concat([this.#field, bytes]), false)
    else await this.#keep(bytes)
  }

  /** Whether the message begins with our field; more bytes may be needed to tell. */
  async #decide(bytes: Buffer, last: boolean): Promise<void> {
    const known = Math.min(bytes.length, start.length)
    const ours = bytes.subarray(0, known).equals(start.subarray(0, known))
    const end = ours && known === start.length ? fieldEnd(bytes) : -1
    if (ours && end < 0 && !last && bytes.length < mostField) {
      this.#field = bytes
      return
    }
    this.#field = null
    this.#facts = end < 0 ? null : readField(bytes.subarray(0, end))
    await this.#keep(this.#facts ? bytes.subarray(end) : bytes)
  }

  async #keep(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    this.#tail = bytes.length < 4 ? Buffer.concat([this.#tail, bytes]).subarray(-4) : end(bytes)
    await this.#raw.add(bytes)
  }

  /** Bytes of the message, without the line end and the blank line that its writer put after it. */
  #length(): number {
    const { size } = this.#raw
    const tail = this.#tail
    const said = this.#facts?.length
    if (said !== undefined && said <= size && size - said <= tail.length) {
      if (/^(\r?\n){0,2}$/.test(tail.toString('latin1', tail.length - (size - said)))) return said
    }
    if (tail.at(-1) !== LF) return size
    const line = tail.at(-2) === CR ? 2 : 1
    const before = tail.at(-1 - line)
    return before === LF || size === line ? size - line : size
  }
}

const end = (bytes: Uint8Array) => Buffer.from(bytes.subarray(-4))

/** Somebody changed the bytes: what stands beside them holds, but it is another message. */
function changed(facts: Facts | null): Facts | null {
  return facts && { ...facts, id: undefined }
}
