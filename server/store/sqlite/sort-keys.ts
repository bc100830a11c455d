import { wordsOf } from '../../search/words.ts'
import type { Address } from '../../types.ts'

/** What of a text counts for its place in a list, and what is kept of its words. */
const looked = 200
const longest = 80

/** A text as lists sort it: its words, without case and accents. null has no place: it comes last. */
export function sortKey(text: string | null): string | null {
  return text === null ? null : wordsOf(text.slice(0, looked)).join(' ').slice(0, longest)
}

/** People sort by what they see: the name, or else the address. */
export function senderKey(from: Address | null): string | null {
  return from && sortKey(from.name || from.address)
}
