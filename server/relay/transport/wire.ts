import type { Socket } from 'node:net'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type {
  SMTPConnectionCustomAuthContext,
  SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection'

/** Hears what goes over a connection, in order and before it is acted upon. */
export interface Tap {
  command(line: string): void
  /** A whole reply, lines divided by LF. */
  reply(text: string): void
}

/** The name of the login that is none, behind which `dialogue` speaks. */
const dialogue = 'DIALOGUE'

/** nodemailer's own way of sending a command; its types do not show it. */
const sendCommand: unknown = Reflect.get(SMTPConnection.prototype, '_sendCommand')

/**
 * nodemailer's SMTP connection, tapped. Two things it leaves no option for: SMTPUTF8 for a message
 * whose addresses are ASCII and whose header fields are not, and commands one by one, which go
 * through the handler of a login of one's own.
 */
export class Wire extends SMTPConnection {
  readonly #tap: Tap
  #speak: ((context: SMTPConnectionCustomAuthContext) => Promise<void>) | null = null
  /** Whether MAIL says SMTPUTF8 in any case. */
  smtpUtf8 = false

  constructor(options: SMTPConnectionOptions, tap: Tap) {
    const reply = (entry: unknown, text: unknown) => {
      if (isServerEntry(entry) && typeof text === 'string') tap.reply(text)
    }
    super({
      ...options,
      transactionLog: true,
      logger: { debug: reply, info: nothing, warn: nothing, error: nothing, trace: nothing },
      customAuth: { [dialogue]: (context) => this.#speak?.(context) },
    })
    this.#tap = tap
  }

  /** The socket as it is now: after STARTTLS another one. */
  get socket(): Socket | null {
    return this._socket || null
  }

  /** Says commands one by one, with the reply to each; rejects when the connection is lost. */
  async dialogue(speak: (say: (line: string) => Promise<string>) => Promise<void>): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#speak = async ({ sendCommand: send }) => {
        try {
          await speak(async (line) => (await send(line)).response)
          resolve()
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      // What the login itself comes to means nothing here; that it could not begin does.
      this.login({ method: dialogue }, (error) => (error ? reject(error) : undefined))
    })
  }

  /** Takes the place of nodemailer's own, which it calls for every line but those of messages. */
  _sendCommand(line: string, hidden?: string): void {
    if (this.destroyed || typeof sendCommand !== 'function') return
    const said = this.smtpUtf8 && isMailWithoutUtf8(line) ? `${line} SMTPUTF8` : line
    this.#tap.command(said)
    sendCommand.call(this, said, hidden)
  }
}

const nothing = () => undefined

function isServerEntry(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'server'
}

function isMailWithoutUtf8(line: string): boolean {
  const parameters = line.slice(line.lastIndexOf('>'))
  return line.startsWith('MAIL FROM:') && !parameters.includes(' SMTPUTF8')
}
