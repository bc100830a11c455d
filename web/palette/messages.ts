import Mail from '@lucide/svelte/icons/mail'
import MailSearch from '@lucide/svelte/icons/mail-search'
import type { MessageRow } from '../../server/types.ts'
import type { App } from '../state/context.ts'
import { say } from '../state/language.svelte.ts'
import { noSender, noSubject } from '../texts.ts'
import { shortTime } from '../ui/format.ts'
import type { Entry } from './entry.ts'
import type { Ranked } from './rank.ts'
import { fit } from './score.ts'
import * as texts from './texts.ts'

/** Messages that were found, and the way to all of them. */
export function messageEntries(app: App, found: readonly MessageRow[], typed: string): Ranked[] {
  if (found.length === 0) return []
  const now = Date.now()
  const rows = found.map((row) => ({
    entry: entryOf(app, row, now),
    marks: fit(typed, row.subject ?? '')?.marks ?? [],
  }))
  return [...rows, { entry: everything(app, typed), marks: [] }]
}

function entryOf({ place }: App, row: MessageRow, now: number): Entry {
  const sender = row.from?.name || row.from?.address || say(noSender)
  // Where it is among what is shown, that stays.
  const here = place.page === 'mail' && place.q === '' && ['all', row.inbox].includes(place.inbox)
  return {
    id: `message ${row.id}`,
    title: row.subject || say(noSubject),
    also: [],
    group: 'message',
    icon: Mail,
    note: `${sender} · ${shortTime(row.arrivedAt, now)}`,
    passing: true,
    run: () => place.go(here ? { message: row.id } : { inbox: 'all', message: row.id }),
  }
}

function everything({ place }: App, typed: string): Entry {
  return {
    id: 'search-for',
    title: say(texts.searchFor(typed)),
    also: [],
    group: 'message',
    icon: MailSearch,
    passing: true,
    run: () => place.go({ inbox: 'all', q: typed }),
  }
}
