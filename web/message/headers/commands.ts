import type { Text } from '../../../server/types.ts'
import type { Command } from '../../state/keys.ts'
import { texts } from './texts.ts'
import { view, type Form } from './view.svelte.ts'

/** What the toolbar of the headers does, by name. */
export function headerCommands(filter: () => void): Command[] {
  return [
    form('decoded', texts.showDecoded),
    form('raw', texts.showRaw),
    form('both', texts.showBoth),
    {
      ...act('group', texts.group, () => (view.grouped = true)),
      possible: () => !view.grouped,
    },
    {
      ...act('ungroup', texts.ungroup, () => (view.grouped = false)),
      possible: () => view.grouped,
    },
    act('filter', texts.filterThem, filter),
  ]
}

function form(wanted: Form, title: Text): Command {
  return { ...act(wanted, title, () => (view.form = wanted)), possible: () => view.form !== wanted }
}

function act(id: string, title: Text, run: () => void): Command {
  return { id: `headers-${id}`, title, keys: [], group: 'look', run }
}
