import type { LiveMessage, SessionOutcome, SessionRow } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import { Paged, type Page } from './paged.svelte.ts'
import { paced } from './paced.ts'

/** The SMTP sessions, newest first, as far as they were scrolled to. */
export class Sessions extends Paged<SessionRow> {
  outcome = $state<SessionOutcome | undefined>(undefined)
  readonly #client: Client
  readonly #loadSoon = paced(() => void this.load(), { delay: 30, every: 500 })

  constructor(client: Client) {
    super()
    this.#client = client
  }

  show(outcome: SessionOutcome | undefined): void {
    this.outcome = outcome
    void this.load()
  }

  apply(message: LiveMessage): void {
    if (message.type === 'reload') this.#loadSoon()
    if (message.type === 'session.ended') this.#ended(message.session)
  }

  protected override async fetchPage(cursor?: string): Promise<Page<SessionRow>> {
    const query = { limit: 100, cursor, outcome: this.outcome }
    const page = await this.#client.call('GET /api/sessions', { query })
    return { rows: page.sessions, cursor: page.cursor }
  }

  #ended(session: SessionRow): void {
    const fits = this.outcome === undefined || session.outcome === this.outcome
    const known = this.rows.some(({ id }) => id === session.id)
    if (known) {
      this.rows = this.rows.map((row) => (row.id === session.id ? session : row))
    } else if (fits && this.status === 'ready') {
      this.rows = [session, ...this.rows]
      this.prepended++
    }
    if (this.asking) this.#loadSoon()
  }
}
