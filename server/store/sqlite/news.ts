import type { MessageRow, SandboxEvent } from '../../types.ts'
import type { NewMessage, StoredMessage } from '../store.ts'
import { keptFields, type Added } from './wire.ts'

/**
 * Publishes what the writer tells, in the order of `seq`, in a later turn than the answers that
 * came with it.
 */
export class News {
  readonly #publish: (events: readonly SandboxEvent[]) => void
  #heard: SandboxEvent[] = []
  #scheduled = false

  constructor(publish: (events: readonly SandboxEvent[]) => void) {
    this.#publish = publish
  }

  hear(events: SandboxEvent[]): void {
    if (events.length === 0) return
    this.#heard.push(...events)
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => this.flush())
  }

  flush(): void {
    this.#scheduled = false
    const events = this.#heard.sort((a, b) => a.seq - b.seq)
    this.#heard = []
    if (events.length > 0) this.#publish(events)
  }
}

export interface Arrival {
  stored: StoredMessage
  event: SandboxEvent
}

/**
 * The events of new messages, made here, where the messages still are.
 * @param at when their batch was written
 */
export function arrivals(messages: NewMessage[], added: Added, at: string): Arrival[] {
  const { inboxes, kept } = added
  return messages.map((message, i) => {
    const [n = 0, uid = 0, seq = 0, place = 0, total = 0, unread = 0, bytes = 0] = kept.subarray(
      i * keptFields,
      (i + 1) * keptFields,
    )
    const inbox = inboxes[place] ?? message.inbox
    const row = rowOf(message, { n, uid, inbox })
    const counts = { total, unread, bytes }
    return {
      stored: { id: message.id, n, uid },
      event: { seq, at, inbox, counts, type: 'message.stored', message: row },
    }
  })
}

function rowOf(
  { id, arrivedAt, raw, header, envelope, tags, unread, pinned }: NewMessage,
  place: { n: number; uid: number; inbox: string },
): MessageRow {
  return {
    id,
    ...place,
    arrivedAt,
    size: raw instanceof Uint8Array ? raw.length : raw.size,
    subject: header.subject,
    from: header.from,
    to: header.to.slice(0, 5),
    recipients: envelope.to.length,
    unread: unread ?? true,
    pinned: pinned ?? false,
    tags,
    analysis: 'waiting',
    snippet: '',
    attachments: 0,
    html: false,
    thread: null,
    threadSize: 1,
    facts: {},
  }
}
