import type { LiveMessage, MessagePage, MessageRow } from '../../server/types.ts'
import { ApiError, type Client } from '../api/client.ts'
import { tell, type News, type Told, type View } from './news.ts'
import { askPage, type Where } from './page.ts'
import { paced } from './paced.ts'
import { Rows } from './rows.ts'
import { Watch, type Ask } from './watch.ts'

const pageSize = 100
/** Rows asked for beyond what is seen. */
const margin = 20
/** Milliseconds before a wait is shown as one. */
const patience = 150

/**
 * The messages of an inbox and a search: any number of them, of which those near what is seen are
 * known. Live news is worked in by `apply`; where that cannot be exact, what is seen is asked anew.
 */
export class MessageList {
  /** All messages that match; at least so many unless `exact`. */
  total = $state(0)
  exact = $state(true)
  /** Whether these are what a search found: what is being asked has no answer yet. */
  searched = $state(false)
  /** Messages of any inbox that no search can find yet. */
  pending = $state(0)
  /** Messages that match all else, but no check has decided what the search asks for. */
  undecided = $state(0)
  /** Messages that came in and whose place is known only to the server. */
  waiting = $state(0)
  status = $state<'loading' | 'ready' | 'failed'>('loading')
  /** The wait for a first answer is long enough to be shown. */
  slow = $state(false)
  /** Why the last question failed; a wrong search leaves the rows that were there. */
  error = $state.raw<ApiError | null>(null)
  /** Rows that ever came in above the others; the scroll position follows it. */
  prepended = $state(0)
  #view = $state.raw<View>({ inbox: 'all', q: '', sort: 'newest', grouped: false })
  /** Rows are changed in place, or a burst would copy thousands of them for each message. */
  #version = $state(0)

  readonly #client: Client
  readonly #rows = new Rows()
  readonly #news: Told
  readonly #watch: Watch
  readonly #waiting = new Set<string>()
  readonly #refreshSoon = paced(() => void this.refresh(), { delay: 30, every: 500 })
  readonly #checkSoon = paced(() => void this.refresh(), { delay: 200, every: 1000 })
  #newest = 0
  #seen = { from: 0, to: 30 }
  /** Grows with each view, so that late answers to an older one are known as such. */
  #turn = 0
  /** The view whose rows are known, and the one whose rows are being fetched. */
  #known = 0
  #filling = 0
  /** The view that is being asked anew, 0 for none; and whether once more behind that. */
  #refreshing = 0
  #again = false
  /** What happened while everything was asked anew, to be told again on top of the answer. */
  #meanwhile: News[] = []

  constructor(client: Client, watch: Ask = () => {}) {
    this.#client = client
    this.#watch = new Watch(watch)
    this.#news = this.#told()
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
    const { inbox, q, sort, grouped } = this.#view
    const same = next.inbox === inbox && next.q === q && next.sort === sort
    if (this.#turn > 0 && same && next.grouped === grouped) return
    this.#view = next
    this.#seen = { from: 0, to: 30 }
    this.status = 'loading'
    const turn = ++this.#turn
    if (turn === 1 || next.inbox !== inbox || next.q !== q) this.#watch.show(next)
    setTimeout(() => {
      if (turn === this.#turn && this.status === 'loading') this.slow = true
    }, patience)
    await this.refresh()
  }

  /**
   * Asks anew for the head and for what is seen. One question at a time: two answers could come in
   * the wrong order. What is wanted meanwhile is asked once more behind it.
   */
  async refresh(): Promise<void> {
    const turn = this.#turn
    if (turn === 0) return
    this.#again = this.#refreshing === turn
    if (this.#again) return
    this.#refreshing = turn
    try {
      do {
        this.#again = false
        this.#meanwhile = []
        const pages = await this.#headAndSeen()
        if (turn !== this.#turn) return
        this.#restart(...pages)
      } while (this.#again)
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    } finally {
      if (this.#refreshing === turn) this.#refreshing = 0
    }
    void this.#fill()
  }

  #headAndSeen(): Promise<[MessagePage, MessagePage | undefined]> {
    const far = this.#seen.from >= pageSize
    return Promise.all([this.#page(0), far ? this.#page(this.#seen.from) : undefined])
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
    if (message.type === 'reload') return this.#refreshSoon()
    const news = this.#watch.hear(message)
    if (!news) return this.#catchUp()
    if (this.#refreshing > 0) this.#meanwhile.push(news)
    if (this.#known === this.#turn) this.#tell(news)
  }

  #tell(news: News): void {
    if (!this.#watch.isNew(news)) return
    tell(this.#news, news)
    this.waiting = this.#waiting.size
    this.#version++
  }

  #catchUp(): void {
    if (this.#turn > 0 && this.#known === this.#turn && this.#watch.behind) this.#refreshSoon()
  }

  /** Fetches what is seen and not known, one page at a time. */
  async #fill(): Promise<void> {
    const turn = this.#turn
    if (this.#filling === turn || this.#known !== turn) return
    this.#filling = turn
    try {
      for (let gap = this.#gap(); gap !== undefined; gap = this.#gap()) {
        const before = { total: this.total, prepended: this.prepended }
        const page = await this.#page(gap)
        if (turn !== this.#turn || page.messages.length === 0) return
        // The answer is from after, or from before what came in while it was on its way.
        const moved = this.prepended - before.prepended
        if (!this.exact) this.#extend(page)
        if (page.total === this.total) this.#put(page.offset, page.messages)
        else if (page.total === before.total && this.total === before.total + moved) {
          this.#put(page.offset + moved, page.messages)
        } else return this.#refreshSoon()
      }
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    } finally {
      if (this.#filling === turn) this.#filling = 0
    }
  }

  #gap(): number | undefined {
    const { from, to } = this.#seen
    return this.#rows.gap(Math.max(0, from - margin), Math.min(this.total, to + margin))
  }

  /** Of a long search the end is not known until it is reached. */
  #extend(page: MessagePage): void {
    this.total = Math.max(this.total, page.total, page.offset + page.messages.length)
    this.exact = page.exact
    page.total = this.total
  }

  #restart(head: MessagePage, seen: MessagePage | undefined): void {
    this.#rows.clear()
    this.#waiting.clear()
    this.#rows.put(0, head.messages)
    if (seen && seen.total === head.total) this.#rows.put(seen.offset, seen.messages)
    this.#newest = head.messages.reduce((most, { n }) => Math.max(most, n), head.indexedThrough)
    this.#watch.answer(head.seq)
    this.total = head.total
    this.exact = head.exact
    this.searched = this.#view.q !== ''
    this.pending = head.pending
    this.undecided = head.undecided ?? 0
    this.waiting = 0
    this.#known = this.#turn
    this.status = 'ready'
    this.slow = false
    this.error = null
    for (const news of this.#meanwhile.splice(0)) this.#tell(news)
    this.#catchUp()
    this.#version++
  }

  #put(offset: number, rows: readonly MessageRow[]): void {
    if (!this.#rows.put(offset, rows)) this.#refreshSoon()
    this.#version++
  }

  /** Rows that are there stay: a wrong search, or a server that is away, takes nothing from them. */
  #fail(error: unknown): void {
    this.error = error instanceof ApiError ? error : new ApiError('internal', String(error))
    const keeps =
      this.#known === this.#turn || (this.error.code === 'bad_request' && this.#known > 0)
    this.status = keeps ? 'ready' : 'failed'
    this.slow = false
  }

  #told(): Told {
    const arrived = (row: MessageRow) => {
      this.#newest = Math.max(this.#newest, row.n)
      this.#rows.prepend(row)
      this.total++
      this.prepended++
    }
    // Getters of another object: inside them `this` would be that object.
    const view = () => this.#view
    const newest = () => this.#newest
    return {
      rows: this.#rows,
      get view() {
        return view()
      },
      get newest() {
        return newest()
      },
      arrived,
      waiting: this.#waiting,
      lost: (count) => (this.total = Math.max(0, this.total - count)),
      indexing: (by) => (this.pending = Math.max(0, this.pending + by)),
      refreshSoon: this.#refreshSoon,
      checkSoon: this.#checkSoon,
    }
  }

  #page(offset: number): Promise<MessagePage> {
    return this.#ask({ offset, limit: pageSize })
  }

  #ask(where: Where): Promise<MessagePage> {
    return askPage(this.#client, this.#view, where)
  }
}
