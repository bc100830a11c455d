import type { LiveMessage, SessionOutcome, SessionRow } from '../../server/types.ts'
import { ApiError, type Client } from '../api/client.ts'
import { paced } from './paced.ts'

/** The SMTP sessions, newest first, as far as they were scrolled to. */
export class Sessions {
  rows = $state.raw<SessionRow[]>([])
  status = $state<'loading' | 'ready' | 'failed'>('loading')
  error = $state.raw<ApiError | null>(null)
  outcome = $state<SessionOutcome | undefined>(undefined)
  /** Sessions that came in above the others. */
  prepended = $state(0)

  readonly #client: Client
  readonly #loadSoon = paced(() => void this.load(), { delay: 30, every: 500 })
  #cursor: string | null = null
  #turn = 0
  #busy = false

  constructor(client: Client) {
    this.#client = client
  }

  show(outcome: SessionOutcome | undefined): void {
    this.outcome = outcome
    void this.load()
  }

  async load(): Promise<void> {
    const turn = ++this.#turn
    this.#busy = false
    try {
      const page = await this.#page()
      if (turn !== this.#turn) return
      this.rows = page.sessions
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
      this.rows = [...this.rows, ...page.sessions.filter(({ id }) => !known.has(id))]
      this.#cursor = page.cursor
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    } finally {
      if (turn === this.#turn) this.#busy = false
    }
  }

  apply(message: LiveMessage): void {
    if (message.type === 'reload') this.#loadSoon()
    if (message.type === 'session.ended') this.#ended(message.session)
  }

  #ended(session: SessionRow): void {
    const fits = this.outcome === undefined || session.outcome === this.outcome
    const known = this.rows.some(({ id }) => id === session.id)
    if (known) {
      this.rows = this.rows.map((row) => (row.id === session.id ? session : row))
    } else if (this.status !== 'ready') {
      // The answer that is on its way may be older.
      this.#loadSoon()
    } else if (fits) {
      this.rows = [session, ...this.rows]
      this.prepended++
    }
  }

  #page(cursor?: string) {
    return this.#client.call('GET /api/sessions', {
      query: { limit: 100, cursor, outcome: this.outcome },
    })
  }

  #fail(error: unknown): void {
    this.error = error instanceof ApiError ? error : new ApiError('internal', String(error))
    this.status = 'failed'
  }
}
