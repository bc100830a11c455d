import { createContext } from 'svelte'
import type { LiveMessage, Message } from '../../../server/types.ts'
import type { Client } from '../../api/client.ts'
import { Loaded } from '../../state/loaded.svelte.ts'
import type { AnyReport, CheckId } from './check.ts'
import { running } from './index.ts'

/** What the checks say of the open message. */
export class MessageReports {
  readonly #client: Client
  readonly #reports: Record<CheckId, Loaded<AnyReport>> = { spam: new Loaded(), auth: new Loaded() }
  #id: string | null = null
  #running: readonly CheckId[] = []

  constructor(client: Client) {
    this.#client = client
  }

  /** The id of the open message. */
  get message(): string | null {
    return this.#id
  }

  of(id: CheckId): Loaded<AnyReport> {
    return this.#reports[id]
  }

  /** Asks for those of a message. @param ids the checks that run; undefined until that is known */
  open(message: Message | null, ids: readonly string[] | undefined): void {
    const id = message?.id ?? null
    if (ids === undefined || id === this.#id) return
    this.#id = id
    this.#running = running(ids).map((check) => check.id)
    for (const check of this.#running) {
      this.#reports[check].clear()
      this.fetch(check)
    }
  }

  fetch(check: CheckId): void {
    const id = this.#id
    if (id === null) return
    const input = { path: { id, check } }
    void this.#reports[check].load(() =>
      this.#client.call('GET /api/messages/{id}/checks/{check}', input),
    )
  }

  hear(news: LiveMessage): void {
    if (news.type === 'reload') for (const check of this.#running) this.fetch(check)
    if (news.type !== 'message.checked' || news.id !== this.#id) return
    const check = this.#running.find((id) => id === news.check)
    if (check) this.fetch(check)
  }
}

const [read, write] = createContext<MessageReports>()
/** Of the message that the reader shows: what the strip and the tab share. */
export const getReports = read
export const setReports = write
