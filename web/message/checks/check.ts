import type { Component } from 'svelte'
import type { SpamReport, Text } from '../../../server/types.ts'

/** What each check answers. */
export interface Reports {
  spam: SpamReport
}

export type CheckId = keyof Reports

/** What a check says at a glance: never by its colour alone. */
export interface Chip {
  /** '1.2', '4/4'; a dash where there is none. */
  figure: string
  word: string
  /** `none`: not decided, which is neither good nor bad. */
  tone: 'pass' | 'warn' | 'fail' | 'none'
}

/** A check as the reader shows it: a chip in the strip, a card in the tab. */
export interface CheckView<Id extends CheckId = CheckId> {
  id: Id
  title: Text
  chip(report: Reports[Id]): Chip
  card: () => Promise<{ default: Component<{ report: Reports[Id]; again: () => void }> }>
}
