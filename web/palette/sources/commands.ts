import { isPossible, type Command } from '../../state/keys.ts'
import { say } from '../../state/language.svelte.ts'
import { anEntry, type Entry, type Source } from '../entry.ts'

/** Everything that has a key, or could have one, and is possible now; each name once. */
export const commands: Source = ({ keys }) => {
  const byTitle = new Map<string, Entry>()
  for (const command of keys.commands) {
    if (command.id === 'palette' || !isPossible(command)) continue
    const group = command.group ?? 'more'
    const name = `${group} ${say(command.title)}`
    const known = byTitle.get(name)
    if (known) byTitle.set(name, { ...known, keys: [...(known.keys ?? []), ...command.keys] })
    else byTitle.set(name, entryOf(command))
  }
  return [...byTitle.values()]
}

function entryOf({ id, title, group = 'more', icon, keys, run }: Command): Entry {
  return anEntry(group, title, { id, icon, keys, run })
}
