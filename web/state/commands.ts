import { allMail } from '../texts.ts'
import { compose, connections, planned, releases, settings } from '../shell/texts.ts'
import type { App } from './context.ts'
import type { Command } from './keys.ts'
import * as texts from './texts.ts'

/** What can be done from anywhere, in the order people see it in the help. */
export function commands(app: App): Command[] {
  return [...steps(app), ...changes(app), ...journeys(app), ...boxes(app)]
}

function steps({ acts, place, screen, selection }: App): Command[] {
  const mail = () => place.page === 'mail'
  const open = () => mail() && place.message !== null
  const ticked = () => selection.all || selection.ids.size > 0
  const go = { group: 'move', repeats: true } as const
  const next = { ...go, title: texts.keyNext, run: () => void acts.step(1) }
  const previous = { ...go, title: texts.keyPrevious, run: () => void acts.step(-1) }

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
    { ...next, id: 'next', keys: [']'], possible: mail },
    { ...previous, id: 'previous', keys: ['['], possible: mail },
    { ...next, id: 'read-next', keys: ['j'], possible: open },
    { ...previous, id: 'read-previous', keys: ['k'], possible: open },
    { id: 'search', title: texts.keySearch, keys: ['/'], group: 'move', run: search },
    {
      id: 'back',
      title: texts.keyBack,
      keys: ['Escape'],
      group: 'move',
      possible: () => open() || (mail() && ticked()),
      run: back,
    },
  ]
}

function changes({ acts, list, place, screen, selection }: App): Command[] {
  const mail = () => place.page === 'mail'
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

  function release() {
    const id = one()
    if (ticked()) screen.releasing = acts.selected()
    else if (id !== null) screen.releasing = { ids: [id] }
  }

  function select() {
    const id = one()
    if (id !== null) selection.toggle(id, list.position(id) ?? 0)
  }

  const message = { group: 'message', possible: target } as const
  return [
    { ...message, id: 'release', title: texts.keyRelease, keys: ['r'], run: release },
    { ...message, id: 'unread', title: texts.keyUnread, keys: ['u'], run: toggleUnread },
    { ...message, id: 'delete', title: texts.keyDelete, keys: ['e', '#'], run: remove },
    {
      id: 'select',
      title: texts.keySelect,
      keys: ['x'],
      group: 'list',
      possible: () => one() !== null,
      run: select,
    },
    {
      id: 'compare',
      title: texts.keyCompare,
      keys: ['='],
      group: 'message',
      possible: () => target() && !selection.all && selection.ids.size <= 2,
      run: compare,
    },
  ]
}

function journeys({ place }: App): Command[] {
  const pages = [
    { page: 'mail', title: allMail, keys: ['g a'] },
    { page: 'releases', title: releases, keys: ['g r'] },
    { page: 'connections', title: connections, keys: ['g c'] },
    { page: 'zones', title: planned, keys: ['g d'] },
    { page: 'settings', title: settings, keys: ['g s'] },
    { page: 'compare', title: texts.keyCompareTwo, keys: [] },
    { page: 'compose', title: compose, keys: ['c'] },
  ] as const
  return pages.map(({ page, title, keys }) => ({
    id: `go-${page}`,
    title,
    keys,
    group: 'go',
    run: () => place.go({ page }),
  }))
}

function boxes({ place, screen, settings }: App): Command[] {
  /** In the rail, once it has room for a field. */
  function name(inbox: string) {
    if (screen.medium) screen.drawer = true
    else settings.change({ narrowRail: false })
    screen.naming = inbox
  }

  return [
    {
      id: 'palette',
      title: texts.keyPalette,
      keys: ['Mod+k'],
      run: () => {
        screen.help = screen.drawer = false
        screen.palette = !screen.palette
      },
    },
    { id: 'new-inbox', title: texts.keyNewInbox, keys: [], run: () => name('new') },
    {
      id: 'rename-inbox',
      title: texts.keyRenameInbox,
      keys: [],
      possible: () => place.page === 'mail' && place.inbox !== 'all',
      run: () => name(place.inbox),
    },
    { id: 'help', title: texts.keyHelp, keys: ['?'], run: () => (screen.help = true) },
    { id: 'connect', title: texts.keyConnect, keys: [], run: () => (screen.connect = true) },
  ]
}
