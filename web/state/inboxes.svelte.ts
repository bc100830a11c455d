import type { Counts, Inbox, LiveMessage, SandboxEvent, TagCount } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import { paced } from './paced.ts'

/** The inboxes and tags of the rail. Counters come with the events; nothing is counted here. */
export class Inboxes {
  list = $state.raw<Inbox[]>([])
  tags = $state.raw<TagCount[]>([])
  loaded = $state(false)
  /** The last question had no answer. */
  failed = false
  readonly all: Counts = $derived(sum(this.list))

  readonly #client: Client
  readonly #loadSoon = paced(() => void this.load(), { delay: 30, every: 500 })
  readonly #tagsSoon = paced(() => void this.loadTags(), { delay: 300, every: 2000 })
  /** The events up to which inboxes and tags know everything; 0 before the first answers. */
  #asOf = 0
  #tagsAsOf = 0
  /** The connection tells of events after the first of these, and has told them up to the other. */
  #greeted = 0
  #heard = 0

  constructor(client: Client) {
    this.#client = client
  }

  get(id: string): Inbox | undefined {
    return this.list.find((inbox) => inbox.id === id)
  }

  /** The inbox that takes what no other claims. */
  get fallback(): Inbox | undefined {
    return this.list.find((inbox) => inbox.isDefault)
  }

  /** Failures show as the connection state; what is known stays. */
  async load(): Promise<void> {
    try {
      const { inboxes, seq } = await this.#client.call('GET /api/inboxes')
      // Counters that were told since are newer than the answer.
      const newer = this.#heard > seq && this.#greeted <= seq
      this.list = newer ? inboxes.map((inbox) => this.#counted(inbox)) : inboxes
      this.loaded = true
      this.failed = false
      this.#asOf = Math.max(seq, this.#heard)
      if (this.#greeted > seq) this.#loadSoon()
    } catch (error) {
      this.failed = true
      console.warn('inboxes', error)
    }
  }

  async loadTags(): Promise<void> {
    try {
      const { tags, seq } = await this.#client.call('GET /api/tags', { query: {} })
      this.tags = tags
      this.#tagsAsOf = seq
      if (this.#greeted > seq) this.#tagsSoon()
    } catch (error) {
      console.warn('tags', error)
    }
  }

  /** Puts the answer of an act in place without waiting for its event. */
  put(inbox: Inbox): void {
    const known = this.list.some((one) => one.id === inbox.id)
    this.list = known
      ? this.list.map((one) => (one.id === inbox.id ? inbox : one))
      : [...this.list, inbox]
  }

  apply(message: LiveMessage): void {
    switch (message.type) {
      case 'hello':
        this.#greeted = message.seq
        // What happened after an answer and before somebody listened is told by nobody.
        if (this.#asOf > 0 && message.seq > this.#asOf) this.#loadSoon()
        if (this.#tagsAsOf > 0 && message.seq > this.#tagsAsOf) this.#tagsSoon()
        return
      case 'reload':
        // Of another data file, perhaps: its events have numbers of their own.
        this.#heard = this.#asOf = this.#tagsAsOf = 0
        this.#loadSoon()
        return this.#tagsSoon()
      case 'search.ready':
      case 'search.missed':
      case 'search.failed':
      case 'search.matched':
        return
      default:
        this.#hear(message)
    }
  }

  #counted(inbox: Inbox): Inbox {
    const { total, unread, bytes } = this.get(inbox.id) ?? inbox
    return { ...inbox, total, unread, bytes }
  }

  #hear(message: SandboxEvent): void {
    const { inbox: id, counts, seq } = message
    this.#heard = seq
    if (this.#tagsAsOf > 0) this.#tagsAsOf = Math.max(this.#tagsAsOf, seq)
    if (seq <= this.#asOf) return
    if (this.#asOf > 0) this.#asOf = seq
    const known = id !== null && this.get(id) !== undefined
    if (known && counts) {
      this.list = this.list.map((inbox) => (inbox.id === id ? { ...inbox, ...counts } : inbox))
    }
    switch (message.type) {
      case 'inbox.created':
      case 'inbox.changed':
        return this.#loadSoon()
      case 'inbox.deleted':
        this.list = this.list.filter((inbox) => inbox.id !== message.id)
        return this.#tagsSoon()
      case 'message.stored':
        if (message.message.tags.length > 0) this.#tagsSoon()
        if (!known || !counts) this.#loadSoon()
        return
      case 'message.changed':
        if (message.change.tags ?? message.change.addTags ?? message.change.removeTags) {
          this.#tagsSoon()
        }
        if (!known || !counts) this.#loadSoon()
        return
      case 'messages.deleted':
      case 'messages.restored':
        if (!known || !counts) this.#loadSoon()
        return this.#tagsSoon()
      case 'message.analysed':
      case 'message.checked':
      case 'thread.changed':
      case 'search.created':
      case 'search.changed':
      case 'search.deleted':
      case 'zone.changed':
      case 'releases.changed':
      case 'relays.changed':
      case 'session.ended':
        return
    }
  }
}

function sum(inboxes: readonly Inbox[]): Counts {
  const counts = { total: 0, unread: 0, bytes: 0 }
  for (const inbox of inboxes) {
    counts.total += inbox.total
    counts.unread += inbox.unread
    counts.bytes += inbox.bytes
  }
  return counts
}
