import { SandboxError } from '../../errors.ts'
import type { NewMessage, StoredMessage } from '../store.ts'
import { messageValues, sessionValues } from './columns.ts'
import type { AddOutcome, Batch, SessionValues } from './wire.ts'
import type { Session } from '../../types.ts'

const mostMessages = 1000
const mostBytes = 16 * 1024 * 1024
/** How often the transcript of a session that goes on is written with its messages. */
const transcriptEveryMs = 1000

interface Waiting {
  messages: NewMessage[]
  staged: (number | null)[]
  sessions: Session[]
  bytes: number
  resolve(stored: StoredMessage[]): void
  reject(error: unknown): void
}

export type SendBatch = (batch: Batch, bytes: ArrayBuffer) => Promise<AddOutcome[]>

/**
 * Gathers what is to be kept: everything that waits when the writer is free goes to it as one
 * packet, and is one commit.
 */
export class Batches {
  readonly #send: SendBatch
  readonly #now: () => number
  readonly #waiting: Waiting[] = []
  readonly #transcripts = new Map<string, number>()
  #running: Promise<void> | null = null

  constructor(send: SendBatch, now: () => number) {
    this.#send = send
    this.#now = now
  }

  /** @param staged owners of raws that are in the store already, for each message */
  add(messages: NewMessage[], staged: (number | null)[]): Promise<StoredMessage[]> {
    const sessions = messages.flatMap(({ session }) => session ?? [])
    return this.#enqueue(messages, staged, sessions)
  }

  async saveSessions(sessions: Session[]): Promise<void> {
    await this.#enqueue([], [], sessions)
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running
  }

  #enqueue(messages: NewMessage[], staged: (number | null)[], sessions: Session[]) {
    const bytes = messages.reduce((sum, { raw }) => sum + (isBytes(raw) ? raw.length : 0), 0)
    return new Promise<StoredMessage[]>((resolve, reject) => {
      this.#waiting.push({ messages, staged, sessions, bytes, resolve, reject })
      this.#running ??= this.#run().finally(() => (this.#running = null))
    })
  }

  async #run() {
    while (this.#waiting.length > 0) {
      // What arrives in this turn of the loop goes along.
      await new Promise((resolve) => setImmediate(resolve))
      const taken = this.#take()
      try {
        settle(taken, await this.#send(...this.#pack(taken)))
      } catch (error) {
        for (const { reject } of taken) reject(error)
      }
    }
  }

  #take(): Waiting[] {
    let messages = 0
    let bytes = 0
    const end = this.#waiting.findIndex((call, at) => {
      messages += call.messages.length
      bytes += call.bytes
      return at > 0 && (messages > mostMessages || bytes > mostBytes)
    })
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end)
  }

  #pack(taken: Waiting[]): [Batch, ArrayBuffer] {
    const size = taken.reduce((sum, { bytes }) => sum + bytes, 0)
    // Its own memory, not of Node's pool: it is moved to the writer, not copied.
    const packet = Buffer.allocUnsafeSlow(size)
    let at = 0
    const calls = taken.map(({ messages, staged }) =>
      messages.map((message, i) => {
        if (isBytes(message.raw)) {
          packet.set(message.raw, at)
          at += message.raw.length
        }
        return messageValues(message, staged[i] ?? null)
      }),
    )
    const sessions = this.#sessions(taken.flatMap((call) => call.sessions))
    return [{ at: this.#now(), calls, sessions }, toArrayBuffer(packet)]
  }

  /** Each session once, as it is last; its transcript only now and then while it goes on. */
  #sessions(sessions: Session[]): SessionValues[] {
    const latest = new Map(sessions.map((session) => [session.id, session]))
    const now = performance.now()
    return [...latest.values()].map((session) => {
      const written = this.#transcripts.get(session.id)
      const ended = session.endedAt !== null
      const whole = ended || written === undefined || now - written >= transcriptEveryMs
      if (ended) this.#transcripts.delete(session.id)
      else if (whole) this.#transcripts.set(session.id, now)
      return sessionValues(session, whole)
    })
  }
}

function settle(taken: Waiting[], outcomes: AddOutcome[]) {
  for (const [at, { resolve, reject }] of taken.entries()) {
    const outcome = outcomes[at]
    if (!outcome) reject(new Error('the writer left a call out'))
    else if ('stored' in outcome) resolve(outcome.stored)
    else reject(new SandboxError(outcome.failure.code, outcome.failure.text))
  }
}

export function isBytes(raw: NewMessage['raw']): raw is Uint8Array {
  return raw instanceof Uint8Array
}

function toArrayBuffer({ buffer }: Buffer): ArrayBuffer {
  if (buffer instanceof ArrayBuffer) return buffer
  throw new Error('a packet lies in shared memory')
}
