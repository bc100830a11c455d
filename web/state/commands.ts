import type { App } from './context.ts'
import type { Command } from './keys.ts'
import * as texts from './texts.ts'

/** What can be done from anywhere, in the order people see it in the help. */
export function commands(app: App): Command[] {
  const { acts, list, place, screen, selection } = app
  const mail = () => place.page === 'mail'
  const open = () => mail() && place.message !== null
  const ticked = () => selection.all || selection.ids.size > 0
  /** The message that keys are about when none is ticked. */
  const one = () => (mail() ? (place.message ?? selection.cursor) : null)
  const target = () => mail() && (ticked() || one() !== null)

  function toggleUnread() {
    const id = one()
    if (ticked()) {
      const some = list.loaded().some((row) => selection.has(row.id) && row.unread)
      void acts.change(acts.selected(), { unread: !some })
    } else if (id !== null) {
      void acts.markRead(id, !(list.get(id)?.unread ?? false))
    }
  }

  function remove() {
    const id = one()
    if (ticked()) void acts.remove(acts.selected())
    else if (id !== null) void acts.remove({ ids: [id] })
  }

  function compare() {
    const [first, second] = selection.ids
    const id = one()
    if (first !== undefined && second !== undefined) void acts.compare([first, second])
    else screen.comparing = first ?? id
  }

  function back() {
    if (ticked()) selection.clear()
    else place.go({ message: null })
  }

  function search() {
    if (!mail()) place.go({ page: 'mail' })
    else if (screen.phone) place.go({ message: null })
    screen.searchAsked++
  }

  return [
    { id: 'next', title: texts.keyNext, keys: [']'], possible: mail, run: () => step(1) },
    { id: 'previous', title: texts.keyPrevious, keys: ['['], possible: mail, run: () => step(-1) },
    { id: 'read-next', title: texts.keyNext, keys: ['j'], possible: open, run: () => step(1) },
    {
      id: 'read-previous',
      title: texts.keyPrevious,
      keys: ['k'],
      possible: open,
      run: () => step(-1),
    },
    { id: 'search', title: texts.keySearch, keys: ['/'], run: search },
    { id: 'unread', title: texts.keyUnread, keys: ['u'], possible: target, run: toggleUnread },
    { id: 'delete', title: texts.keyDelete, keys: ['e', '#'], possible: target, run: remove },
    {
      id: 'compare',
      title: texts.keyCompare,
      keys: ['='],
      possible: () => target() && !selection.all && selection.ids.size <= 2,
      run: compare,
    },
    {
      id: 'back',
      title: texts.keyBack,
      keys: ['Escape'],
      possible: () => open() || ticked(),
      run: back,
    },
    { id: 'help', title: texts.keyHelp, keys: ['?'], run: () => (screen.help = true) },
  ]

  function step(by: 1 | -1) {
    void acts.step(by)
  }
}
