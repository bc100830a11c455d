import type { MessageChange, MessageRow } from '../../server/types.ts'

/** A row after a change that the server told of. */
export function changed(row: MessageRow, change: MessageChange): MessageRow {
  const base = change.tags ?? row.tags
  const removed = new Set(change.removeTags ?? [])
  const tags = [...new Set([...base, ...(change.addTags ?? [])])].filter((tag) => !removed.has(tag))
  return {
    ...row,
    unread: change.unread ?? row.unread,
    pinned: change.pinned ?? row.pinned,
    inbox: change.inbox ?? row.inbox,
    tags,
  }
}
