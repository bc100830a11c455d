import { SMTPStream } from 'smtp-server/lib/smtp-stream.js'
import type { Body } from './body.ts'
import { DataReader } from './data-reader.ts'

/** Commands longer than this end the connection: nothing that long can be parsed, only buffered. */
export const maxBufferedCommand = 16 * 1024

/**
 * The library's splitter of commands with another reader for DATA. The library's own pays a stream
 * and a turn of the event loop for each dot, and takes away a dot behind a bare LF, so the bytes
 * kept would not be the bytes sent.
 */
export class Parser extends SMTPStream {
  #data: { body: Body; reader: DataReader; done(): void } | null = null

  constructor() {
    super({ maxCommandLength: maxBufferedCommand })
  }

  /** From the next byte on everything is the message, up to the final dot; then `done` is called. */
  readData(body: Body, done: () => void) {
    this.#data = { body, reader: new DataReader(), done }
    this._dataMode = true
  }

  /** Goes on with what came behind the final dot; called once the message is answered. */
  override continue() {
    const resume = this._continueCallback
    this._continueCallback = false
    if (typeof resume === 'function') resume()
  }

  override _feedDataStream(chunk: Buffer, done: (error?: Error | null) => void) {
    const data = this.#data
    if (!data) return done(new Error('DATA without a body to put it in'))
    const { before, content, end } = data.reader.read(chunk)
    if (before.length > 0) data.body.write(before)
    data.body.write(content)

    if (end < 0) {
      // Not reading on is the back-pressure: the client waits while a spool file catches up.
      data.body.ready(done)
      return
    }
    this.#data = null
    this._dataMode = false
    this._remainder = ''
    this._continueCallback = () => this._write(chunk.subarray(end), 'buffer', done)
    data.done()
  }

  /** A command without its line end was not finished, so it is not obeyed when the client leaves. */
  override _flushData() {}

  /** The beginning of a command whose line end has not come yet. */
  get partial(): Buffer {
    return Buffer.from(this._remainder, 'latin1')
  }
}
