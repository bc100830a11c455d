import type { LiveMessage, Relay } from '../../../server/types.ts'
import type { Client } from '../../api/client.ts'
import { Loaded } from '../loaded.svelte.ts'
import { paced } from '../paced.ts'

/** The relays that mail can be released through. */
export class Relays {
  readonly list = new Loaded<Relay[]>()
  readonly #client: Client
  readonly #loadSoon = paced(() => this.load(), { delay: 30, every: 500 })

  constructor(client: Client) {
    this.#client = client
  }

  load(): void {
    void this.list.refresh(async () => (await this.#client.call('GET /api/relays')).relays)
  }

  apply(news: LiveMessage): void {
    if (news.type === 'relays.changed' || news.type === 'reload') this.#loadSoon()
  }

  /** Puts the answer of an act in place without waiting for its event. */
  put(relay: Relay): void {
    const all = this.list.value ?? []
    // One relay is the default one: the others no longer are.
    const others = relay.isDefault ? all.map((one) => ({ ...one, isDefault: false })) : all
    const known = all.some(({ id }) => id === relay.id)
    this.list.value = known
      ? others.map((one) => (one.id === relay.id ? relay : one))
      : [...others, relay]
  }
}
