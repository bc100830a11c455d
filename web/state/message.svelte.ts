import type { Facts, Message, MessageChange, SandboxEvent } from '../../server/types.ts'
import { ApiError, type Client } from '../api/client.ts'
import { changed } from './change.ts'
import { Loaded } from './loaded.svelte.ts'

/** Why there is nothing to read. */
export type Trouble = 'gone' | 'missing' | 'offline' | 'wrong'

/** The message that is being read, kept true by the events about it. */
export class OpenMessage {
  readonly #client: Client
  readonly #loaded = new Loaded<Message>()
  #id = $state.raw<string | null>(null)
  #deleted = $state(false)
  #marksRead = false

  constructor(client: Client) {
    this.#client = client
  }

  get id(): string | null {
    return this.#id
  }

  /** Stays the message before until the new one is there. */
  get value(): Message | null {
    return this.#loaded.value
  }

  /** True when the message that was asked for is late. */
  get slow(): boolean {
    return this.#loaded.slow
  }

  get trouble(): Trouble | null {
    if (this.#deleted) return 'gone'
    const error = this.#loaded.error
    if (!error) return null
    const code = error instanceof ApiError ? error.code : ''
    if (code === 'not_found') return 'missing'
    return code === 'offline' ? 'offline' : 'wrong'
  }

  /** What the server said of the trouble. */
  get reason(): string {
    return this.#loaded.error?.message ?? ''
  }

  /**
   * Opens a message, or none.
   * @param options.marksRead false where nobody has opened it: a search shows its first find
   */
  open(id: string | null, options: { marksRead?: boolean } = {}): void {
    if (id === this.#id) return
    this.#id = id
    this.#marksRead = options.marksRead ?? true
    this.#deleted = false
    if (id === null) this.#loaded.clear()
    else this.reload()
  }

  /** Asks again: after trouble, and when events were missed. */
  reload(): void {
    const id = this.#id
    if (id === null) return
    this.#deleted = false
    void this.#loaded.load(() => this.#read(id))
  }

  /** Changes the message at once and asks the server; what that refuses is taken back. */
  async change(change: MessageChange): Promise<void> {
    const before = this.value
    if (!before) return
    this.#loaded.value = { ...before, ...changed(before, change) }
    try {
      const told = await this.#client.call('PATCH /api/messages/{id}', {
        path: { id: before.id },
        body: change,
      })
      if (this.value?.id === told.id) this.#loaded.value = told
    } catch (error) {
      if (this.value?.id === before.id) this.#loaded.value = before
      throw error
    }
  }

  apply(event: SandboxEvent): void {
    const id = this.#id
    if (id === null) return
    switch (event.type) {
      case 'message.analysed':
        if (event.message.id === id) this.reload()
        return
      case 'message.checked':
        if (event.id === id) this.#decide(event.facts)
        return
      case 'message.changed':
        if (event.ids === null) this.reload()
        else if (event.ids.includes(id)) this.#change(event.change)
        return
      case 'messages.deleted':
        if (event.ids === null) this.reload()
        else if (event.ids.includes(id)) this.#gone()
        return
      case 'messages.restored':
        if (event.ids === null || event.ids.includes(id)) this.reload()
        return
      case 'inbox.deleted':
        if (this.value?.inbox === event.id) this.#gone()
        return
      case 'thread.changed':
        if (event.ids?.includes(id)) this.#join(event.thread, event.size)
        return
      case 'message.stored':
      case 'inbox.created':
      case 'inbox.changed':
      case 'search.created':
      case 'search.changed':
      case 'search.deleted':
      case 'zone.changed':
      case 'releases.changed':
      case 'relays.changed':
      case 'session.ended':
    }
  }

  async #read(id: string): Promise<Message> {
    const message = await this.#client.call('GET /api/messages/{id}', { path: { id } })
    if (!message.unread || !this.#marksRead || id !== this.#id) return message
    // Once for each opening: whoever marks it unread again wants it so.
    this.#marksRead = false
    const change = { unread: false }
    this.#client.call('PATCH /api/messages/{id}', { path: { id }, body: change }).catch(() => {
      // It is still there to be read; the next opening marks it.
      if (id === this.#id) this.#change({ unread: true })
    })
    return { ...message, ...changed(message, change) }
  }

  #change(change: MessageChange): void {
    const now = this.value
    if (now?.id === this.#id) this.#loaded.value = { ...now, ...changed(now, change) }
  }

  #join(thread: number | null, threadSize: number): void {
    const now = this.value
    if (now?.id === this.#id) this.#loaded.value = { ...now, thread, threadSize }
  }

  #decide(facts: Facts): void {
    const now = this.value
    if (now?.id === this.#id) this.#loaded.value = { ...now, facts }
  }

  #gone(): void {
    this.#loaded.clear()
    this.#deleted = true
  }
}
