import DownloadIcon from '@lucide/svelte/icons/download'
import Link from '@lucide/svelte/icons/link'
import Pin from '@lucide/svelte/icons/pin'
import PinOff from '@lucide/svelte/icons/pin-off'
import Repeat from '@lucide/svelte/icons/repeat'
import SquarePen from '@lucide/svelte/icons/square-pen'
import type { Message, MessageChange, Text } from '../../server/types.ts'
import type { App } from '../state/context.ts'
import type { Command } from '../state/keys.ts'
import { say } from '../state/language.svelte.ts'
import { copied, copyFailed, download } from '../texts.ts'
import { copyText } from '../ui/clipboard.ts'
import { attachmentsOf } from './attachments/parts.ts'
import { downloadsOf, saveAll, type Download } from './downloads.ts'
import { linkTo } from './link.ts'
import { tabs } from './tabs/index.ts'
import { texts } from './texts.ts'

/** Tells what the reader shows and does, for its keys and the palette. */
export interface Reading {
  message: () => Message | null
  change: (change: MessageChange) => void
  choose: (tab: string) => void
}

/** What can be done with the open message, besides what can be done to any. */
export function readerCommands(app: App, reading: Reading): Command[] {
  return [...tabCommands(reading), ...pinCommands(reading), ...fileCommands(app, reading)]
}

/** The keys 1, 2, … follow the order of the tabs. */
function tabCommands({ message, choose }: Reading): Command[] {
  return tabs.map((tab, index) => ({
    id: `tab-${tab.id}`,
    title: tab.title,
    keys: index < 9 ? [String(index + 1)] : [],
    group: 'tabs',
    possible: () => {
      const open = message()
      return open !== null && tab.absent(open) === null
    },
    run: () => choose(tab.id),
  }))
}

function pinCommands({ message, change }: Reading): Command[] {
  return [
    { id: 'pin', icon: Pin, title: texts.pin, pinned: false },
    { id: 'unpin', icon: PinOff, title: texts.unpin, pinned: true },
  ].map(({ id, icon, title, pinned }) => ({
    id,
    icon,
    title,
    keys: [],
    group: 'message',
    possible: () => message()?.pinned === pinned,
    run: () => change({ pinned: !pinned }),
  }))
}

function fileCommands(app: App, { message }: Reading): Command[] {
  const { client, place, toasts } = app
  const open = () => message() !== null

  /** Saves what there is to save of the open message. */
  function save(pick: (message: Message) => readonly Download[]) {
    const saved = message()
    if (saved) void saveAll([...pick(saved)])
  }

  async function copyLink() {
    const linked = message()
    if (!linked) return
    try {
      await copyText(linkTo(place, linked.id))
      toasts.done(copied)
    } catch (error) {
      console.warn('copy', error)
      toasts.failed(new Error(say(copyFailed)))
    }
  }

  const links = (of: Message) => downloadsOf(client, of)
  const named = { keys: [], group: 'message' } as const
  const file = (of: Text): Text => ({
    en: `${download.en}: ${of.en}`,
    es: `${download.es}: ${of.es}`,
  })
  return [
    {
      ...named,
      id: 'copy-link',
      icon: Link,
      title: texts.copyLink,
      possible: open,
      run: () => void copyLink(),
    },
    {
      ...named,
      id: 'send-again',
      icon: Repeat,
      title: texts.sendAgain,
      possible: open,
      run: () => void app.acts.sendAgain(message()?.id ?? ''),
    },
    {
      ...named,
      id: 'edit-as-new',
      icon: SquarePen,
      title: texts.editAsNew,
      possible: open,
      run: () => place.go({ page: 'compose', message: message()?.id ?? null }),
    },
    {
      ...named,
      id: 'download-eml',
      icon: DownloadIcon,
      title: file(texts.downloadEml),
      possible: open,
      run: () => save((of) => [links(of).eml]),
    },
    {
      ...named,
      id: 'download-html',
      icon: DownloadIcon,
      title: file(texts.downloadHtml),
      possible: () => message()?.html === true,
      run: () => save((of) => [links(of).html]),
    },
    {
      ...named,
      id: 'download-text',
      icon: DownloadIcon,
      title: file(texts.downloadText),
      possible: () => Boolean(message()?.text),
      run: () => save((of) => [links(of).text]),
    },
    {
      ...named,
      id: 'download-attachments',
      icon: DownloadIcon,
      title: file(texts.downloadAttachments),
      possible: () => attachments(message()).length > 0,
      run: () => save((of) => attachments(of).map((part) => links(of).part(part))),
    },
  ]
}

function attachments(message: Message | null) {
  return message ? attachmentsOf(message) : []
}
