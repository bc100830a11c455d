import type { MessageChange } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import type { Which } from '../api/routes.ts'
import type { MessageList } from './list.svelte.ts'
import type { Place } from './place.svelte.ts'
import type { Selection } from './selection.svelte.ts'
import * as texts from './texts.ts'
import type { Toasts } from './toasts.svelte.ts'
import { zone } from './zone.ts'

interface Parts {
  client: Client
  list: MessageList
  place: Place
  selection: Selection
  toasts: Toasts
}

/** What a person does to messages; each act ends in a toast where its outcome is not seen. */
export interface Acts {
  /** Silent: the row shows it. */
  markRead(id: string, unread: boolean): Promise<void>
  change(which: Which, change: MessageChange): Promise<void>
  /** Deletes, offers undo, and goes on to the next message when the open one is among them. */
  remove(which: Which): Promise<void>
  /** Opens the message before or after the open one, or the first. */
  step(by: 1 | -1): Promise<void>
  /** Shows two messages beside each other, the older one on the left. */
  compare(ids: readonly [string, string]): Promise<void>
  /** Once more through the SMTP port, byte for byte. */
  sendAgain(id: string): Promise<void>
  /** What is ticked, as the target of an act. */
  selected(): Which
}

export function createActs(parts: Parts): Acts {
  const { client, list, place, selection, toasts } = parts

  /** Acts start at a click or a key: nobody awaits them, so their failures end here. */
  async function tell(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      toasts.failed(error)
    }
  }

  const undo = (token: string) =>
    tell(async () => {
      const { changed } = await client.call('POST /api/undo', { body: { undo: token } })
      toasts.done(texts.restored(changed))
    })

  async function leave(which: Which): Promise<void> {
    const open = place.message
    if (open === null) return
    if (!('ids' in which)) {
      const inbox = list.get(open)?.inbox ?? which.inbox
      const stays = which.inbox !== 'all' && which.inbox !== inbox
      return stays ? undefined : place.go({ message: null }, { replace: true })
    }
    if (!which.ids.includes(open)) return
    const next = which.ids.length > 1 ? undefined : await around(open)
    place.go({ message: next?.id ?? null }, { replace: true })
  }

  /** The next message, at the end the one before; undefined when the place of this one is unknown. */
  async function around(id: string) {
    try {
      return (await list.neighbour(id, 1)) ?? (await list.neighbour(id, -1))
    } catch (error) {
      console.warn('no neighbour', error)
      return undefined
    }
  }

  return {
    markRead: (id, unread) =>
      tell(async () => {
        await client.call('PATCH /api/messages/{id}', { path: { id }, body: { unread } })
      }),
    change: (which, change) =>
      tell(async () => {
        const { changed } = await client.call('PATCH /api/messages', { body: { ...which, change } })
        if (change.unread !== undefined) toasts.done(texts.marked(changed, change.unread))
        selection.clear()
      }),
    sendAgain: (id) =>
      tell(async () => {
        const sent = await client.call('POST /api/send', { body: { message: id } })
        const open = { title: texts.openIt, run: () => place.go({ message: sent.id }) }
        toasts.done(texts.sentAgain, sent.id === null ? null : open)
      }),
    remove: (which) =>
      tell(async () => {
        const next = leave(which)
        const [{ deleted, undo: token }] = await Promise.all([
          client.call('DELETE /api/messages', { body: which }),
          next,
        ])
        selection.clear()
        const action = token === null ? null : { title: texts.undo, run: () => void undo(token) }
        toasts.done(texts.deleted(deleted), action)
      }),
    step: (by) =>
      tell(async () => {
        const open = place.message
        const next = open === null ? list.at(0) : await list.neighbour(open, by)
        if (next) place.go({ message: next.id }, { replace: open !== null })
      }),
    compare: (ids) =>
      tell(async () => {
        const [one, other] = await Promise.all(
          ids.map(async (id) => {
            const known = list.get(id)
            return known ?? (await client.call('GET /api/messages/{id}', { path: { id } }))
          }),
        )
        if (!one || !other) return
        const [older, newer] = one.n <= other.n ? [one, other] : [other, one]
        place.go({ page: 'compare', message: older.id, other: newer.id })
      }),
    selected() {
      if (selection.upTo === null) return { ids: [...selection.ids] }
      const { inbox, q } = list
      const { upTo } = selection
      return q === '' ? { inbox, upTo } : { inbox, q, tz: zone(), upTo }
    },
  }
}
