import Check from '@lucide/svelte/icons/check'
import Undo from '@lucide/svelte/icons/undo-2'
import { say } from '../state/language.svelte.ts'
import type { Entry } from './entry.ts'
import type { Section } from './rank.ts'
import * as texts from './texts.ts'

/** The two answers to what is at stake; the careful one comes first. */
export function confirmation(asked: Entry, back: () => void): (Section & { title: string })[] {
  const answer = { also: [], group: asked.group }
  const choices: Entry[] = [
    { ...answer, id: 'keep', title: say(texts.keep), icon: Undo, stays: true, run: back },
    {
      ...answer,
      id: 'sure',
      title: asked.sure ?? asked.title,
      icon: Check,
      danger: true,
      note: say(texts.undoable),
      run: asked.run,
    },
  ]
  const title = asked.title.replace(/…$/, '?')
  return [{ group: asked.group, title, choices: choices.map((entry) => ({ entry, marks: [] })) }]
}
