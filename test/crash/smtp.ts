import { connect, type Socket } from 'node:net'

export interface Reply {
  code: number
  text: string
}

/** The connection ended: during a crash nothing to wonder at. */
export class Gone extends Error {
  override readonly name = 'Gone'
}

/** A client that only speaks SMTP, so that nothing stands between the test and the replies. */
export class Wire {
  readonly #socket: Socket
  readonly #lines: Reply[] = []
  #waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = []
  #rest = ''
  #gone = false

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (data) => this.#hear(data.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.#gone = true
      for (const { reject } of this.#waiting.splice(0)) reject(new Gone('the connection ended'))
    })
  }

  static async open(port: number): Promise<Wire> {
    const wire = new Wire(connect({ port, host: '127.0.0.1', noDelay: true }))
    await wire.reply()
    wire.say('EHLO crash.test')
    await wire.reply()
    return wire
  }

  say(...lines: string[]): void {
    this.#socket.write(lines.map((line) => `${line}\r\n`).join(''), 'latin1')
  }

  /** The message with its dots doubled, and the final dot. */
  data(bytes: Buffer): void {
    const text = bytes.toString('latin1')
    this.#socket.write(`${text.replace(/^\./gm, '..')}.\r\n`, 'latin1')
  }

  write(bytes: Buffer | string): boolean {
    return this.#socket.write(bytes)
  }

  /** Resolves when what was written has left. */
  drained(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#gone) return reject(new Gone('the connection ended'))
      if (!this.#socket.writableNeedDrain) return resolve()
      const gone = () => reject(new Gone('the connection ended'))
      this.#socket.once('close', gone)
      this.#socket.once('drain', () => {
        this.#socket.off('close', gone)
        resolve()
      })
    })
  }

  /** The next reply, a reply of several lines as its last one. */
  reply(): Promise<Reply> {
    const known = this.#lines.shift()
    if (known) return Promise.resolve(known)
    if (this.#gone) return Promise.reject(new Gone('the connection ended'))
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  close(): void {
    this.#socket.destroy()
  }

  #hear(text: string) {
    const lines = (this.#rest + text).split('\r\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line[3] === '-') continue
      const reply = { code: Number(line.slice(0, 3)), text: line.slice(4) }
      const waiting = this.#waiting.shift()
      if (waiting) waiting.resolve(reply)
      else this.#lines.push(reply)
    }
  }
}
