import type { LiveMessage, SearchRequest } from '../../server/types.ts'
import type { News, View } from './news.ts'
import { zone } from './zone.ts'

/** Has the server tell what matches; null ends it. */
export type Ask = (search: SearchRequest | null) => void

/**
 * Which news a list has had: those that its last answer knows, those told since, and those that
 * nobody will tell. What newly matches a search is told by the server, not asked for.
 */
export class Watch {
  readonly #ask: Ask
  #turn = 0
  #id = ''
  /** The event up to which the last answer knows everything, and up to which all was told since. */
  #answered = 0
  #told = 0
  /** The connection tells of events after this one. */
  #greeted = 0
  /** The live search tells of matches by events after this one. */
  #watched = 0

  constructor(ask: Ask) {
    this.#ask = ask
  }

  show({ inbox, q }: View): void {
    this.#watched = 0
    this.#id = q === '' ? '' : `list-${++this.#turn}`
    if (q === '') return this.#ask(null)
    const where = inbox === 'all' ? {} : { inbox }
    this.#ask({ type: 'search', id: this.#id, q, ...where, tz: zone() })
  }

  /** @param seq the newest event that the answer knows */
  answer(seq: number): void {
    this.#answered = this.#told = seq
  }

  /** Something happened after the last answer and before anybody listened. */
  get behind(): boolean {
    return this.#greeted > this.#told || this.#watched > this.#answered
  }

  /** What of a message is news to the list; takes note of what is said about the search. */
  hear(message: Exclude<LiveMessage, { type: 'reload' }>): News | null {
    switch (message.type) {
      case 'hello':
        this.#greeted = message.seq
        return null
      case 'search.ready':
      case 'search.missed':
        if (message.id === this.#id) this.#watched = message.seq
        return null
      case 'search.failed':
        // The answer to the same question says so too.
        return null
      case 'search.matched':
        return message.id === this.#id ? message : null
      default:
        return message
    }
  }

  /** False for what was told already. Matches are told later than the events that brought them. */
  isNew(news: News): boolean {
    if (news.type === 'search.matched') return news.seq > this.#answered
    if (news.seq <= this.#told) return false
    this.#told = news.seq
    return true
  }
}
