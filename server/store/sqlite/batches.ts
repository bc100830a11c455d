import { SandboxError } from '../../errors.ts'
import type { Session } from '../../types.ts'
import type { NewMessage, StoredMessage } from '../store.ts'
import { addRow, messageValues, noColumns, sessionValues } from './columns.ts'
import { arrivals, type News } from './news.ts'
import type { Added, Batch, SessionValues } from './wire.ts'

const mostMessages = 1000
const mostBytes = 16 * 1024 * 1024
/** How often a session that goes on is written with its messages. */
const sessionEveryMs = 1000

interface Waiting {
  messages: NewMessage[]
  staged: (number | null)[]
  sessions: Session[]
  bytes: number
  resolve(stored: StoredMessage[]): void
  reject(error: unknown): void
}

export type SendBatch = (batch: Batch, bytes: ArrayBuffer) => Promise<Added>

/**
 * Gathers what is to be kept: everything that waits when the writer is free goes to it as one
 * packet, and is one commit.
 */
export class Batches {
  readonly #send: SendBatch
  readonly #news: News
  readonly #now: () => number
  readonly #waiting: Waiting[] = []
  readonly #written = new Map<string, number>()
  #running: Promise<void> | null = null

  constructor(send: SendBatch, news: News, now: () => number) {
    this.#send = send
    this.#news = news
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
        const [batch, bytes] = this.#pack(taken)
        this.#settle(taken, batch.at, await this.#send(batch, bytes))
      } catch (error) {
        this.#forget(taken)
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
    const columns = noColumns()
    let at = 0
    for (const { messages, staged } of taken) {
      for (const [i, message] of messages.entries()) {
        addRow(columns, messageValues(message, staged[i] ?? null))
        if (!isBytes(message.raw)) continue
        packet.set(message.raw, at)
        at += message.raw.length
      }
    }
    const calls = taken.map(({ messages }) => messages.length)
    const batch = { at: this.#now(), calls, messages: columns, sessions: this.#sessions(taken) }
    return [batch, toArrayBuffer(packet)]
  }

  /**
   * Each session once, as it is last. One that goes on is written with its messages only now and
   * then: whoever has the conversation saves it when it has news.
   */
  #sessions(taken: Waiting[]): SessionValues[] {
    const latest = new Map<string, Session>()
    const saved = new Set<string>()
    for (const { messages, sessions } of taken) {
      for (const session of sessions) {
        latest.set(session.id, session)
        if (messages.length === 0) saved.add(session.id)
      }
    }
    const now = performance.now()
    return [...latest.values()].flatMap((session) => {
      const written = this.#written.get(session.id)
      const fresh = written !== undefined && now - written < sessionEveryMs
      if (session.endedAt !== null) this.#written.delete(session.id)
      else if (fresh && !saved.has(session.id)) return []
      else this.#written.set(session.id, now)
      return [sessionValues(session)]
    })
  }

  /** What failed was not written. */
  #forget(taken: Waiting[]) {
    for (const { sessions } of taken) for (const { id } of sessions) this.#written.delete(id)
  }

  #settle(taken: Waiting[], at: number, added: Added) {
    const good = taken.filter((_, i) => added.failures[i] === null)
    const messages = good.flatMap((call) => call.messages)
    const arrived = arrivals(messages, added, new Date(at).toISOString())
    this.#news.hear([...added.events, ...arrived.map(({ event }) => event)])
    let next = 0
    for (const [i, call] of taken.entries()) {
      const failure = added.failures[i]
      if (failure) call.reject(new SandboxError(failure.code, failure.text))
      else {
        const stored = arrived.slice(next, (next += call.messages.length))
        call.resolve(stored.map((one) => one.stored))
      }
    }
  }
}

export function isBytes(raw: NewMessage['raw']): raw is Uint8Array {
  return raw instanceof Uint8Array
}

function toArrayBuffer({ buffer }: Buffer): ArrayBuffer {
  if (buffer instanceof ArrayBuffer) return buffer
  throw new Error('a packet lies in shared memory')
}
