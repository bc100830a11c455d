import { SMTPStream } from 'smtp-server/lib/smtp-stream.js'
import type { Body } from './body.ts'
import { DataReader } from './data-reader.ts'

/** Commands longer than this end the connection: nothing that long can be parsed, only buffered. */
export const maxBufferedCommand = 16 * 1024

/** Commands obeyed before other connections get a turn. */
const commandsInTurn = 100
/** Bytes that may wait before the socket is paused; pausing for each message would cost a lot. */
const mostQueued = 16 * 1024
const LF = 0x0a

/** What hears of a message that comes in. */
export interface Receiving {
  body: Body
  /** Called after each piece that does not end the message. */
  more(): void
  /** Called behind the final dot; the next command waits for `continue()`. */
  done(): void
}

/**
 * Splits what a client sends into commands and messages. It stands where the library's parser
 * stands, as the end of a pipe, but takes chunks straight from `write`: the library's own pays the
 * machinery of a Writable for each chunk and a stream for each DATA, and takes away a dot behind a
 * bare LF, so the bytes kept would not be the bytes sent.
 *
 * A chunk is worked on until it is used up or something must be waited for. When more waits then,
 * `write` says false, which pauses the socket, and 'drain' follows.
 */
export class Parser extends SMTPStream {
  readonly #obey: (line: string, next: () => void) => void
  #reader = new DataReader()
  #receiving: Receiving | null = null
  #chunk: Buffer | null = null
  #at = 0
  /** What came while a chunk was being worked on, and its bytes. */
  readonly #queue: Buffer[] = []
  #queued = 0
  /** The beginning of a command, each character a byte. */
  #rest = ''
  #commands = 0
  /** True while a command or a message is being answered, or a spool file catches up. */
  #held = false
  #running = false
  #paused = false
  #resume: (() => void) | null = null
  readonly #next = () => {
    this.#held = false
    this.#run()
  }
  readonly #nextTurn = () => setImmediate(this.#next)

  /** @param obey gets a line without its end, each character a byte; calls `next` once, when done */
  constructor(obey: (line: string, next: () => void) => void) {
    super()
    this.#obey = obey
  }

  override write(chunk: Buffer): boolean {
    if (this.isClosed) return true
    if (this.#chunk) {
      this.#queue.push(chunk)
      this.#queued += chunk.length
    } else {
      this.#chunk = chunk
      this.#at = 0
      this.#run()
    }
    this.#paused = this.#queued > mostQueued
    return !this.#paused
  }

  /** From the next byte on everything is the message, up to the final dot. */
  readData(receiving: Receiving) {
    this.#receiving = receiving
    this.#reader = new DataReader()
  }

  /** Goes on with what came behind the final dot; called once the message is answered. */
  override continue() {
    const resume = this.#resume
    this.#resume = null
    resume?.()
  }

  /** The beginning of a command whose line end has not come yet. */
  get partial(): Buffer {
    return Buffer.from(this.#rest, 'latin1')
  }

  #run() {
    if (this.#running) return
    this.#running = true
    try {
      while (this.#chunk && !this.#held) {
        if (this.isClosed) this.#drop()
        else if (this.#at === this.#chunk.length) this.#advance()
        else if (this.#receiving) this.#read(this.#chunk, this.#receiving)
        else this.#readLine(this.#chunk)
      }
    } finally {
      this.#running = false
    }
    if (this.#chunk || !this.#paused) return
    this.#paused = false
    this.emit('drain')
  }

  #advance() {
    this.#chunk = this.#queue.shift() ?? null
    this.#queued -= this.#chunk?.length ?? 0
    this.#at = 0
  }

  #drop() {
    this.#queue.length = this.#queued = 0
    this.#advance()
  }

  #readLine(chunk: Buffer) {
    const end = chunk.indexOf(LF, this.#at)
    let line = chunk.toString('latin1', this.#at, end < 0 ? chunk.length : end)
    if (this.#rest !== '') line = this.#rest + line
    this.#at = end < 0 ? chunk.length : end + 1
    this.#rest = ''
    if (line.length > maxBufferedCommand) {
      this.#drop()
      this.isClosed = true
      this.emit('error', new Error('Command line too long'))
    } else if (end < 0) this.#rest = line
    else this.#command(line.endsWith('\r') ? line.slice(0, -1) : line)
  }

  #command(line: string) {
    this.#held = true
    if (++this.#commands < commandsInTurn) this.#obey(line, this.#next)
    else {
      this.#commands = 0
      this.#obey(line, this.#nextTurn)
    }
  }

  #read(chunk: Buffer, receiving: Receiving) {
    const from = this.#at
    const { body } = receiving
    const { before, content, end } = this.#reader.read(from === 0 ? chunk : chunk.subarray(from))
    if (before.length > 0) body.write(before)
    body.write(content)
    this.#held = true
    if (end >= 0) {
      this.#at = from + end
      this.#receiving = null
      this.#resume = this.#next
      receiving.done()
      return
    }
    this.#at = chunk.length
    receiving.more()
    // Not reading on is the back-pressure: the client waits while a spool file catches up.
    body.ready(this.#next)
  }
}
