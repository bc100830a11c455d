import type { LiveMessage, MessagePage, MessageRow, SandboxEvent } from '../../server/types.ts'
import { ApiError, type Client } from '../api/client.ts'
import { changed } from './change.ts'
import { paced } from './paced.ts'
import { Rows } from './rows.ts'

export type Sort = 'newest' | 'oldest'

interface View {
  inbox: string
  q: string
  sort: Sort
}

const pageSize = 100
/** Rows asked for beyond what is seen. */
const margin = 20
/** Before a wait is shown as one. */
const patience = 150

/**
 * The messages of an inbox and a search: any number of them, of which those near what is seen are
 * known. Live news is worked in by `apply`; where that cannot be exact, what is seen is asked anew.
 */
export class MessageList {
  /** All messages that match. */
  total = $state(0)
  status = $state<'loading' | 'ready' | 'failed'>('loading')
  /** The wait for a first answer is long enough to be shown. */
  slow = $state(false)
  /** Why the last question failed; a wrong search leaves the rows that were there. */
  error = $state.raw<ApiError | null>(null)
  /** Rows that came in above the others since this view is shown; the scroll position follows it. */
  prepended = $state(0)
  #view = $state.raw<View>({ inbox: 'all', q: '', sort: 'newest' })
  /** Rows are changed in place, or a burst would copy thousands of them for each message. */
  #version = $state(0)

  readonly #client: Client
  readonly #rows = new Rows()
  readonly #refreshSoon = paced(() => void this.refresh(), { delay: 30, every: 500 })
  readonly #recheckSoon = paced(() => void this.#recheck(), { delay: 200, every: 1000 })
  #newest = 0
  #seen = { from: 0, to: 30 }
  /** Grows with each view, so that late answers to an older one are known as such. */
  #turn = 0
  #paging = false
  #refreshes = 0
  /** What happened while everything was asked anew, to be told again on top of the answer. */
  #meanwhile: SandboxEvent[] = []

  constructor(client: Client) {
    this.#client = client
  }

  get inbox() {
    return this.#view.inbox
  }
  get q() {
    return this.#view.q
  }
  get sort() {
    return this.#view.sort
  }
  /** The largest `n` that is known: later messages are no part of what the person sees. */
  get newest() {
    return this.#newest
  }

  at(position: number): MessageRow | undefined {
    void this.#version
    return this.#rows.at(position)
  }

  get(id: string): MessageRow | undefined {
    void this.#version
    return this.#rows.get(id)
  }

  /** Where a message stands; undefined when that is not known (yet). */
  position(id: string): number | undefined {
    void this.#version
    return this.#rows.position(id)
  }

  loaded(): MessageRow[] {
    return this.#rows.all()
  }

  /** Shows another inbox, search or order. The rows that are there stay until the answer comes. */
  async show(view: Partial<View>): Promise<void> {
    const next = { ...this.#view, ...view }
    const other = next.inbox !== this.#view.inbox
    const same = !other && next.q === this.#view.q && next.sort === this.#view.sort
    if (same && this.#turn > 0) return
    this.#view = next
    this.#turn++
    this.#seen = { from: 0, to: 30 }
    this.status = 'loading'
    const turn = this.#turn
    setTimeout(() => {
      if (turn === this.#turn && this.status === 'loading') this.slow = true
    }, patience)
    await this.refresh()
  }

  /** Asks anew for the head and for what is seen. */
  async refresh(): Promise<void> {
    const turn = this.#turn
    this.#meanwhile = []
    this.#refreshes++
    try {
      const far = this.#seen.from >= pageSize
      const [head, seen] = await Promise.all([
        this.#page(0),
        far ? this.#page(this.#seen.from) : undefined,
      ])
      if (turn === this.#turn) this.#restart(head, seen)
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    } finally {
      this.#refreshes--
    }
    if (turn === this.#turn) void this.#fill()
  }

  /** Says which rows are on the screen; those that are missing are fetched. */
  need(from: number, to: number): void {
    this.#seen = { from, to }
    void this.#fill()
  }

  /** Finds the place of a message that is not among the known rows. */
  async reveal(id: string): Promise<number | undefined> {
    const known = this.#rows.position(id)
    if (known !== undefined) return known
    const turn = this.#turn
    const page = await this.#ask({ around: id, limit: pageSize })
    if (turn !== this.#turn || page.total !== this.total) return undefined
    this.#put(page.offset, page.messages)
    return this.#rows.position(id)
  }

  /** The message before (-1) or after (1) another in the order of the list. */
  async neighbour(id: string, step: 1 | -1): Promise<MessageRow | undefined> {
    const position = await this.reveal(id)
    if (position === undefined) return undefined
    const wanted = position + step
    if (wanted < 0 || wanted >= this.total) return undefined
    if (!this.#rows.at(wanted)) {
      const page = await this.#page(Math.max(0, wanted - margin))
      if (page.total === this.total) this.#put(page.offset, page.messages)
    }
    return this.#rows.at(wanted)
  }

  apply(message: LiveMessage): void {
    if (message.type === 'hello') return
    if (message.type === 'reload') return this.#refreshSoon()
    if (this.#refreshes > 0) this.#meanwhile.push(message)
    this.#take(message)
    this.#version++
  }

  #take(event: SandboxEvent): void {
    switch (event.type) {
      case 'message.stored':
        return this.#stored(event.message)
      case 'message.analysed':
        if (!this.#rows.replace(event.message) && this.#concerns(event)) this.#searchAgain()
        return
      case 'message.changed':
        return this.#changed(event)
      case 'messages.deleted':
        return this.#deleted(event)
      case 'messages.restored':
        if (this.#concerns(event)) this.#refreshSoon()
        return
      case 'inbox.deleted':
        if (this.inbox === 'all') this.#refreshSoon()
        return
      case 'inbox.created':
      case 'inbox.changed':
      case 'session.ended':
        return
    }
  }

  #stored(row: MessageRow): void {
    if (this.inbox !== 'all' && row.inbox !== this.inbox) return
    if (this.q !== '') return this.#searchAgain()
    if (this.#rows.replace(row) || row.n <= this.#newest || this.status !== 'ready') return
    this.#newest = row.n
    this.total++
    if (this.sort === 'oldest') {
      this.#rows.put(this.total - 1, [row])
    } else {
      this.#rows.prepend(row)
      this.prepended++
    }
  }

  #changed(event: SandboxEvent & { type: 'message.changed' }): void {
    const { ids, change } = event
    if (ids === null) return this.#refreshSoon()
    for (const id of ids) {
      const row = this.#rows.get(id)
      if (row) this.#rows.replace(changed(row, change))
    }
    if (change.inbox === undefined || this.inbox === 'all') return
    if (change.inbox === this.inbox) this.#refreshSoon()
    else this.#remove(ids)
  }

  #deleted(event: SandboxEvent & { type: 'messages.deleted' }): void {
    if (!this.#concerns(event)) return
    if (event.ids === null) return this.#refreshSoon()
    const unknown = this.#remove(event.ids)
    if (unknown === 0) return
    if (this.q === '') this.#refreshSoon()
    else this.#searchAgain()
  }

  /** @returns how many of them were not known here */
  #remove(ids: readonly string[]): number {
    const known = ids.filter((id) => this.#rows.has(id))
    this.#rows.remove(new Set(known))
    this.total = Math.max(0, this.total - known.length)
    return ids.length - known.length
  }

  #concerns(event: { inbox: string | null }): boolean {
    return this.inbox === 'all' || event.inbox === null || event.inbox === this.inbox
  }

  #searchAgain(): void {
    if (this.q !== '') this.#recheckSoon()
  }

  /** Looks at the head of a search again: what is new goes above, else everything is asked anew. */
  async #recheck(): Promise<void> {
    const turn = this.#turn
    const first = this.#rows.at(0)
    const head = await this.#page(0).catch(() => undefined)
    if (!head || turn !== this.#turn || this.status !== 'ready') return
    const fresh = first ? head.messages.findIndex((row) => row.id === first.id) : -1
    if (fresh < 0 || head.total !== this.total + fresh || this.sort === 'oldest') {
      if (head.total === this.total && fresh === 0) return
      return this.refresh()
    }
    for (const row of head.messages.slice(0, fresh).reverse()) {
      this.#rows.prepend(row)
      this.prepended++
    }
    this.total = head.total
    this.#version++
  }

  /** Fetches what is seen and not known, one page at a time. */
  async #fill(): Promise<void> {
    if (this.#paging || this.status !== 'ready') return
    this.#paging = true
    const turn = this.#turn
    try {
      for (let missing = this.#missing(); missing !== undefined; missing = this.#missing()) {
        const before = { total: this.total, prepended: this.prepended }
        const page = await this.#page(missing)
        if (turn !== this.#turn) return
        const moved = this.prepended - before.prepended
        // The answer is from before or from after what came in while it was on its way.
        if (page.total === this.total) this.#put(page.offset, page.messages)
        else if (page.total === before.total && this.total === before.total + moved) {
          this.#put(page.offset + moved, page.messages)
        } else return this.#refreshSoon()
        if (page.messages.length === 0) return
      }
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    } finally {
      this.#paging = false
    }
  }

  #missing(): number | undefined {
    const from = Math.max(0, this.#seen.from - margin)
    const to = Math.min(this.total, this.#seen.to + margin)
    for (let position = from; position < to; position++) {
      if (!this.#rows.at(position)) return position
    }
    return undefined
  }

  #restart(head: MessagePage, seen: MessagePage | undefined): void {
    this.#rows.clear()
    this.#rows.put(0, head.messages)
    if (seen && seen.total === head.total) this.#rows.put(seen.offset, seen.messages)
    this.#newest = head.messages.reduce((most, row) => Math.max(most, row.n), 0)
    this.total = head.total
    this.status = 'ready'
    this.slow = false
    this.error = null
    for (const event of this.#meanwhile.splice(0)) {
      if (event.type !== 'messages.deleted' || event.ids === null) this.#take(event)
      else this.#remove(event.ids)
    }
    this.#version++
  }

  #put(offset: number, rows: readonly MessageRow[]): void {
    if (!this.#rows.put(offset, rows)) this.#refreshSoon()
    this.#version++
  }

  #fail(error: unknown): void {
    this.error = error instanceof ApiError ? error : new ApiError('internal', String(error))
    const wrongSearch = this.error.code === 'bad_request' && this.#version > 0
    this.status = wrongSearch ? 'ready' : 'failed'
    this.slow = false
  }

  #page(offset: number): Promise<MessagePage> {
    return this.#ask({ offset, limit: pageSize })
  }

  #ask(where: { offset?: number; around?: string; limit: number }): Promise<MessagePage> {
    const { inbox, q, sort } = this.#view
    const query = { ...where, sort, q: q || undefined, fresh: false }
    return this.#client.call('GET /api/messages', {
      query: inbox === 'all' ? query : { ...query, inbox },
    })
  }
}
