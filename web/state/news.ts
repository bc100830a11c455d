import type { MessageRow, SandboxEvent } from '../../server/types.ts'
import { changed } from './change.ts'
import type { Rows } from './rows.ts'

/** What is shown: an inbox ('all' is every one), a search, an order. */
export interface View {
  inbox: string
  q: string
  sort: 'newest' | 'oldest'
}

/** A list as the news see it. */
export interface Told {
  readonly view: View
  readonly rows: Rows
  /** The largest `n` that is counted already. */
  readonly newest: number
  /** A message that belongs before all others. */
  arrived(row: MessageRow): void
  /** So many known messages are gone. */
  lost(count: number): void
  /** The places of the rows are no longer known for sure. */
  refreshSoon(): void
  /** A search may have found something more. */
  searchSoon(): void
}

/** Works one event into a list: in place where that is exact, else by asking anew. */
export function tell(list: Told, event: SandboxEvent): void {
  const { view, rows } = list
  switch (event.type) {
    case 'message.stored':
      return stored(list, event.message)
    case 'message.analysed':
      // The search index learns of a message when it is analysed.
      if (!rows.replace(event.message) && view.q !== '' && concerns(view, event)) list.searchSoon()
      return
    case 'message.changed':
      return change(list, event)
    case 'messages.deleted':
      return deleted(list, event)
    case 'messages.restored':
      if (concerns(view, event)) list.refreshSoon()
      return
    case 'inbox.deleted':
      if (view.inbox === 'all') list.refreshSoon()
      return
    case 'inbox.created':
    case 'inbox.changed':
    case 'session.ended':
      return
  }
}

/** Takes messages out of a list; returns how many of them it did not know. */
export function remove(list: Told, ids: readonly string[]): number {
  const known = ids.filter((id) => list.rows.has(id))
  list.rows.remove(new Set(known))
  list.lost(known.length)
  return ids.length - known.length
}

function stored(list: Told, row: MessageRow): void {
  const { view, rows } = list
  if (view.inbox !== 'all' && row.inbox !== view.inbox) return
  if (view.q !== '') return list.searchSoon()
  if (rows.replace(row) || row.n <= list.newest) return
  if (view.sort === 'oldest') list.refreshSoon()
  else list.arrived(row)
}

function change(list: Told, event: SandboxEvent & { type: 'message.changed' }): void {
  const { ids, change } = event
  if (ids === null) return list.refreshSoon()
  for (const id of ids) {
    const row = list.rows.get(id)
    if (row) list.rows.replace(changed(row, change))
  }
  if (change.inbox === undefined || list.view.inbox === 'all') return
  if (change.inbox === list.view.inbox) list.refreshSoon()
  else remove(list, ids)
}

function deleted(list: Told, event: SandboxEvent & { type: 'messages.deleted' }): void {
  if (!concerns(list.view, event)) return
  if (event.ids === null) return list.refreshSoon()
  const unknown = remove(list, event.ids)
  if (unknown === 0) return
  if (list.view.q === '') list.refreshSoon()
  else list.searchSoon()
}

function concerns(view: View, event: { inbox: string | null }): boolean {
  return view.inbox === 'all' || event.inbox === null || event.inbox === view.inbox
}
