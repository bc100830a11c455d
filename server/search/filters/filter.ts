import type { Text } from '../../types.ts'
import type { Condition, Field } from '../condition.ts'
import { queryWords } from '../words.ts'

/** One `key:value` of the search box. It knows no SQL; `filters/index.ts` lists them all. */
export interface Filter {
  key: string
  example: string
  description: Text
  /** All values there are, when they can be listed. */
  values?: string[]
  /**
   * @param open the value is still being typed: its last word may go on
   * @returns null when the value means nothing here
   */
  parse(value: string, open: boolean): Condition | null
}

/** A condition on the words of a field; null when the text has none. */
export function hasWords(field: Field, text: string, open: boolean): Condition | null {
  const { tokens, prefix } = queryWords(text)
  if (tokens.length === 0) return null
  return { field, op: 'has', value: { tokens, prefix: prefix || open } }
}
