import type { MessagePage, MessageRow } from '../../../server/types.ts'
import type { Client } from '../../api/client.ts'
import { Loaded } from '../../state/loaded.svelte.ts'

/** Of a longer thread, those around the open message are fetched. */
const most = 200

interface Page extends MessagePage {
  thread: number
}

/** The members of a thread, oldest first, as many around one of them as a page has. */
export class Members {
  readonly #client: Client
  readonly #loaded = new Loaded<Page>()
  #asking = false
  #again: (() => void) | null = null

  constructor(client: Client) {
    this.#client = client
  }

  get rows(): readonly MessageRow[] {
    return this.#loaded.value?.messages ?? []
  }

  /** How many there are; null until known. */
  get total(): number | null {
    return this.#loaded.value?.total ?? null
  }

  /** Where a message stands, counted from 0; null when it is none of them, as far as is known. */
  position(id: string): number | null {
    const index = this.rows.findIndex((row) => row.id === id)
    return index < 0 ? null : index + (this.#loaded.value?.offset ?? 0)
  }

  /** The member before or after. */
  neighbour(id: string, by: -1 | 1): MessageRow | undefined {
    const index = this.rows.findIndex((row) => row.id === id)
    return index < 0 ? undefined : this.rows[index + by]
  }

  /** What is shown already stays as it is. */
  show(thread: number | null, id: string): void {
    const known = this.#loaded.value
    if (thread === null) return this.#loaded.clear()
    if (known && known.thread !== thread) this.#loaded.clear()
    if (this.position(id) === null) this.fetch(thread, id)
  }

  /** Asks anew; however often it is called meanwhile, only once more. */
  fetch(thread: number, id: string): void {
    if (this.#asking) {
      this.#again = () => this.fetch(thread, id)
      return
    }
    this.#asking = true
    const query = { q: `thread:${thread}`, sort: 'oldest', limit: most, around: id } as const
    void this.#loaded
      .load(async () => ({
        ...(await this.#client.call('GET /api/messages', { query: { ...query, fresh: false } })),
        thread,
      }))
      .finally(() => {
        this.#asking = false
        const again = this.#again
        this.#again = null
        again?.()
      })
  }
}
