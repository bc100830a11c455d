import type { Text } from '../../types.ts'
import { readOffers, type Offers } from './offers.ts'
import { isGood, readReply, type Reply } from './reply.ts'
import { texts } from './texts.ts'
import type { Timeouts } from './timeouts.ts'
import type { Transcript } from './transcript.ts'
import type { Tap } from './wire.ts'

interface Awaited {
  kind: 'greeting' | 'hello' | 'sender' | 'recipient' | 'data' | 'message' | 'other'
  /** Of `recipient`. */
  address?: string
}

/**
 * What was said on a connection and what is still to be answered: replies come in the order of the
 * commands (RFC 2920), so each is matched with its own, and each has its time.
 */
export class Conversation implements Tap {
  readonly #timeouts: Timeouts
  readonly #awaited: Awaited[] = []
  #due = Infinity
  /** Where it is written down at the moment. */
  transcript: Transcript | null
  /** While it is set, what the client says is a secret. */
  secret = false
  /** Of the last EHLO. */
  offers: Offers | null = null
  /** The reply to MAIL since `begin`; with a refused sender those to RCPT mean nothing (RFC 2920). */
  sender: Reply | null = null
  /** Replies to RCPT since `begin`. */
  recipients = new Map<string, Reply>()
  /** 421: the relay is about to close (RFC 5321, 4.2). */
  closing: Reply | null = null
  /** Called with what the relay offers, before anything is made of it. */
  onOffers: ((offers: Offers) => void) | null = null
  /** Called when answers cannot be matched with commands any more. */
  onNonsense: (() => void) | null = null

  constructor(timeouts: Timeouts, transcript: Transcript) {
    this.#timeouts = timeouts
    this.transcript = transcript
    this.expect({ kind: 'greeting' })
  }

  /** What the relay said of this recipient; of all alike when it refused the sender. */
  about(address: string): Reply | null {
    if (this.sender && !isGood(this.sender)) return this.sender
    return this.recipients.get(address) ?? null
  }

  /** A new message. */
  begin(): void {
    this.sender = null
    this.recipients = new Map()
  }

  command(line: string): void {
    this.transcript?.add('client', this.secret ? hidden(line) : line)
    const address = /^RCPT TO:<(.*)>$/.exec(line)?.[1]
    if (address !== undefined) return this.expect({ kind: 'recipient', address })
    if (line.startsWith('MAIL FROM:')) return this.expect({ kind: 'sender' })
    if (line === 'DATA') return this.expect({ kind: 'data' })
    this.expect({ kind: /^(EHLO|HELO) /.test(line) ? 'hello' : 'other' })
  }

  expect(awaited: Awaited): void {
    if (this.#awaited.push(awaited) === 1) this.#wait()
  }

  /** The final dot goes out: from now on its answer has its own time. */
  ends(): void {
    this.#due = performance.now() + this.#timeouts.ending
  }

  /** The next answer is not worth waiting for any longer. */
  hurry(within: number): void {
    this.#due = performance.now() + within
  }

  reply(text: string): void {
    this.transcript?.add('server', text)
    const asked = this.#awaited.shift()
    this.#wait()
    const reply = readReply(text)
    if (reply?.code === 421) this.closing = reply
    // nodemailer would go on: but whose answers are one too far ahead would answer the message early.
    if (asked?.kind === 'data' && reply && isGood(reply)) this.onNonsense?.()
    if (asked?.kind === 'sender') this.sender = reply
    if (asked?.kind === 'recipient' && asked.address !== undefined) {
      this.recipients.set(asked.address, reply ?? { code: 0, text: 'no reply of SMTP' })
    }
    if (asked?.kind === 'hello' && reply && reply.code < 300) {
      this.offers = readOffers(text)
      this.onOffers?.(this.offers)
    }
  }

  /** Why it has taken too long; null while it has not. */
  late(): Text | null {
    if (performance.now() < this.#due) return null
    const { greeting, command, ending } = this.#timeouts
    switch (this.#awaited[0]?.kind) {
      case 'greeting':
        return texts.silentGreeting(greeting / 1000)
      case 'message':
        return texts.silent(ending / 1000)
      default:
        return texts.silent(command / 1000)
    }
  }

  /** Starts the time of the answer that comes next; a message has another clock until it ends. */
  #wait(): void {
    const kind = this.#awaited[0]?.kind
    const { greeting, command } = this.#timeouts
    const none = kind === undefined || kind === 'message'
    this.#due = none ? Infinity : performance.now() + (kind === 'greeting' ? greeting : command)
  }
}

function hidden(line: string): string {
  const start = /^AUTH \S+/i.exec(line)?.[0]
  if (start === undefined) return '***'
  return start === line ? line : `${start} ***`
}
