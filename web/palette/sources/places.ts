import Inbox from '@lucide/svelte/icons/inbox'
import Search from '@lucide/svelte/icons/search'
import TagIcon from '@lucide/svelte/icons/tag'
import type { Component } from 'svelte'
import type { Text } from '../../../server/types.ts'
import { tagQuery } from '../../inbox/query.ts'
import type { Step } from '../../state/address.ts'
import { number } from '../../ui/format.ts'
import type { Entry, Source } from '../entry.ts'
import * as texts from '../texts.ts'

/** Where one can go, besides the pages that have keys. */
export const places: Source = ({ inboxes, place, searches }) => {
  /** Called as the person called it; also found by what it is. */
  function named(
    id: string,
    title: string,
    what: Text,
    rest: { icon: Component<{ size?: number }>; note?: string | undefined; to: Step },
  ): Entry {
    const { to, ...look } = rest
    const also = [what.en, what.es]
    return { id, title, also, group: 'go', ...look, run: () => place.go(to) }
  }

  return [
    ...inboxes.list.map((inbox) =>
      named(`inbox ${inbox.id}`, inbox.name, texts.inbox(inbox.name), {
        icon: Inbox,
        note: inbox.unread > 0 ? number(inbox.unread) : undefined,
        to: { inbox: inbox.id },
      }),
    ),
    ...searches.list.map(({ id, name, inbox, q }) =>
      named(`search ${id}`, name, texts.savedSearch(name), {
        icon: Search,
        to: { inbox: inbox ?? 'all', q },
      }),
    ),
    ...inboxes.tags.map(({ tag, messages }) =>
      named(`tag ${tag}`, tag, texts.tag(tag), {
        icon: TagIcon,
        note: number(messages),
        to: { inbox: 'all', q: tagQuery(tag) },
      }),
    ),
  ]
}
