/**
 * What a search asks, with no opinion on how: plain data that every storage engine compiles.
 * Filters (`filters/`) make conditions from typed text and know no SQL.
 */
export type Condition =
  | { and: Condition[] }
  | { or: Condition[] }
  | { not: Condition }
  | { field: Field; op: 'has'; value: Words }
  /** Words of the header fields of this name (lower case); without tokens: the field is there. */
  | { field: 'header'; name: string; op: 'has'; value: Words }
  | { field: Flag; op: 'is'; value: boolean }
  | { field: Exact; op: 'is'; value: string }
  /** `from` inclusive, `to` exclusive; null is open. Instants are ms since 1970, sizes bytes. */
  | { field: Quantity; op: 'within'; from: number | null; to: number | null }
  /** What a check decided. Where it has not, neither this nor its opposite holds. */
  | { field: 'fact'; key: string; op: 'within'; from: number | null; to: number | null }
  | { field: 'fact'; key: string; op: 'is'; value: string }

/**
 * Fields of the full-text index. `any` is all of them, `addressed` every address: from, to, cc,
 * bcc, reply-to. `bcc` holds what only the envelope names as well.
 */
export type Field =
  'any' | 'subject' | 'from' | 'to' | 'cc' | 'bcc' | 'reply-to' | 'addressed' | 'text' | 'name'

export type Flag =
  | 'unread'
  | 'pinned'
  | 'tagged'
  | 'released'
  /** A newer message of its thread is there. */
  | 'superseded'
  | 'attachment'
  | 'inline'
  | 'html'
  | 'link'
  | 'calendar'

/**
 * Whole values. `inbox` is an id or a name, `user` the AUTH user name, `type` a media type of any
 * part ('application/pdf') or its first half ('image'), `message-id` without angle brackets,
 * `thread` the number of the message that began it, `undecided` the keys of facts, with blanks
 * between them, one of which is lacking.
 */
export type Exact = 'tag' | 'inbox' | 'user' | 'type' | 'message-id' | 'thread' | 'undecided'

/** `arrived`: the arrival time; `sent`: the Date field; `size`: the raw message. */
export type Quantity = 'arrived' | 'sent' | 'size'

/** Tokens made by `words.ts`. They stand side by side in this order; `prefix` lets the last one go on. */
export interface Words {
  tokens: string[]
  prefix: boolean
}

/** Matches everything. */
export const everything: Condition = { and: [] }
