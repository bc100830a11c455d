import type { LiveMessage, Moment, SearchRequest } from '../../server/types.ts'
import { connectEvents, type Connection, type Events } from '../api/events.ts'

/** What came while the screen was drawn is handed on together: a burst costs one redraw a frame. */
const frame = 16

/** The live connection as the UI sees it: a state, and one stream of messages. */
export class Live {
  state = $state<Connection>('connecting')
  readonly #listeners = new Set<(message: LiveMessage) => void>()
  readonly #base: string
  readonly #since: Moment | null
  #events: Events | undefined
  #watched: SearchRequest | null = null
  #waiting: LiveMessage[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param since how much the page knew when it was made */
  constructor(base: string, since: Moment | null = null) {
    this.#base = base
    this.#since = since
  }

  /** Hears everything from the server, `reload` too; returns the function that ends it. */
  subscribe(listener: (message: LiveMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    this.#events = connectEvents({
      base: this.#base,
      since: this.#since,
      onMessage: (message) => this.receive(message),
      onState: (state) => (this.state = state),
    })
    this.#events.watch(this.#watched)
  }

  /** Has what matches a search told; null ends it. */
  watch(search: SearchRequest | null): void {
    this.#watched = search
    this.#events?.watch(search)
  }

  /** The first message after a pause is handed on at once, the others with the next frame. */
  receive(message: LiveMessage): void {
    this.#waiting.push(message)
    if (this.#timer === undefined) this.#flush()
  }

  retry(): void {
    this.#events?.retry()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#events?.close()
  }

  #flush(): void {
    const messages = this.#waiting
    this.#waiting = []
    this.#timer = messages.length === 0 ? undefined : setTimeout(() => this.#flush(), frame)
    for (const message of messages) for (const listener of this.#listeners) listener(message)
  }
}
