import type { Counts, Inbox, LiveMessage, TagCount } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import { paced } from './paced.ts'

/** The inboxes and tags of the rail. Counters come with the events; nothing is counted here. */
export class Inboxes {
  list = $state.raw<Inbox[]>([])
  tags = $state.raw<TagCount[]>([])
  loaded = $state(false)
  readonly all: Counts = $derived(sum(this.list))

  readonly #client: Client
  readonly #loadSoon = paced(() => void this.load(), { delay: 30, every: 500 })
  readonly #tagsSoon = paced(() => void this.loadTags(), { delay: 300, every: 2000 })

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
      const { inboxes } = await this.#client.call('GET /api/inboxes')
      this.list = inboxes
      this.loaded = true
    } catch (error) {
      console.warn('inboxes', error)
    }
  }

  async loadTags(): Promise<void> {
    try {
      const { tags } = await this.#client.call('GET /api/tags', { query: {} })
      this.tags = tags
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
    if (message.type === 'hello') return
    if (message.type === 'reload') {
      this.#loadSoon()
      return this.#tagsSoon()
    }
    const { inbox: id, counts } = message
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
