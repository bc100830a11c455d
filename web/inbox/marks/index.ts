import type { Inbox, MessageRow } from '../../../server/types.ts'
import { auth } from './auth.ts'
import { spam } from './spam.ts'

/** What is wrong with a message, in two words at most. */
export interface Mark {
  word: string
  tone: 'warn' | 'fail'
}

/** What an inbox says of how its mail is judged. */
export type Judge = Pick<Inbox, 'spamThreshold'>

/** LIST of what can mark a row, by the facts of its checks. */
const marks: ((message: MessageRow, inbox: Judge | undefined) => Mark | null)[] = [spam, auth]

/** The worst of the marks; null where nothing is wrong, or nothing is known. */
export function markOf(message: MessageRow, inbox: Judge | undefined): Mark | null {
  const found = marks.map((mark) => mark(message, inbox)).filter((mark) => mark !== null)
  return found.find(({ tone }) => tone === 'fail') ?? found[0] ?? null
}
