import { say } from '../state/language.svelte.ts'
import { noSender, noSubject } from '../texts.ts'
import type { News } from './notifier.ts'
import * as texts from './texts.ts'

export interface Note {
  title: string
  body: string
}

/** What a mail says of itself may be of any length. */
const longest = 120

export function noteOf({ count, newest }: News): Note {
  const sender = newest.from?.name || newest.from?.address || say(noSender)
  const subject = newest.subject || say(noSubject)
  if (count === 1) return { title: cut(sender), body: cut(subject) }
  return { title: say(texts.arrived(count)), body: cut(`${sender}: ${subject}`) }
}

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * longest + 2)]
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
}
