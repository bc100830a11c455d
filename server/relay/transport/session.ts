import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { NodemailerError } from 'nodemailer/lib/errors'
import type { SMTPConnectionOptions, SMTPEnvelope } from 'nodemailer/lib/smtp-connection'
import type { Text, TlsFacts } from '../../types.ts'
import { Body } from './body.ts'
import { Conversation } from './conversation.ts'
import { Fault } from './fault.ts'
import { noOffers, type Offers } from './offers.ts'
import { readReply, type Reply } from './reply.ts'
import { faultOf, lost } from './session-fault.ts'
import { texts } from './texts.ts'
import type { Timeouts } from './timeouts.ts'
import type { Transcript } from './transcript.ts'
import { Wire } from './wire.ts'

export interface SessionOptions {
  socket: Socket
  /** 'smtp.relay.example:587 (192.0.2.1)' */
  server: string
  wire: SMTPConnectionOptions
  timeouts: Timeouts
  transcript: Transcript
}

/** How the sending of a message ended. */
export interface Ending {
  /** The reply that decided; null when there was none. */
  reply: Reply | null
  /** What happened instead of a reply. */
  text: Text
  /** Whether any of the message went out, and whether its final dot may have. */
  begun: boolean
  ended: boolean
}

interface Envelope extends SMTPEnvelope {
  smtpUtf8: boolean
}

/** A relay has said all it has to say about a message in far less. */
const mostReplyBytes = 1024 * 1024
/** Milliseconds that a relay has to answer QUIT. */
const quitTime = 2000

/** One connection to a relay, from its greeting to QUIT. */
export class Session {
  readonly server: string
  readonly conversation: Conversation
  readonly #options: SessionOptions
  readonly #wire: Wire
  readonly #timer: NodeJS.Timeout
  /** Fails what goes on at the moment. */
  #interrupt: ((fault: Fault) => void) | null = null
  #fault: Fault | null = null
  #heard = 0
  #body: Body | null = null
  readonly #ended: Promise<void>
  #tellEnded: () => void = () => undefined
  tls: TlsFacts | null = null
  /** Messages so far. */
  used = 0
  /** Called once, when it ends. */
  onEnd: (() => void) | null = null

  constructor(options: SessionOptions) {
    this.#options = options
    this.#ended = new Promise((resolve) => (this.#tellEnded = resolve))
    this.server = options.server
    const { timeouts, transcript, socket } = options
    this.conversation = new Conversation(timeouts, transcript)
    this.conversation.onNonsense = () => this.end(new Fault({ ...lost, text: texts.endless }))
    this.#wire = new Wire(options.wire, {
      command: (line) => {
        this.#secured(this.#wire.socket)
        this.conversation.command(line)
      },
      reply: (text) => this.conversation.reply(text),
    })
    this.#wire.on('error', (error: NodemailerError) => this.end(this.#faultOf(error)))
    this.#wire.on('end', () => this.end(this.#faultOf(null)))
    // nodemailer lets it flow once it listens itself.
    socket.pause()
    this.#listen(socket)
    this.#secured(socket)
    this.#timer = setInterval(() => this.#late(), Math.min(250, timeouts.command / 4))
    this.#timer.unref()
  }

  get offers(): Offers {
    return this.conversation.offers ?? noOffers
  }

  get alive(): boolean {
    return this.#fault === null && !this.#wire.destroyed
  }

  /** Greeting, EHLO and STARTTLS. @throws Fault */
  async greet(): Promise<void> {
    await this.#during<void>((resolve, reject) => {
      this.#wire.connect((error) => (error ? reject(this.#faultOf(error)) : resolve()))
    })
  }

  /** One login of nodemailer's; null when the relay made no sense. @throws Fault when it is lost */
  async login(method: string, user: string, pass: string): Promise<Reply | null> {
    this.conversation.secret = true
    const good = { code: 235, text: '235' }
    const reply = await this.#during<Reply | null>((resolve) => {
      this.#wire.login({ method, user, pass }, (error) =>
        resolve(error ? readReply(error.response ?? '') : good),
      )
    })
    this.conversation.secret = false
    return reply
  }

  /** Says one command after the other. @throws Fault when the connection is lost */
  async dialogue(speak: (say: (line: string) => Promise<Reply | null>) => Promise<void>) {
    await this.#during<void>((resolve, reject) => {
      const run = this.#wire.dialogue((say) => speak(async (line) => readReply(await say(line))))
      run.then(resolve, reject)
    })
  }

  /** Hands over a message; what happens is in the ending. */
  async send(
    { smtpUtf8, ...envelope }: Envelope,
    message: { open(): AsyncIterable<Uint8Array>; commit(): Promise<void> },
  ): Promise<Ending> {
    this.used++
    this.#heard = 0
    this.conversation.begin()
    this.#wire.smtpUtf8 = smtpUtf8
    const body = new Body({
      ...message,
      socket: () => this.#wire.socket,
      onBegin: () => this.conversation.expect({ kind: 'message' }),
      onEnd: () => {
        this.conversation.transcript?.note(texts.ofMessage(body.bytes))
        this.conversation.ends()
      },
    })
    this.#body = body
    const limit = this.#bound(body)
    const came = await this.#sent(envelope, body)
    clearTimeout(limit)
    body.destroy()
    if (body.begun && !body.ended) {
      this.conversation.transcript?.note(texts.ofMessageUnended(body.bytes))
    }
    await body.settled()
    this.#body = null
    return { ...came, begun: body.begun, ended: body.ended }
  }

  /** Whether the final dot of what is being sent may have gone out. */
  get committed(): boolean {
    return this.#body?.ended ?? false
  }

  async #sent(envelope: SMTPEnvelope, body: Body): Promise<Pick<Ending, 'reply' | 'text'>> {
    try {
      return await this.#during((resolve) => {
        this.#wire.send(envelope, body, (error, info) => {
          const reply = readReply((error ? error.response : info.response) ?? '')
          const words = error?.message ?? info?.response ?? ''
          resolve({ reply, text: { en: words, es: words } })
        })
      })
    } catch (error) {
      const fault = error instanceof Fault ? error : new Fault(lost)
      return { reply: readReply(fault.reply ?? ''), text: fault.text }
    }
  }

  #bound(body: Body): NodeJS.Timeout {
    const { transaction } = this.#options.timeouts
    return setTimeout(() => {
      if (!body.ended) this.end(new Fault({ ...lost, text: texts.tooSlow(transaction / 60_000) }))
    }, transaction)
  }

  /** Clears away what went wrong; false when it did not work. */
  async reset(): Promise<boolean> {
    try {
      return await this.#during<boolean>((resolve) => {
        this.#wire.reset((error) => resolve(!error))
      })
    } catch {
      // The connection is gone, which answers the question.
      return false
    }
  }

  /** Says QUIT, and is closed whether that is answered or not. */
  async quit(): Promise<void> {
    if (!this.alive) return
    this.#wire.quit()
    this.conversation.hurry(quitTime)
    await this.#ended
  }

  /** Ends it without a word. */
  end(fault: Fault): void {
    if (this.#fault) return
    this.#fault = fault
    clearInterval(this.#timer)
    this.#interrupt?.(fault)
    this.#wire.socket?.destroy()
    this.#wire.close()
    this.#options.socket.destroy()
    this.onEnd?.()
    this.#tellEnded()
  }

  /** Something that takes its time, and ends early when the connection does. */
  async #during<T>(
    run: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
  ): Promise<T> {
    try {
      return await new Promise<T>((resolve, reject) => {
        if (this.#fault) return reject(this.#fault)
        this.#interrupt = reject
        run(resolve, reject)
      })
    } finally {
      this.#interrupt = null
    }
  }

  #late(): void {
    const text = this.conversation.late()
    if (text) this.end(new Fault({ ...lost, text }))
  }

  /** Notes TLS once there is some: at the start, or before the first command after STARTTLS. */
  #secured(socket: Socket | null): void {
    if (this.tls || !(socket instanceof TLSSocket)) return
    const implicit = socket === this.#options.socket
    const version = socket.getProtocol() ?? 'unknown'
    this.tls = { version, cipher: socket.getCipher().name, implicit }
    if (!implicit) this.#listen(socket)
    const facts = `TLS: ${version}, ${this.tls.cipher}`
    this.conversation.transcript?.note({ en: facts, es: facts })
  }

  /** Bounds what a relay says in all; after STARTTLS on the new socket. */
  #listen(socket: Socket): void {
    socket.on('data', (chunk: Buffer) => {
      this.#heard += chunk.length
      if (this.#heard > mostReplyBytes) this.end(new Fault({ ...lost, text: texts.endless }))
    })
  }

  #faultOf(error: NodemailerError | null): Fault {
    const upgrading = this.#wire.upgrading ?? false
    const { closing, offers } = this.conversation
    return faultOf(error, { upgrading, closing, greeted: offers !== null })
  }
}
