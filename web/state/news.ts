import type { LiveMessage, MessageRow, SandboxEvent, Sort } from '../../server/types.ts'
import { changed } from './change.ts'
import type { Rows } from './rows.ts'

/** What is shown: an inbox ('all' is every one), a search, an order. */
export interface View {
  inbox: string
  q: string
  sort: Sort
  /** One row for each thread: its newest message. */
  grouped: boolean
}

/** What a list is told: events, and what its live search found. */
export type News = SandboxEvent | Extract<LiveMessage, { type: 'search.matched' }>

/** A list as the news see it. */
export interface Told {
  readonly view: View
  readonly rows: Rows
  /** The largest `n` that is counted already. */
  readonly newest: number
  /** A message that belongs before all others. */
  arrived(row: MessageRow): void
  /** Messages that belong somewhere among the others: they come when the person asks. */
  readonly waiting: Set<string>
  /** So many known messages are gone. */
  lost(count: number): void
  /** One more message waits for the index, or one less. */
  indexing(by: 1 | -1): void
  /** The places of the rows are no longer known for sure. */
  refreshSoon(): void
  /** A search may have lost something. */
  checkSoon(): void
}

/** Works one piece of news into a list: in place where that is exact, else by asking anew. */
export function tell(list: Told, news: News): void {
  const { view, rows } = list
  switch (news.type) {
    case 'message.stored':
      list.indexing(1)
      return stored(list, news.message)
    case 'message.analysed':
      list.indexing(-1)
      rows.replace(news.message)
      return
    case 'message.checked':
      return decided(list, news)
    case 'search.matched':
      return enter(list, news.message)
    case 'message.changed':
      return change(list, news)
    case 'messages.deleted':
      return deleted(list, news)
    case 'messages.restored':
      if (concerns(view, news)) list.refreshSoon()
      return
    case 'thread.changed':
      return joined(list, news)
    case 'inbox.deleted':
      if (view.inbox === 'all') list.refreshSoon()
      return
    case 'inbox.created':
    case 'inbox.changed':
    case 'search.created':
    case 'search.changed':
    case 'search.deleted':
    case 'zone.changed':
    case 'releases.changed':
    case 'relays.changed':
    case 'session.ended':
      return
  }
}

function stored(list: Told, row: MessageRow): void {
  const { view, rows, newest } = list
  if (view.inbox !== 'all' && row.inbox !== view.inbox) return
  // What a search finds is told by the server.
  if (view.q !== '' || rows.replace(row) || row.n <= newest) return
  enter(list, row)
}

function enter(list: Told, row: MessageRow): void {
  const { view, rows, newest } = list
  if (rows.replace(row)) return
  if (view.sort === 'newest' && row.n > newest) return list.arrived(row)
  if (view.sort === 'newest' || view.sort === 'oldest') return list.refreshSoon()
  list.waiting.add(row.id)
}

function change(list: Told, event: SandboxEvent & { type: 'message.changed' }): void {
  const { ids, change } = event
  if (ids === null) return list.refreshSoon()
  for (const id of ids) {
    const row = list.rows.get(id)
    if (row) list.rows.replace(changed(row, change))
  }
  if (change.inbox === undefined || list.view.inbox === 'all') return
  if (change.inbox !== list.view.inbox) remove(list, ids)
  else if (list.view.q === '') list.refreshSoon()
}

function decided(list: Told, event: SandboxEvent & { type: 'message.checked' }): void {
  const row = list.rows.get(event.id)
  if (row) list.rows.replace({ ...row, facts: event.facts })
}

function joined(list: Told, event: SandboxEvent & { type: 'thread.changed' }): void {
  if (!concerns(list.view, event)) return
  const { ids, thread, size } = event
  // Which of them stands for the others is known to the server.
  if (ids === null || list.view.grouped) return list.refreshSoon()
  for (const id of ids) {
    const row = list.rows.get(id)
    if (row) list.rows.replace({ ...row, thread, threadSize: size })
  }
}

function deleted(list: Told, event: SandboxEvent & { type: 'messages.deleted' }): void {
  if (!concerns(list.view, event)) return
  if (event.ids === null) return list.refreshSoon()
  const unknown = remove(list, event.ids)
  if (unknown === 0) return
  if (list.view.q === '') list.refreshSoon()
  else list.checkSoon()
}

/** Takes messages out of a list; returns how many of them it did not know. */
function remove(list: Told, ids: readonly string[]): number {
  const known = ids.filter((id) => list.rows.has(id))
  list.rows.remove(new Set(known))
  list.lost(known.length)
  const waiting = ids.filter((id) => list.waiting.delete(id))
  return ids.length - known.length - waiting.length
}

function concerns(view: View, event: { inbox: string | null }): boolean {
  return view.inbox === 'all' || event.inbox === null || event.inbox === view.inbox
}
