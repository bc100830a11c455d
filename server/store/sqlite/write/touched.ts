import { mostIds } from './outbox.ts'

/** What a bulk act did, inbox by inbox: one event each, its ids named up to a bound. */
export class Touched {
  readonly #inboxes = new Map<number, { ids: string[]; messages: number }>()

  note(inbox: number, id: string): void {
    const entry = this.#inboxes.get(inbox) ?? { ids: [], messages: 0 }
    this.#inboxes.set(inbox, entry)
    entry.messages++
    if (entry.messages <= mostIds) entry.ids.push(id)
  }

  noteAll(inbox: number, ids: string[]): void {
    for (const id of ids) this.note(inbox, id)
  }

  *[Symbol.iterator](): Generator<{ inbox: number; ids: string[] | null; messages: number }> {
    for (const [inbox, { ids, messages }] of this.#inboxes) {
      yield { inbox, ids: messages > mostIds ? null : ids, messages }
    }
  }
}
