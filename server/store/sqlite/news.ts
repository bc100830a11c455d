import type { MessageRow, SandboxEvent } from '../../types.ts'
import type { NewMessage } from '../store.ts'
import type { WireEvent } from './wire.ts'

/**
 * Publishes what the writer tells, in the order of `seq`, in a later turn than the answers that
 * came with it. Rows of new messages are made here, where the messages still are.
 */
export class News {
  readonly #publish: (events: readonly SandboxEvent[]) => void
  readonly #rows = new Map<string, NewMessage>()
  #heard: WireEvent[] = []
  #scheduled = false

  constructor(publish: (events: readonly SandboxEvent[]) => void) {
    this.#publish = publish
  }

  /** Messages on their way; `failed` forgets them. */
  expect(messages: NewMessage[]): void {
    for (const message of messages) this.#rows.set(message.id, message)
  }

  failed(messages: NewMessage[]): void {
    for (const message of messages) {
      if (this.#rows.get(message.id) === message) this.#rows.delete(message.id)
    }
  }

  hear(events: WireEvent[]): void {
    this.#heard.push(...events)
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => this.flush())
  }

  flush(): void {
    this.#scheduled = false
    const heard = this.#heard.sort((a, b) => a.seq - b.seq)
    this.#heard = []
    const events = heard.flatMap((event) => this.#complete(event))
    if (events.length > 0) this.#publish(events)
  }

  #complete(event: WireEvent): SandboxEvent[] {
    if (event.type !== 'stored') return [event]
    const { id, n, uid } = event.message
    const message = this.#rows.get(id)
    this.#rows.delete(id)
    if (!message || event.inbox === null) return []
    const row = rowOf(message, { n, uid, inbox: event.inbox })
    return [{ ...event, type: 'message.stored', message: row }]
  }
}

function rowOf(
  { id, arrivedAt, raw, header, envelope, tags }: NewMessage,
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
    unread: true,
    pinned: false,
    tags,
    analysis: 'waiting',
    snippet: '',
    attachments: 0,
    html: false,
  }
}
