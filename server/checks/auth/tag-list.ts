/** Longest record that is read, and the tags of it. */
const most = { length: 4096, tags: 100 }

export interface TagList {
  /** Names in lower case; the first of several with one name counts. */
  tags: Map<string, string>
  /** Names in the order in which they stand. */
  order: string[]
  /** Pieces that are no `tag=value`, and tags that come again. */
  mistakes: string[]
}

/** Reads `tag=value; tag=value` as DNS records have it (RFC 6376 §3.2, RFC 9989 §4.8). */
export function readTags(record: string): TagList {
  const list: TagList = { tags: new Map(), order: [], mistakes: [] }
  for (const piece of record.slice(0, most.length).split(';', most.tags)) {
    if (piece.trim() === '') continue
    const at = piece.indexOf('=')
    const name = piece.slice(0, Math.max(at, 0)).trim().toLowerCase()
    if (at < 0 || !/^[a-z][a-z0-9_]*$/.test(name) || list.tags.has(name)) {
      list.mistakes.push(piece.trim().slice(0, 100))
      continue
    }
    list.tags.set(name, piece.slice(at + 1).trim())
    list.order.push(name)
  }
  return list
}
