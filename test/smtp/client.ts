import { connect, type Socket } from 'node:net'
import { connect as tlsConnect } from 'node:tls'

/** A reply of the server, multi-line ones whole. */
export interface Reply {
  code: number
  lines: string[]
  /** The lines as they came, joined by LF. */
  text: string
}

/** Speaks SMTP over a raw socket, byte by byte as the test says, and reads replies one by one. */
export class Client {
  socket: Socket
  #text = ''
  #lines: string[] = []
  #replies: Reply[] = []
  #waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = []
  #closed = false
  /** Resolves when the server has closed the connection, however that came about. */
  closed: Promise<void>

  constructor(socket: Socket) {
    this.socket = socket
    this.closed = this.#listen(socket)
  }

  static async plain(port: number): Promise<Client> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const client = new Client(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return client
  }

  /** Connected, greeted, and EHLO said. */
  static async greeted(port: number): Promise<Client> {
    const client = await Client.plain(port)
    await client.reply()
    await client.say('EHLO client.test')
    return client
  }

  static async tls(port: number): Promise<Client> {
    const socket = tlsConnect({ port, host: '127.0.0.1', rejectUnauthorized: false })
    const client = new Client(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve)
      socket.once('error', reject)
    })
    return client
  }

  /** Goes on in TLS; to be called behind the reply to STARTTLS. */
  async upgrade(): Promise<void> {
    this.socket.removeAllListeners()
    this.socket.on('error', () => undefined)
    const socket = tlsConnect({ socket: this.socket, rejectUnauthorized: false })
    this.socket = socket
    this.closed = this.#listen(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve)
      socket.once('error', reject)
    })
  }

  write(bytes: string | Uint8Array): void {
    this.socket.write(bytes)
  }

  /** Sends one command and waits for its reply. */
  say(line: string): Promise<Reply> {
    this.write(`${line}\r\n`)
    return this.reply()
  }

  /** The next reply; rejects when the connection ends first. */
  reply(): Promise<Reply> {
    const ready = this.#replies.shift()
    if (ready) return Promise.resolve(ready)
    if (this.#closed) return Promise.reject(new Error('the connection is closed'))
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  async replies(count: number): Promise<Reply[]> {
    const all: Reply[] = []
    while (all.length < count) all.push(await this.reply())
    return all
  }

  /** One message, envelope included; the body must be stuffed and hold no final dot. */
  async send(body: string | Uint8Array, to = 'b@x.test'): Promise<Reply> {
    await this.say('MAIL FROM:<a@x.test>')
    await this.say(`RCPT TO:<${to}>`)
    await this.say('DATA')
    this.write(body)
    return this.say('.')
  }

  async quit(): Promise<void> {
    await this.say('QUIT')
    this.socket.end()
    await this.closed
  }

  /** Goes without a word, with a reset so that the server notices at once. */
  hangUp(): void {
    this.socket.resetAndDestroy()
  }

  #listen(socket: Socket): Promise<void> {
    socket.on('data', (chunk: Buffer) => this.#read(chunk.toString('utf8')))
    socket.on('error', () => undefined)
    return new Promise((resolve) => {
      socket.once('close', () => {
        this.#closed = true
        for (const { reject } of this.#waiting.splice(0)) {
          reject(new Error('the connection was closed'))
        }
        resolve()
      })
    })
  }

  #read(text: string) {
    this.#text += text
    const lines = this.#text.split('\r\n')
    this.#text = lines.pop() ?? ''
    for (const line of lines) {
      this.#lines.push(line)
      if (line[3] === '-') continue
      const all = this.#lines
      this.#lines = []
      const reply = { code: Number(line.slice(0, 3)), lines: all, text: all.join('\n') }
      const waiting = this.#waiting.shift()
      if (waiting) waiting.resolve(reply)
      else this.#replies.push(reply)
    }
  }
}
