import type { LiveMessage, SavedSearch, SearchChange } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import { language } from './language.svelte.ts'
import { paced } from './paced.ts'
import * as texts from './texts.ts'
import type { Toasts } from './toasts.svelte.ts'

/** The saved searches of the rail, by name. */
export class Searches {
  readonly #client: Client
  readonly #toasts: Toasts
  readonly #loadSoon = paced(() => void this.load(), { delay: 30, every: 500 })
  #known = $state.raw<readonly SavedSearch[]>([])
  /** The event up to which the list knows everything; 0 before the first answer. */
  #asOf = 0
  #greeted = 0
  readonly list: readonly SavedSearch[] = $derived(
    this.#known.toSorted((one, other) =>
      one.name.localeCompare(other.name, language.current, { numeric: true }),
    ),
  )

  constructor(client: Client, toasts: Toasts) {
    this.#client = client
    this.#toasts = toasts
  }

  /** The saved search that is shown at a place. */
  at({ inbox, q }: { inbox: string; q: string }): SavedSearch | undefined {
    if (q === '') return undefined
    return this.#known.find((one) => one.q === q && (one.inbox ?? 'all') === inbox)
  }

  /** Failures show as the connection state; what is known stays. */
  async load(): Promise<void> {
    try {
      const { searches, seq } = await this.#client.call('GET /api/searches')
      this.#known = searches
      this.#asOf = seq
      if (this.#greeted > seq) this.#loadSoon()
    } catch (error) {
      console.warn('searches', error)
    }
  }

  /** @throws ApiError for the field that asked */
  async save(name: string, { inbox, q }: { inbox: string; q: string }): Promise<void> {
    const body = { name, q, inbox: inbox === 'all' ? null : inbox }
    this.#put(await this.#client.call('POST /api/searches', { body }))
    this.#toasts.done(texts.searchSaved(name))
  }

  /** @throws ApiError for the field that asked */
  async change(id: string, body: SearchChange): Promise<void> {
    this.#put(
      await this.#client.call('PATCH /api/searches/{search}', { path: { search: id }, body }),
    )
  }

  /** Deletes, and offers undo. */
  async remove(search: SavedSearch): Promise<void> {
    try {
      await this.#client.call('DELETE /api/searches/{search}', { path: { search: search.id } })
      this.#drop(search.id)
      const run = () => void this.#again(search)
      this.#toasts.done(texts.searchDeleted(search.name), { title: texts.undo, run })
    } catch (error) {
      this.#toasts.failed(error)
    }
  }

  async #again({ name, q, inbox }: SavedSearch): Promise<void> {
    try {
      this.#put(await this.#client.call('POST /api/searches', { body: { name, q, inbox } }))
    } catch (error) {
      this.#toasts.failed(error)
    }
  }

  apply(message: LiveMessage): void {
    if (message.type === 'reload') {
      this.#asOf = 0
      this.#loadSoon()
    } else if (message.type === 'hello') {
      this.#greeted = message.seq
      if (this.#asOf > 0 && message.seq > this.#asOf) this.#loadSoon()
    } else if ('at' in message && message.seq > this.#asOf) {
      if (message.type === 'search.deleted') this.#drop(message.id)
      else if ('search' in message) this.#put(message.search)
      if (this.#asOf > 0) this.#asOf = message.seq
    }
  }

  #put(search: SavedSearch): void {
    this.#known = [...this.#known.filter(({ id }) => id !== search.id), search]
  }

  #drop(gone: string): void {
    this.#known = this.#known.filter(({ id }) => id !== gone)
  }
}
