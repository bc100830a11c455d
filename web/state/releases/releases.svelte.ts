import type { LiveMessage, ReleaseAct, ReleaseRow, ReleaseState } from '../../../server/types.ts'
import type { Client } from '../../api/client.ts'
import { Paged, type Page } from '../paged.svelte.ts'
import { paced } from '../paced.ts'
import { noFilter, queryOf, writeFilter, type ReleaseFilter } from './filter.ts'

/** The releases that match a filter, newest first, as far as they were scrolled to. */
export class Releases extends Paged<ReleaseRow> {
  readonly #client: Client
  readonly #refreshSoon = paced(() => void this.#refresh(), { delay: 50, every: 1000 })
  #filter: ReleaseFilter = noFilter

  constructor(client: Client) {
    super()
    this.#client = client
  }

  show(filter: ReleaseFilter): void {
    this.#filter = filter
    void this.load()
  }

  apply(news: LiveMessage): void {
    if (news.type === 'reload') return this.#refreshSoon()
    if (news.type !== 'releases.changed') return
    const now = new Map(news.releases?.map((row) => [row.id, row]))
    if (now.size > 0) this.rows = this.rows.map((row) => now.get(row.id) ?? row)
    const known = new Set(this.rows.map(({ id }) => id))
    const unknown = [...now.keys()].some((id) => !known.has(id))
    // What the filter makes of it is known to the server; an answer on its way may be older.
    const asks = this.asking || this.#filter.state !== null
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
    const turn = this.turn
    try {
      const page = await this.ask()
      if (turn !== this.turn) return
      const oldest = page.rows.at(-1)?.n ?? 0
      const newest = this.rows[0]?.n ?? 0
      const added = page.rows.filter(({ n }) => n > newest).length
      // What is older than the page stays as it was, unless there is nothing older.
      const rest = page.cursor === null ? [] : this.rows.filter(({ n }) => n < oldest)
      const cursor = rest.length === 0 ? page.cursor : this.cursor
      this.take([...page.rows, ...rest], { ...page, cursor })
      if (newest > 0) this.prepended += added
    } catch (error) {
      // The rows that are there are better than none.
      console.warn('releases', error)
    }
  }

  protected override async fetchPage(cursor?: string): Promise<Page<ReleaseRow>> {
    const query = { ...queryOf(this.#filter), limit: 100, cursor }
    const page = await this.#client.call('GET /api/releases', { query })
    return { rows: page.releases, cursor: page.cursor, total: page.total }
  }
}

export function sameFilter(one: ReleaseFilter, other: ReleaseFilter): boolean {
  return writeFilter(one) === writeFilter(other)
}
