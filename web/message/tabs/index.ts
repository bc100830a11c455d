import type { Component } from 'svelte'
import type { Message, Text } from '../../../server/types.ts'
import { texts } from './texts.ts'

/** A way to look at a message. */
export interface MessageTab {
  /** Stands in the URL. */
  id: string
  title: Text
  load: () => Promise<{ default: Component<{ message: Message }> }>
  /** Why there is nothing to see here; null when there is. */
  absent: (message: Message) => Text | null
}

function unread(message: Message, otherwise: Text): Text {
  if (message.analysis === 'waiting') return texts.stillReading
  return message.analysis === 'failed' ? texts.notAnalysed : otherwise
}

/** The tabs, in the order people see them; the keys 1, 2, … follow it. */
export const tabs: MessageTab[] = [
  {
    id: 'preview',
    title: texts.preview,
    load: () => import('./Preview.svelte'),
    absent: (message) => (message.html ? null : unread(message, texts.noHtml)),
  },
  {
    id: 'text',
    title: texts.text,
    load: () => import('./Text.svelte'),
    absent: (message) => (message.text ? null : unread(message, texts.noText)),
  },
  {
    id: 'source',
    title: texts.source,
    load: () => import('./Source.svelte'),
    absent: (message) => (message.html ? null : unread(message, texts.noHtml)),
  },
  {
    id: 'headers',
    title: texts.headers,
    load: () => import('./Headers.svelte'),
    absent: () => null,
  },
  { id: 'raw', title: texts.raw, load: () => import('./Raw.svelte'), absent: () => null },
  {
    id: 'parts',
    title: texts.parts,
    load: () => import('./Parts.svelte'),
    absent: (message) => (message.parts.length > 0 ? null : unread(message, texts.noParts)),
  },
  {
    id: 'checks',
    title: texts.checks,
    load: () => import('./Checks.svelte'),
    absent: (message) => (message.part === null ? null : texts.nestedChecks),
  },
  {
    id: 'session',
    title: texts.session,
    load: () => import('./Session.svelte'),
    absent: (message) => (message.part === null ? null : texts.nestedSession),
  },
]

/**
 * The tab to show: the wanted one if the message has it, else Preview, Text, Raw in this order.
 * While a message is still being read the wanted one is kept, so that nothing jumps when it is there.
 */
export function tabFor(message: Message, wanted: string | null): MessageTab {
  const order = [wanted, 'preview', 'text', 'raw']
  for (const id of order) {
    const tab = tabs.find((one) => one.id === id)
    if (tab && (message.analysis === 'waiting' || !tab.absent(message))) return tab
  }
  throw new Error('the raw tab is never absent')
}
