import type { Thread } from '../../thread.ts'
import type { Message, MessagePage, Scope, TagCount } from '../../types.ts'
import type { Latest, ListQuery } from '../store.ts'
import type { RawPlace } from './read/message.ts'
import { givenUp } from './read/turn.ts'
import type { SearcherHandlers } from './searcher.ts'

/** Asks the thread that searches; a signal calls a search off. */
export class Searching {
  readonly #thread: Thread<SearcherHandlers>
  #next = 0

  constructor(thread: Thread<SearcherHandlers>) {
    this.#thread = thread
  }

  list(scope: Scope, query: ListQuery, signal?: AbortSignal): Promise<MessagePage> {
    return this.#ask((call) => this.#thread.call.list(call, scope, query), signal)
  }

  message(scope: Scope, ref: Latest): Promise<Message> {
    return this.#ask((call) => this.#thread.call.message(call, scope, ref))
  }

  rawPlace(scope: Scope, ref: Latest): Promise<RawPlace> {
    return this.#ask((call) => this.#thread.call.rawPlace(call, scope, ref))
  }

  tags(scope: Scope, inbox?: string): Promise<TagCount[]> {
    return this.#ask((call) => this.#thread.call.tags(call, scope, inbox))
  }

  async #ask<T>(question: (call: number) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw givenUp()
    const call = this.#next++
    const cancel = () => void this.#thread.call.cancel(call).catch(() => undefined)
    const answer = question(call)
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      return await answer
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }
}
