import ListX from '@lucide/svelte/icons/list-x'
import MailOpen from '@lucide/svelte/icons/mail-open'
import Send from '@lucide/svelte/icons/send'
import type { Inbox } from '../../../server/types.ts'
import type { App } from '../../state/context.ts'
import { say } from '../../state/language.svelte.ts'
import { orderBy } from '../../state/order.ts'
import { sortNames, sorts } from '../../state/sorts.ts'
import { zone } from '../../state/zone.ts'
import { anEntry, type Entry, type Source } from '../entry.ts'
import * as texts from '../texts.ts'

/** What can be done with all that the list shows, or all of an inbox. */
export const lists: Source = (app) => {
  const { acts, inboxes, list, place, screen, selection } = app
  const shown = place.page === 'mail' && list.status === 'ready' && list.total > 0 && !list.error
  const found = list.q !== ''
  const all = () => {
    const view = { inbox: list.inbox, upTo: list.newest }
    return found ? { ...view, q: list.q, tz: zone() } : view
  }
  const entries: Entry[] = []
  if (shown) {
    entries.push(
      anEntry('list', found ? texts.markFoundRead : texts.markAllRead, {
        id: 'mark-all-read',
        icon: MailOpen,
        run: () => void acts.change(all(), { unread: false }),
      }),
      anEntry('list', found ? texts.releaseFound : texts.releaseAll, {
        id: 'release-all',
        icon: Send,
        quiet: true,
        run: () => (screen.releasing = all()),
      }),
      anEntry('list', texts.selectAll, {
        id: 'select-all',
        run: () => selection.selectAll(list.newest),
      }),
    )
  }
  // An inbox that is shown is emptied by its name, below.
  if (shown && (found || list.inbox === 'all')) {
    entries.push(
      anEntry('list', found ? texts.deleteFound : texts.deleteShown, {
        id: 'delete-all',
        icon: ListX,
        sure: say(texts.sure(list.total, list.exact)),
        run: () => void acts.remove(all()),
      }),
    )
  }
  const full = inboxes.list.filter(({ total }) => total > 0)
  return [...entries, ...full.map((inbox) => emptied(app, inbox))]
}

function emptied({ acts, place }: App, { id, name, total }: Inbox): Entry {
  return anEntry('list', texts.emptyInbox(name), {
    id: `empty ${id}`,
    icon: ListX,
    quiet: place.page !== 'mail' || place.inbox !== id,
    sure: say(texts.sure(total)),
    run: () => void acts.remove({ inbox: id }),
  })
}

/** The orders of the list. */
export const orders: Source = (app) =>
  app.place.page !== 'mail'
    ? []
    : sortNames.map((sort) =>
        anEntry('sort', sorts[sort], {
          id: `sort-${sort}`,
          checked: app.list.sort === sort,
          run: () => orderBy(app, sort),
        }),
      )
