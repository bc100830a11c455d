import type { LiveMessage, MessageRow } from '../../server/types.ts'
import { paced } from '../state/paced.ts'

/** One message, or so many that came together; `newest` is the last of them. */
export interface News {
  count: number
  newest: MessageRow
}

export interface NotifierOptions {
  /** Whether the person wants to hear of mail to this inbox. */
  wanted: (inbox: string) => boolean
  /** Nobody looks at the page. */
  away: () => boolean
  tell: (news: News) => void
  /** The id of the data file, whose events the numbers are of; '' while it is not known. */
  file: () => string
  /** Shared by the tabs of the browser: what one has told the others do not tell again. */
  storage: Pick<Storage, 'getItem' | 'setItem'>
}

const key = 'mailproof.told'
/** Milliseconds: what comes within the first is one piece of news, and there is one in so many. */
const pace = { delay: 600, every: 4000 }

/** Tells of new mail while nobody looks: once for a burst, and of no message twice. */
export class Notifier {
  readonly #options: NotifierOptions
  readonly #tellSoon = paced(() => this.#tell(), pace)
  #file: string
  /** The event up to which everything was told, or seen. */
  #told = 0
  #count = 0
  #newest: { seq: number; message: MessageRow } | null = null

  constructor(options: NotifierOptions) {
    this.#options = options
    this.#file = options.file()
  }

  hear(message: LiveMessage): void {
    if (message.type === 'hello') return this.#greet(message.file)
    if (message.type !== 'message.stored' || message.seq <= this.#told) return
    this.#told = message.seq
    const { away, wanted } = this.#options
    if (!message.message.unread || !wanted(message.message.inbox) || !away()) return
    this.#count++
    this.#newest = { seq: message.seq, message: message.message }
    this.#tellSoon()
  }

  #greet(file: string): void {
    if (this.#file !== '' && file !== this.#file) this.#told = 0
    this.#file = file
  }

  #tell(): void {
    const [count, newest] = [this.#count, this.#newest]
    this.#count = 0
    this.#newest = null
    if (!newest || !this.#options.away() || this.#toldElsewhere(newest.seq)) return
    this.#options.tell({ count, newest: newest.message })
  }

  #toldElsewhere(seq: number): boolean {
    const { storage } = this.#options
    const here = this.#options.file()
    try {
      const [file, told] = (storage.getItem(key) ?? '').split(' ')
      if (file === here && Number(told) >= seq) return true
      storage.setItem(key, `${here} ${seq}`)
    } catch (error) {
      console.warn('other tabs may tell the same', error)
    }
    return false
  }
}
