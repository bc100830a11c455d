import type { Component } from 'svelte'
import type { Message, Text } from '../../server/types.ts'
import { alignHeaders } from './headers/align.ts'
import { sameText, type Contents } from './pair.svelte.ts'
import * as texts from './texts.ts'

export interface Compared {
  left: Message
  right: Message
  contents: Contents
}

/** A way to look at the differences. */
export interface CompareTab {
  /** Stands in the URL. */
  id: string
  title: Text
  load: () => Promise<{ default: Component<Compared> }>
  /** Whether the two differ here; null where that is not known. */
  differ: (contents: Contents) => boolean | null
}

/** LIST of tabs, in the order people see them; the keys 1, 2, … follow it. */
export const tabs: CompareTab[] = [
  {
    id: 'headers',
    title: texts.headers,
    load: () => import('./headers/HeadersTab.svelte'),
    differ: ({ left, right }) =>
      alignHeaders(left.headers, right.headers).some(
        ({ kind, noise }) => kind !== 'same' && !noise,
      ),
  },
  {
    id: 'text',
    title: texts.text,
    load: () => import('./lines/TextTab.svelte'),
    differ: ({ left, right }) => !sameText(left, right, 'text'),
  },
  {
    id: 'html',
    title: texts.html,
    load: () => import('./lines/HtmlTab.svelte'),
    differ: ({ left, right }) => !sameText(left, right, 'html'),
  },
  {
    id: 'preview',
    title: texts.preview,
    load: () => import('./preview/PreviewTab.svelte'),
    differ: () => null,
  },
]

export function tabFor(wanted: string | null): CompareTab {
  const tab = tabs.find(({ id }) => id === wanted) ?? tabs[0]
  if (!tab) throw new Error('there is no tab')
  return tab
}
