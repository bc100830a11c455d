import type { MessageRow } from '../../../server/types.ts'
import type { Client } from '../../api/client.ts'
import { Loaded } from '../../state/loaded.svelte.ts'
import { zone } from '../../state/zone.ts'

/** Messages that can be chosen, in groups; the first groups are what is wanted most often. */
export interface Candidates {
  sameSubject: MessageRow[]
  sameSender: MessageRow[]
  /** The newest, or what was searched for. */
  others: MessageRow[]
}

const most = 30

/** What a message could be compared with. */
export class Finder {
  readonly found = new Loaded<Candidates>()
  readonly #client: Client
  readonly #against: string | null

  constructor(client: Client, against: string | null) {
    this.#client = client
    this.#against = against
  }

  find(q: string): void {
    void this.found.load(() => (q.trim() === '' ? this.#offer() : this.#search(q.trim())))
  }

  async #search(q: string): Promise<Candidates> {
    const others = await this.#rows(q, most)
    return { sameSubject: [], sameSender: [], others: others.filter(({ id }) => this.#other(id)) }
  }

  async #offer(): Promise<Candidates> {
    const against = await this.#message()
    if (!against) return { sameSubject: [], sameSender: [], others: await this.#rows('', most) }
    const [alike, theirs, latest] = await Promise.all([
      against.subject ? this.#before(against, `subject:${quoted(against.subject)}`) : [],
      against.from ? this.#before(against, `from:${quoted(against.from.address)}`) : [],
      this.#rows('', most),
    ])
    const sameSubject = alike.filter(({ subject }) => subject === against.subject).slice(0, 1)
    const sameSender = theirs
      .filter(({ from }) => from?.address === against.from?.address)
      .filter(({ id }) => id !== sameSubject[0]?.id)
      .slice(0, 1)
    const offered = new Set([...sameSubject, ...sameSender].map(({ id }) => id))
    const others = latest.filter(({ id }) => this.#other(id) && !offered.has(id))
    return { sameSubject, sameSender, others }
  }

  /** A message that is gone is compared with nothing: then there is nothing to be offered first. */
  async #message(): Promise<MessageRow | null> {
    if (this.#against === null) return null
    const path = { id: this.#against }
    return this.#client.call('GET /api/messages/{id}', { path }).catch(() => null)
  }

  /** Those that arrived before it; `before:` knows seconds, the number says it exactly. */
  async #before({ arrivedAt, n }: MessageRow, q: string): Promise<MessageRow[]> {
    const second = new Date(Date.parse(arrivedAt) + 1000).toISOString().slice(0, 19)
    const rows = await this.#rows(`${q} before:${second}Z`, 100).catch(() => [])
    return rows.filter((row) => row.n < n)
  }

  async #rows(q: string, limit: number): Promise<MessageRow[]> {
    const search = q === '' ? {} : { q, tz: zone() }
    const { messages } = await this.#client.call('GET /api/messages', {
      query: { ...search, limit, fresh: false },
    })
    return messages
  }

  #other(id: string): boolean {
    return id !== this.#against
  }
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, ' ')}"`
}
