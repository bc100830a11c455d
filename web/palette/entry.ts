import type { Component } from 'svelte'
import type { Text } from '../../server/types.ts'
import type { App } from '../state/context.ts'
import type { CommandGroup } from '../state/keys.ts'
import { say } from '../state/language.svelte.ts'

/** A line of the palette. */
export interface Entry {
  id: string
  title: string
  /** Other names that find it: what it is, or what it is called in the other language. */
  also: readonly string[]
  group: CommandGroup
  icon?: Component<{ size?: number }> | undefined
  /** At the right: how many, how large. */
  note?: string | undefined
  keys?: readonly string[] | undefined
  /** The one of several choices that is in force. */
  checked?: boolean | undefined
  /** Shown only to those who type for it. */
  quiet?: boolean | undefined
  /** The palette stays open. */
  stays?: boolean | undefined
  /** Not kept among those used of late: a message, a search. */
  passing?: boolean | undefined
  danger?: boolean | undefined
  /** What the person is asked first, where much is at stake. */
  sure?: string | undefined
  run(): void
}

/** Says what can be done now. */
export type Source = (app: App) => Entry[]

/** An entry with a text of ours: the other language finds it too. */
export function anEntry(
  group: CommandGroup,
  title: Text,
  rest: Omit<Entry, 'group' | 'title' | 'also'>,
): Entry {
  return { group, title: say(title), also: [title.en, title.es], ...rest }
}
