import type { LiveMessage, Message, MessageChange, SandboxEvent } from '../../server/types.ts'
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
  /** An answer that is older than this event is asked for again. */
  #due = 0

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

  hear(news: LiveMessage): void {
    if (news.type === 'reload') this.reload()
    else if ('at' in news) this.#apply(news)
  }

  #apply(event: SandboxEvent): void {
    const id = this.#id
    if (id === null || !this.#isAbout(event, id)) return
    if (this.value?.id === id && event.seq <= this.value.seq) return
    this.#due = event.seq
    if (event.type === 'message.checked') this.#merge({ facts: event.facts })
    else if (event.type === 'thread.changed')
      this.#merge({ thread: event.thread, threadSize: event.size })
    else if (event.type === 'message.changed' && event.ids !== null) this.#change(event.change)
    else if (event.type === 'inbox.deleted') this.#gone()
    else if (event.type === 'messages.deleted' && event.ids !== null) this.#gone()
    else this.reload()
  }

  #isAbout(event: SandboxEvent, id: string): boolean {
    switch (event.type) {
      case 'message.analysed':
        return event.message.id === id
      case 'message.checked':
        return event.id === id
      case 'message.changed':
      case 'messages.deleted':
      case 'messages.restored':
        return event.ids === null || event.ids.includes(id)
      case 'thread.changed':
        return event.ids !== null && event.ids.includes(id)
      case 'inbox.deleted':
        return this.value?.inbox === event.id
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
        return false
    }
  }

  async #read(id: string): Promise<Message> {
    const ask = () => this.#client.call('GET /api/messages/{id}', { path: { id } })
    let message = await ask()
    // Something was told of while the answer was on its way.
    if (message.seq < this.#due) message = await ask()
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
    if (this.value) this.#merge(changed(this.value, change))
  }

  /** The message before, which stays until the new one is there, is not what is meant. */
  #merge(news: Partial<Message>): void {
    const now = this.value
    if (now?.id === this.#id) this.#loaded.value = { ...now, ...news }
  }

  #gone(): void {
    this.#loaded.clear()
    this.#deleted = true
  }
}
