import type { Text } from '../../types.ts'
import type { Condition, Field, Words } from '../condition.ts'
import type { Wrong } from '../time/read.ts'
import type { When } from '../time/when.ts'
import { queryWords } from '../words.ts'

/** What stands behind the colon of a filter. */
export interface Value {
  text: string
  /** The value is still being typed, or a star ends it: its last word may go on. */
  open: boolean
  /** The one of `header:Name:value`. */
  name: string | null
}

/** What values are, for whoever completes or explains them. */
export type Kind =
  | 'words'
  | 'choice'
  | 'tag'
  | 'inbox'
  | 'user'
  | 'type'
  | 'header'
  | 'id'
  | 'date'
  | 'period'
  | 'age'
  | 'size'
  | 'number'

/** One of the values that a filter takes or suggests. */
export interface Choice {
  value: string
  description: Text
}

/** One `key:value` of the search box. It knows no SQL; `filters/index.ts` lists them all. */
export interface Filter {
  key: string
  kind: Kind
  example: string
  description: Text
  /** All values there are, or the usual ones. */
  values?: Choice[]
  /** `key:Name:value`: a name of its own stands before the value. */
  named?: boolean
  /** @returns null when the value means nothing here, or why it does not */
  parse(value: Value, when: When): Condition | Wrong | null
}

/** A condition on the words of a field; null when the text has none. */
export function hasWords(field: Field, value: Pick<Value, 'text' | 'open'>): Condition | null {
  const words = wordsIn(value)
  return words && { field, op: 'has', value: words }
}

/** The words of a value; null when it has none. */
export function wordsIn({ text, open }: Pick<Value, 'text' | 'open'>): Words | null {
  const { tokens, prefix } = queryWords(text)
  return tokens.length === 0 ? null : { tokens, prefix: prefix || open }
}

/** A condition on a whole value; null when there is none. */
export function isExactly(
  field: 'tag' | 'inbox' | 'user' | 'message-id',
  text: string,
): Condition | null {
  const value = text.trim()
  return value === '' ? null : { field, op: 'is', value }
}

/** What one of several choices means, whatever its letter case. */
export function choiceOf(
  choices: readonly (Choice & { condition: Condition })[],
  text: string,
): Condition | null {
  const wanted = text.trim().toLowerCase()
  return choices.find(({ value }) => value === wanted)?.condition ?? null
}
