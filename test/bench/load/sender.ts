import { connect, type Socket } from 'node:net'
import type { Mode } from './job.ts'
import { Replies } from './replies.ts'
import type { Wire } from './wire.ts'

/** Where a sender gets its work and tells of it. */
export interface Desk {
  /** The next message; 'later' when none is due yet (see `wake`), null when all is done. */
  take(): Wire | 'later' | null
  /** @param ms from the final dot, or from connecting in mode `each`, to the 250 */
  done(wire: Wire, ms: number): void
  failed(why: string): void
  /** False when so much has failed that another connection makes no sense. */
  hopeful(): boolean
}

export interface Sender {
  /** Resolves when the connection is greeted and ready; at once in mode `each`. */
  ready: Promise<void>
  start(): void
  /** Asks the desk again after it said 'later'. */
  wake(): void
  /** Ends at once. */
  abandon(): void
  /** Resolves when the desk had nothing more and the connection is closed. */
  over: Promise<void>
}

export interface SenderOptions {
  port: number
  mode: Mode
  user: string
  desk: Desk
}

type Step = (code: number, line: Buffer) => void

/** One SMTP client on a raw socket: as little work as possible, so that the server is measured. */
export class SmtpSender implements Sender {
  readonly ready: Promise<void>
  readonly over: Promise<void>
  readonly #options: SenderOptions
  readonly #each: boolean
  #socket: Socket | null = null
  #step: Step = () => {}
  #isReady: () => void = () => {}
  #isOver: () => void = () => {}
  #current: Wire | null = null
  /** In mode `pipeline`: its envelope is on the way already. */
  #next: Wire | null = null
  #began = 0
  #idle = false
  #finished = false

  constructor(options: SenderOptions) {
    this.#options = options
    this.#each = options.mode === 'each'
    this.ready = new Promise((resolve) => (this.#isReady = resolve))
    this.over = new Promise((resolve) => (this.#isOver = resolve))
    if (this.#each) this.#isReady()
    else this.#connect(() => this.#isReady())
  }

  start(): void {
    if (this.#each || this.#socket) this.#begin()
    else this.#isOver()
  }

  wake(): void {
    if (!this.#idle) return
    this.#idle = false
    this.#begin()
  }

  abandon(): void {
    this.#finished = true
    this.#step = () => {}
    if (this.#socket) this.#socket.destroy()
    else this.#isOver()
  }

  /** Connects, hears the greeting, says EHLO and logs in. */
  #connect(then: () => void): void {
    const socket = connect({ port: this.#options.port, host: '127.0.0.1', noDelay: true })
    this.#socket = socket
    const replies = new Replies((code, line) => this.#step(code, line))
    socket.on('data', (chunk) => replies.feed(chunk))
    socket.on('error', (error) => this.#fail(error.message))
    socket.on('close', () => this.#closed(socket))
    const greeted = this.#expect(250, () => this.#login(then))
    this.#step = this.#expect(220, () => this.#say('EHLO bench.example.test\r\n', greeted))
  }

  #login(then: () => void): void {
    const { user } = this.#options
    if (user === '') return then()
    const proof = Buffer.from(`\0${user}\0secret`).toString('base64')
    this.#say(`AUTH PLAIN ${proof}\r\n`, this.#expect(235, then))
  }

  #begin(): void {
    const wire = this.#options.desk.take()
    if (wire === null) return this.#quit()
    if (wire === 'later') {
      this.#idle = true
      return
    }
    this.#current = wire
    if (this.#options.mode === 'pipeline') return this.#pipeline(wire)
    if (!this.#each) return this.#command(wire, 0)
    this.#began = performance.now()
    this.#connect(() => this.#command(wire, 0))
  }

  /** MAIL, each RCPT, then DATA, one by one. */
  #command(wire: Wire, at: number): void {
    const command = wire.commands[at]
    if (command)
      return this.#say(
        command,
        this.#expect(250, () => this.#command(wire, at + 1)),
      )
    this.#say(
      'DATA\r\n',
      this.#expect(354, () => {
        if (!this.#each) this.#began = performance.now()
        this.#say(
          wire.data,
          this.#expect(250, () => this.#accepted()),
        )
      }),
    )
  }

  #pipeline(wire: Wire): void {
    this.#socket?.write(wire.envelope)
    this.#awaitEnvelope(wire)
  }

  #awaitEnvelope(wire: Wire): void {
    let left = wire.commands.length
    this.#step = (code, line) => {
      if (left > 0) {
        if (code !== 250) return this.#refused(line)
        left--
      } else if (code === 354) this.#body(wire)
      else this.#refused(line)
    }
  }

  /** The body and, behind its final dot, the next envelope. */
  #body(wire: Wire): void {
    const next = this.#options.desk.take()
    this.#next = next === 'later' ? null : next
    this.#finished = next === null
    this.#began = performance.now()
    const socket = this.#socket
    if (!socket) return
    socket.cork()
    socket.write(wire.data)
    if (this.#next) socket.write(this.#next.envelope)
    socket.uncork()
    this.#step = this.#expect(250, () => this.#accepted())
  }

  #accepted(): void {
    const { desk, mode } = this.#options
    if (this.#current) desk.done(this.#current, performance.now() - this.#began)
    this.#current = this.#next
    this.#next = null
    if (mode === 'pipeline') {
      if (this.#current) this.#awaitEnvelope(this.#current)
      else if (this.#finished) this.#quit()
      else this.#begin()
    } else if (mode === 'step') this.#begin()
    else this.#say('QUIT\r\n', () => this.#socket?.end())
  }

  #quit(): void {
    this.#finished = true
    if (this.#each || !this.#socket) return this.#isOver()
    this.#say('QUIT\r\n', () => this.#socket?.end())
  }

  #say(bytes: Buffer | string, then: Step): void {
    this.#step = then
    this.#socket?.write(bytes)
  }

  #expect(wanted: number, then: () => void): Step {
    return (code, line) => (code === wanted ? then() : this.#refused(line))
  }

  #refused(line: Buffer): void {
    this.#fail(line.toString('latin1').trim())
  }

  /** What was on the way is lost; the connection goes, `closed` opens a new one. */
  #fail(why: string): void {
    this.#step = () => {}
    this.#options.desk.failed(why)
    this.#socket?.destroy()
  }

  #closed(socket: Socket): void {
    if (this.#socket !== socket) return
    this.#socket = null
    if (this.#current && !this.#each) this.#options.desk.failed('the server closed the connection')
    this.#current = this.#next = null
    if (this.#each) return this.#finished ? this.#isOver() : this.#begin()
    if (this.#finished || !this.#options.desk.hopeful()) {
      this.#isReady()
      return this.#isOver()
    }
    this.#connect(() => {
      this.#isReady()
      this.#begin()
    })
  }
}
