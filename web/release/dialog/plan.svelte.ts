import type {
  DryRun,
  Message,
  Released,
  ReleaseChanges,
  ReleasePreview,
  ReleaseRequest,
} from '../../../server/types.ts'
import type { Client } from '../../api/client.ts'
import type { Api, Which } from '../../api/routes.ts'
import { Loaded } from '../../state/loaded.svelte.ts'

export type ManyPreview = Api['POST /api/messages/release/preview']['answer']

/** What a person is about to release, and what it would do. */
export class Plan {
  readonly which: Which
  /** The one message that it is about; null for several. */
  readonly id: string | null
  /** Null: the recipients of the envelope. */
  to = $state.raw<string[] | null>(null)
  /** Id of the relay; null until one is known. */
  relay = $state<string | null>(null)
  changes = $state.raw<ReleaseChanges>({})
  deleteAfter = $state(false)
  /** What was typed to confirm. */
  typed = $state('')

  readonly message = new Loaded<Message>()
  readonly one = new Loaded<ReleasePreview>()
  readonly many = new Loaded<ManyPreview>()
  readonly dry = new Loaded<DryRun>()
  readonly #client: Client
  /** The request that the outlook is of. */
  #shown = $state('')
  #turn = 0

  constructor(client: Client, which: Which) {
    this.#client = client
    this.which = which
    this.id = 'ids' in which && which.ids.length === 1 ? (which.ids[0] ?? null) : null
  }

  /** The recipients as the person sees them. */
  get recipients(): string[] {
    return this.to ?? [...new Set(this.message.value?.envelope.to)]
  }

  /** How many it reaches; null while that is not known. */
  get reach(): { recipients: number; domains: number } | null {
    return this.one.value?.reach ?? this.many.value
  }

  /** The number that must be typed; null when none. */
  get mustType(): number | null {
    const asks = this.one.value?.mustConfirm ?? this.many.value?.mustConfirm ?? false
    return asks ? (this.reach?.recipients ?? null) : null
  }

  get ready(): boolean {
    const told = this.one.value ?? this.many.value
    // What is shown may be about what was asked for before.
    if (this.#shown !== JSON.stringify(this.request)) return false
    if (told === null || this.reach === null || this.reach.recipients === 0) return false
    if ('problems' in told && told.problems.some(({ blocks }) => blocks)) return false
    return this.mustType === null || readNumber(this.typed) === this.mustType
  }

  get request(): ReleaseRequest {
    const request: ReleaseRequest = { ...this.changes }
    if (this.relay !== null) request.relay = this.relay
    // To nobody at all is no wish when there are many: it means their envelopes.
    if (this.to !== null && (this.id !== null || this.to.length > 0)) request.to = this.to
    if (this.deleteAfter) request.deleteAfter = true
    return request
  }

  open(): void {
    const { id } = this
    if (id === null) return
    void this.message.load(() => this.#client.call('GET /api/messages/{id}', { path: { id } }))
  }

  /** Asks what it would do. */
  async look(): Promise<void> {
    const { id, request } = this
    const turn = ++this.#turn
    if (id !== null && request.to?.length === 0) return this.one.clear()
    if (id === null) {
      const body = { ...this.which, ...request }
      await this.many.load(() => this.#client.call('POST /api/messages/release/preview', { body }))
    } else {
      const input = { path: { id }, body: request }
      await this.one.load(() => this.#client.call('POST /api/messages/{id}/release/preview', input))
    }
    if (turn === this.#turn) this.#shown = JSON.stringify(request)
  }

  rehearse(): Promise<void> {
    const { id, request } = this
    if (id === null) {
      const body = { ...this.which, ...request }
      return this.dry.load(() => this.#client.call('POST /api/messages/release/dry-run', { body }))
    }
    const input = { path: { id }, body: request }
    return this.dry.load(() => this.#client.call('POST /api/messages/{id}/release/dry-run', input))
  }

  /** @throws ApiError that says why nothing was released */
  async release(): Promise<Released> {
    const { id } = this
    const confirm = this.mustType
    const request = { ...this.request, ...(confirm === null ? {} : { confirm }) }
    if (id === null) {
      return this.#client.call('POST /api/messages/release', {
        body: { ...this.which, ...request },
      })
    }
    return this.#client.call('POST /api/messages/{id}/release', { path: { id }, body: request })
  }

  /** Puts a choice in, or takes it out: what is undefined is as the relay says. */
  change<K extends keyof ReleaseChanges>(name: K, value: ReleaseChanges[K]): void {
    const next = { ...this.changes }
    if (value === undefined) delete next[name]
    else next[name] = value
    this.changes = next
  }
}

/** '1,284' and '1.284' are typed by those who read them so. */
export function readNumber(text: string): number | null {
  const digits = text.replace(/[\s.,'\u00a0\u202f]/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}
