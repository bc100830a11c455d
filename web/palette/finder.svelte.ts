import type { MessageRow } from '../../server/types.ts'
import { ApiError, type Client } from '../api/client.ts'
import { zone } from '../state/zone.ts'

/** Before a pause in typing is a question, in ms. */
const pause = 120
const least = 2
const most = 6

/** The newest messages that match what is typed in the palette. */
export class Finder {
  found = $state.raw<readonly MessageRow[]>([])
  /** The answer is on its way. */
  busy = $state(false)
  readonly #client: Client
  #timer: ReturnType<typeof setTimeout> | undefined
  #question: AbortController | undefined

  constructor(client: Client) {
    this.#client = client
  }

  /** After a pause in typing; the question before this one is given up. */
  find(text: string): void {
    this.stop()
    this.busy = text.length >= least
    if (this.busy) this.#timer = setTimeout(() => void this.#ask(text), pause)
    else this.found = []
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#question?.abort()
    this.#question = undefined
    this.busy = false
  }

  async #ask(q: string): Promise<void> {
    const question = new AbortController()
    this.#question = question
    const query = { q, tz: zone(), limit: most, fresh: false }
    try {
      const { signal } = question
      const { messages } = await this.#client.call('GET /api/messages', { query, signal })
      if (question === this.#question) this.found = messages
    } catch (error) {
      if (question !== this.#question) return
      this.found = []
      // A command need not make sense as a search.
      const expected = error instanceof ApiError && error.code === 'bad_request'
      if (!expected) console.warn('palette', error)
    } finally {
      if (question === this.#question) this.busy = false
    }
  }
}
