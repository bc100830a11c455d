import type { LiveMessage, Zone, ZoneChange, ZonePublication } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import { Loaded } from './loaded.svelte.ts'

/** The planned zones, and how the open one compares with DNS. */
export class Zones {
  readonly all = new Loaded<Zone[]>()
  readonly published = new Loaded<ZonePublication>()
  readonly #client: Client
  #open: string | null = null

  constructor(client: Client) {
    this.#client = client
  }

  load(): void {
    void this.all.load(async () => (await this.#client.call('GET /api/zones')).zones)
  }

  /** Asks DNS for the records of a zone. */
  compare(domain: string | null): void {
    this.#open = domain
    if (domain === null) return this.published.clear()
    const input = { path: { domain } }
    void this.published.load(() => this.#client.call('GET /api/zones/{domain}/published', input))
  }

  apply(news: LiveMessage): void {
    if (news.type === 'zone.changed') {
      this.load()
      if (news.domain === this.#open) this.compare(news.domain)
    } else if (news.type === 'reload') this.load()
  }

  find(domain: string | null): Zone | null {
    return this.all.value?.find((zone) => zone.domain === domain) ?? null
  }

  /** @throws ApiError that says which record is wrong */
  change(domain: string, body: ZoneChange): Promise<Zone> {
    return this.#client.call('PUT /api/zones/{domain}', { path: { domain }, body })
  }
}
