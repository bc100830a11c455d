import type { LiveMessage, ReleaseAct, ReleaseRow, ReleaseState } from '../../../server/types.ts'
import { ApiError, type Client } from '../../api/client.ts'
import { paced } from '../paced.ts'
import { noFilter, queryOf, writeFilter, type ReleaseFilter } from './filter.ts'

/** The releases that match a filter, newest first, as far as they were scrolled to. */
export class Releases {
  rows = $state.raw<ReleaseRow[]>([])
  /** All that match, also those that were not scrolled to. */
  total = $state(0)
  status = $state<'loading' | 'ready' | 'failed'>('loading')
  error = $state.raw<ApiError | null>(null)
  /** Releases that came in above the others. */
  prepended = $state(0)

  readonly #client: Client
  readonly #refreshSoon = paced(() => void this.#refresh(), { delay: 50, every: 1000 })
  #filter: ReleaseFilter = noFilter
  #cursor: string | null = null
  #turn = 0
  #busy = false
  #asking = 0

  constructor(client: Client) {
    this.#client = client
  }

  show(filter: ReleaseFilter): void {
    this.#filter = filter
    void this.load()
  }

  async load(): Promise<void> {
    const turn = ++this.#turn
    this.#busy = false
    try {
      const page = await this.#page()
      if (turn !== this.#turn) return
      this.rows = page.releases
      this.total = page.total
      this.#cursor = page.cursor
      this.status = 'ready'
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    }
  }

  /** Fetches the next page when the end comes into sight. */
  async need(to: number): Promise<void> {
    if (this.#busy || this.#cursor === null || to < this.rows.length - 20) return
    const turn = this.#turn
    this.#busy = true
    try {
      const page = await this.#page(this.#cursor)
      if (turn !== this.#turn) return
      const known = new Set(this.rows.map(({ id }) => id))
      this.rows = [...this.rows, ...page.releases.filter(({ id }) => !known.has(id))]
      this.total = page.total
      this.#cursor = page.cursor
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    } finally {
      if (turn === this.#turn) this.#busy = false
    }
  }

  apply(news: LiveMessage): void {
    if (news.type === 'reload') return this.#refreshSoon()
    if (news.type !== 'releases.changed') return
    const now = new Map(news.releases?.map((row) => [row.id, row]))
    if (now.size > 0) this.rows = this.rows.map((row) => now.get(row.id) ?? row)
    const known = new Set(this.rows.map(({ id }) => id))
    const unknown = [...now.keys()].some((id) => !known.has(id))
    // What the filter makes of it is known to the server; an answer on its way may be older.
    const asks = this.#asking > 0 || this.#filter.state !== null
    if (news.releases === null || unknown || asks) this.#refreshSoon()
  }

  /** @throws ApiError @returns how many releases it changed */
  async act(act: ReleaseAct, ids: string[]): Promise<number> {
    return (await this.#client.call('POST /api/releases/act', { body: { act, ids } })).changed
  }

  /** The same with all that are listed, as far as they are in one of these states. */
  async actOnAll(act: ReleaseAct, possible: readonly ReleaseState[]): Promise<number> {
    const { states, ...rest } = queryOf(this.#filter)
    const meant = possible.filter((state) => states?.includes(state) ?? true)
    if (meant.length === 0) return 0
    const body = { act, ...rest, states: meant }
    return (await this.#client.call('POST /api/releases/act', { body })).changed
  }

  /** Once more, without losing the place of a person who has scrolled. */
  async #refresh(): Promise<void> {
    if (this.status !== 'ready') return this.load()
    const turn = this.#turn
    try {
      const page = await this.#page()
      if (turn !== this.#turn) return
      const oldest = page.releases.at(-1)?.n ?? 0
      const newest = this.rows[0]?.n ?? 0
      const added = page.releases.filter(({ n }) => n > newest).length
      // What is older than the page stays as it was, unless there is nothing older.
      const rest = page.cursor === null ? [] : this.rows.filter(({ n }) => n < oldest)
      if (rest.length === 0) this.#cursor = page.cursor
      this.rows = [...page.releases, ...rest]
      this.total = page.total
      if (newest > 0) this.prepended += added
    } catch (error) {
      // The rows that are there are better than none.
      console.warn('releases', error)
    }
  }

  async #page(cursor?: string) {
    const query = { ...queryOf(this.#filter), limit: 100, cursor }
    this.#asking++
    try {
      return await this.#client.call('GET /api/releases', { query })
    } finally {
      this.#asking--
    }
  }

  #fail(error: unknown): void {
    this.error = error instanceof ApiError ? error : new ApiError('internal', String(error))
    this.status = 'failed'
  }
}

export function sameFilter(one: ReleaseFilter, other: ReleaseFilter): boolean {
  return writeFilter(one) === writeFilter(other)
}
