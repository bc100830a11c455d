import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { SMTPServer } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js'
import type { Incoming } from '../ingest/ingest.ts'
import { decodeLine, parseAddressCommand } from './address.ts'
import { Body } from './body.ts'
import { deliver } from './delivery.ts'
import { envelopeOf } from './envelope.ts'
import { heard } from './masking.ts'
import { weigh, type Ending, type Place } from './outcome.ts'
import { Pace } from './pace.ts'
import { Parser } from './parser.ts'
import { isOrdinary, obeyPlain, plainVerb } from './plain.ts'
import { replyLines } from './reply.ts'
import { Replies } from './replies.ts'
import type { Recorder } from './session.ts'
import type { Shared } from './shared.ts'
import { givenUp, handshakeFailure, isReset, tlsFacts } from './tls.ts'

type Next = () => void

/** RFC 5321 §4.5.3.1.4 asks for 512 bytes; extensions and long addresses need more. */
const maxCommand = 4096
/**
 * The library's connection, with what a sandbox needs different: it greets at once, reads DATA
 * byte-exactly, is generous with addresses, and puts every line down in a session. Everything
 * overridden here but the handlers is private to the library; `test/smtp` guards each.
 */
export class Connection extends SMTPConnection {
  readonly #shared: Shared
  readonly recorder: Recorder
  readonly #replies = new Replies(() => this._socket)
  #verb = ''
  /** The command being obeyed, when it came by the short way. */
  #plainLine: string | null = null
  #receiving: Body | null = null
  #committing: Promise<void> | null = null
  #ending: Ending | null = null
  #resolveFinished: Next = () => undefined
  /** Resolves when the socket is closed and the session is recorded to its end. */
  readonly finished = new Promise<void>((resolve) => (this.#resolveFinished = resolve))
  /** TLS has begun and no command has come through it: a client that leaves now did not like it. */
  #tlsUntried = false
  /** What had come in before STARTTLS; more is the beginning of the handshake. */
  #plainBytes = 0

  constructor(server: SMTPServer, socket: Socket | TLSSocket, shared: Shared, recorder: Recorder) {
    super(server, socket)
    this.#shared = shared
    this.recorder = recorder
  }

  /** Runs within the library's constructor, before any field of this class is there. */
  override _createParser(): Parser {
    const parser = new Parser((line, next) => this.#obey(line, next))
    parser.on('error', (error) => {
      this.send(500, `5.5.6 ${error.message}`, false)
      this.#endBy({ by: 'server' })
      this.close()
    })
    return parser
  }

  /** The library waits 100 ms here for clients that talk too soon; it may look names up as well. */
  override init() {
    this._setListeners(() => {
      if (this.secure) this.#tlsStarted(true)
      if (this.#shared.open.size > this.#shared.maxConnections) {
        this.send(421, `4.3.2 ${this.name} Too many connections, try again in a moment`, false)
      } else this.connectionReady()
    })
  }

  // ── what is said ───────────────────────────────────────────────────────────────────────────

  /** @param line without its end, each character a byte */
  #obey(line: string, next: Next) {
    const verb = isOrdinary(this) && line.length <= maxCommand ? plainVerb(line) : null
    if (verb === null) return this._onCommand(Buffer.from(line, 'latin1'), next)
    this.#verb = verb
    this.#tlsUntried = false
    this.recorder.line('client', line)
    this.#plainLine = line
    obeyPlain(this, verb, this.#shared.log, () => this._whenWritable(next))
    this.#plainLine = null
  }

  override _onCommand(command: Buffer, callback?: Next) {
    const next = callback ?? (() => undefined)
    if (this._upgrading) return super._onCommand(command, next)
    const { verb, shown } = heard(decodeLine(command), this._nextHandler !== false, this.#verb)
    this.#verb = verb
    this.#tlsUntried = false
    this.recorder.line('client', shown)
    if (command.length > maxCommand) {
      this._nextHandler = false
      this.send(500, '5.5.6 Line too long', false)
      return this._whenWritable(next)
    }
    super._onCommand(command, next)
  }

  override send(code: number, data?: string | string[] | null, context?: string | false) {
    // The library calls every 421 a broken connection; those that answer a command are a policy.
    const status = code === 421 && context ? '4.7.0' : this._getEnhancedStatusCode(code, context)
    const lines = replyLines(code, status, data)
    const socket = this._socket
    // A reply in the middle of a TLS handshake would be plain text between its records.
    if (!this._upgrading && !socket.destroyed && socket.readyState === 'open') {
      for (const line of lines) {
        this.#replies.add(`${line}\r\n`)
        this.recorder.line('server', line)
      }
    }
    weigh(this.recorder.course, this.#verb, code, lines.at(-1) ?? '')
    if (code === 421) {
      this.#endBy({ by: 'server' })
      this.close()
    }
  }

  // ── commands ───────────────────────────────────────────────────────────────────────────────

  override _parseAddressCommand(
    name: string,
    command: Buffer | string,
  ): ReturnType<SMTPConnection['_parseAddressCommand']> {
    const line = this.#plainLine ?? (typeof command === 'string' ? command : decodeLine(command))
    return parseAddressCommand(name.toUpperCase(), line)
  }

  override handler_EHLO(command: Buffer, next: Next) {
    super.handler_EHLO(command, () => this.#named(command, next))
  }

  override handler_HELO(command: Buffer, next: Next) {
    super.handler_HELO(command, () => this.#named(command, next))
  }

  /** The library keeps the name in lower case; the session shows what was said. */
  #named(command: Buffer, next: Next) {
    const name = decodeLine(command).trim().split(/\s+/)[1] ?? ''
    if (name.toLowerCase() === this.hostNameAppearsAs) this.recorder.ehlo = name
    next()
  }

  override handler_AUTH(command: Buffer, next: Next) {
    const method = decodeLine(command).trim().split(/\s+/)[1]
    this.recorder.authMethod = method?.toUpperCase().slice(0, 20) ?? null
    super.handler_AUTH(command, next)
  }

  override handler_QUIT(command: Buffer, next: Next) {
    this.#endBy({ by: 'quit' })
    super.handler_QUIT(command, next)
  }

  override handler_DATA(_command: Buffer, next: Next) {
    if (this.session.envelope.rcptTo.length === 0) {
      this.send(503, 'Error: need RCPT command')
      return next()
    }
    if (this._parser instanceof Parser) {
      const body = new Body(this.#shared.maxSize, this.#shared.spool)
      const pace = new Pace(this.#shared.now(), this.#shared.maxSize)
      this.#receiving = body
      this._parser.readData({
        body,
        more: () => this.#check(pace, body),
        done: () => {
          this.#receiving = null
          this.#committing = this.#commit(body)
        },
      })
      this.send(354, 'End data with <CR><LF>.<CR><LF>')
    }
    next()
  }

  #check(pace: Pace, body: Body) {
    const ending = pace.ending(this.#shared.now(), body.size)
    if (!ending) return
    this.#endBy(ending)
    this.send(421, '4.4.2 The message comes too slowly, try again', false)
  }

  /** Everything between the final dot and its answer. Never rejects. */
  async #commit(body: Body) {
    const { recorder } = this
    recorder.line('note', body.size)
    const about: Omit<Incoming, 'raw'> = {
      envelope: envelopeOf(this.session.envelope),
      connection: recorder.facts(),
      session: recorder.forMessage(),
      origin: { kind: 'smtp' },
    }
    const reply = await deliver(body, about, this.#shared)
    if (reply.accepted) recorder.course.messages++
    this.send(reply.code, reply.text, false)
    this._transactionCounter++
    this._unrecognizedCommands = 0
    this._resetSession()
    this.#committing = null
    if (this._parser && this.#ending === null) this._parser.continue()
  }

  // ── TLS ────────────────────────────────────────────────────────────────────────────────────

  override upgrade(callback: Next, secureCallback?: Next) {
    this.#replies.flush()
    this.#plainBytes = this._socket.bytesRead
    super.upgrade(callback, () => {
      this.#tlsStarted(false)
      secureCallback?.()
    })
  }

  #tlsStarted(implicit: boolean) {
    const facts = tlsFacts(this._socket, implicit)
    this.recorder.tls = facts
    this.recorder.user = null
    this.#tlsUntried = true
    if (facts) this.recorder.line('note', `TLS started: ${facts.version}, ${facts.cipher}`)
  }

  // ── the end ────────────────────────────────────────────────────────────────────────────────

  /** Tells the client that the server stops, after the answer to a message that is being kept. */
  async shutdown(): Promise<void> {
    this.#endBy({ by: 'shutdown' })
    await this.#committing
    if (!this._closing && !this._closed) {
      this.send(421, `4.3.2 ${this.name} is stopping, try again later`, false)
    }
  }

  override close() {
    this.#replies.flush()
    super.close()
  }

  destroy() {
    this._socket.destroy()
  }

  #endBy(ending: Ending) {
    this.#ending ??= ending
  }

  override _onTimeout() {
    if (!this._closing) {
      // The client waits for us, not we for it.
      if (this.#committing || this.#receiving?.busy) return this._armTimeout()
      const seconds = Math.round(this.#shared.idleTimeoutMs / 1000)
      if (!this._handlerPending) this.#endBy({ by: 'timeout', seconds })
    }
    super._onTimeout()
  }

  override _onError(error: Error & { code?: string | undefined; remoteAddress?: string }) {
    if ((this._upgrading || this.#tlsUntried) && !isReset(error.code)) {
      this.recorder.course.tlsFailed ??= handshakeFailure(error, true)
    }
    this.#endBy({ by: 'error', message: error.code ?? error.message })
    super._onError(error)
  }

  override _onClose() {
    const place = this.#place()
    const first = !this._closed
    super._onClose()
    if (first) void this.#finish(place)
  }

  #place(): Place {
    if (this.#receiving) return { in: 'data', bytes: this.#receiving.size }
    const partial = this._parser instanceof Parser ? decodeLine(this._parser.partial) : ''
    if (partial !== '') {
      const { shown } = heard(partial, this._nextHandler !== false, this.#verb)
      return { in: 'command', partial: shown }
    }
    const transaction = this.session.envelope?.mailFrom && !this.#committing
    return { in: transaction ? 'transaction' : 'idle' }
  }

  async #finish(place: Place) {
    const ending = this.#ending ?? { by: 'client' }
    const body = this.#receiving
    this.#receiving = null
    const upgrading = this._upgrading
    const began = this._socket.bytesRead > this.#plainBytes
    const untried = this.#tlsUntried
    this.recorder.course.tlsFailed ??= givenUp({ upgrading, began, untried }, ending)
    if (body) await body.discard()
    await this.#committing
    this.#shared.open.delete(this)
    this.recorder.end(ending, place)
    this.#resolveFinished()
  }
}
