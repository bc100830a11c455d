/**
 * What a search asks, with no opinion on how: plain data that every storage engine compiles.
 * Filters (`filters/`) make conditions from typed text and know no SQL.
 */
export type Condition =
  | { and: Condition[] }
  | { or: Condition[] }
  | { not: Condition }
  | { field: Field; op: 'has'; value: Words }
  | { field: Flag; op: 'is'; value: boolean }
  | { field: 'tag' | 'inbox'; op: 'is'; value: string }

/** Fields of the full-text index. `any` is all of them. */
export type Field = 'any' | 'subject' | 'from' | 'to' | 'text' | 'name'

export type Flag = 'unread' | 'pinned' | 'tagged' | 'attachment' | 'html'

/** Tokens made by `words.ts`. They stand side by side in this order; `prefix` lets the last one go on. */
export interface Words {
  tokens: string[]
  prefix: boolean
}

/** Matches everything. */
export const everything: Condition = { and: [] }
