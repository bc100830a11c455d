import { ApiError } from '../api/client.ts'

export interface Page<Row> {
  rows: Row[]
  /** Of the next page; null on the last. */
  cursor: string | null
  /** All that match, where the server says it. */
  total?: number
}

/** Rows, newest first, as far as they were scrolled to: pages are fetched as their end comes into sight. */
export abstract class Paged<Row extends { id: string }> {
  rows = $state.raw<Row[]>([])
  /** All that match, also those that were not scrolled to. */
  total = $state(0)
  status = $state<'loading' | 'ready' | 'failed'>('loading')
  error = $state.raw<ApiError | null>(null)
  /** Rows that came in above the others; the scroll position follows it. */
  prepended = $state(0)

  protected cursor: string | null = null
  /** Grows with each list, so that late answers to an older one are known as such. */
  protected turn = 0
  #busy = false
  #asking = 0

  /** @throws ApiError */
  protected abstract fetchPage(cursor?: string): Promise<Page<Row>>

  /** An answer is on its way, which may be older than what is told meanwhile. */
  protected get asking(): boolean {
    return this.#asking > 0
  }

  async load(): Promise<void> {
    const turn = ++this.turn
    this.#busy = false
    try {
      const page = await this.ask()
      if (turn !== this.turn) return
      this.take(page.rows, page)
      this.status = 'ready'
    } catch (error) {
      if (turn === this.turn) this.#fail(error)
    }
  }

  /** Fetches the next page when the end comes into sight. */
  async need(to: number): Promise<void> {
    if (this.#busy || this.cursor === null || to < this.rows.length - 20) return
    const turn = this.turn
    this.#busy = true
    try {
      const page = await this.ask(this.cursor)
      if (turn !== this.turn) return
      const known = new Set(this.rows.map(({ id }) => id))
      this.take([...this.rows, ...page.rows.filter(({ id }) => !known.has(id))], page)
    } catch (error) {
      if (turn === this.turn) this.#fail(error)
    } finally {
      if (turn === this.turn) this.#busy = false
    }
  }

  protected async ask(cursor?: string): Promise<Page<Row>> {
    this.#asking++
    try {
      return await this.fetchPage(cursor)
    } finally {
      this.#asking--
    }
  }

  protected take(rows: Row[], { cursor, total = rows.length }: Page<Row>): void {
    this.rows = rows
    this.cursor = cursor
    this.total = total
  }

  #fail(error: unknown): void {
    this.error = error instanceof ApiError ? error : new ApiError('internal', String(error))
    this.status = 'failed'
  }
}
