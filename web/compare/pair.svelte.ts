import type { HeaderField, LiveMessage, Message } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import { readExcerpt, type Excerpt } from '../message/source/fetched.ts'
import { Loaded } from '../state/loaded.svelte.ts'
import { OpenMessage } from '../state/message.svelte.ts'

/** What is compared of one message. */
export interface Content {
  headers: HeaderField[]
  /** null where the message has none. */
  text: Excerpt | null
  html: Excerpt | null
}

export interface Contents {
  left: Content
  right: Content
  /** The raw bytes are equal. */
  identical: boolean
}

/** More of a text or a source is not compared. */
const LONGEST = 5_000_000
/** Larger messages are not fetched just to see whether all bytes are equal. */
const LARGEST = 20_000_000

/** The two messages that are compared, kept true by the events about them. */
export class MessagePair {
  readonly left: OpenMessage
  readonly right: OpenMessage
  readonly contents = new Loaded<Contents>()
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
    this.left = new OpenMessage(client)
    this.right = new OpenMessage(client)
  }

  open(left: string | null, right: string | null): void {
    // Looking at the difference is not reading.
    this.left.open(left, { marksRead: false })
    this.right.open(right, { marksRead: false })
  }

  /** Fetches what both consist of; called anew for other messages. */
  load(left: Message, right: Message): void {
    void this.contents.load(async () => {
      const [one, other] = await Promise.all([this.#content(left), this.#content(right)])
      const alike = left.size === right.size && left.size <= LARGEST && sameText(one, other, 'html')
      const identical = alike && sameText(one, other, 'text') && (await this.#equal(left, right))
      return { left: one, right: other, identical }
    })
  }

  hear(news: LiveMessage): void {
    this.left.hear(news)
    this.right.hear(news)
  }

  /** The server is back: what could not be answered before is asked again. */
  retry(): void {
    for (const one of [this.left, this.right]) if (one.trouble === 'offline') one.reload()
    const [left, right] = [this.left.value, this.right.value]
    if (this.contents.error && left && right) this.load(left, right)
  }

  async #content({ id, text, html }: Message): Promise<Content> {
    const path = { id }
    const excerpt = async (answer: Promise<Response>) => readExcerpt(await answer, LONGEST)
    const [{ fields }, prose, source] = await Promise.all([
      this.#client.call('GET /api/messages/{id}/headers', { path }),
      text ? excerpt(this.#client.fetch('GET /api/messages/{id}/text', { path })) : null,
      html
        ? excerpt(
            this.#client.fetch('GET /api/messages/{id}/html', { path, query: { source: true } }),
          )
        : null,
    ])
    return { headers: fields, text: prose, html: source }
  }

  async #equal(left: Message, right: Message): Promise<boolean> {
    if (left.id === right.id) return true
    const [one, other] = await Promise.all([this.#raw(left.id), this.#raw(right.id)])
    return one.length === other.length && one.every((byte, at) => byte === other[at])
  }

  async #raw(id: string): Promise<Uint8Array> {
    const answer = await this.#client.fetch('GET /api/messages/{id}/raw', { path: { id } })
    return new Uint8Array(await answer.arrayBuffer())
  }
}

export function sameText(one: Content, other: Content, what: 'text' | 'html'): boolean {
  return one[what]?.text === other[what]?.text
}
