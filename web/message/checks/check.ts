import type { Component } from 'svelte'
import type { AuthReport, SpamReport, Text } from '../../../server/types.ts'

/** What each check answers. */
export interface Reports {
  spam: SpamReport
  auth: AuthReport
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

export type AnyReport = Reports[CheckId]

/** A check as the reader shows it: a chip in the strip, a card in the tab. */
export interface CheckView<Id extends CheckId = CheckId> {
  id: Id
  title: Text
  chip(report: Reports[Id]): Chip
  card: () => Promise<{ default: Component<{ report: Reports[Id]; again: () => void }> }>
}

/** One of several: it is given the report that bears its id, and no other. */
export type AnyCheckView = CheckView

export function anyView<Id extends CheckId>(view: CheckView<Id>): AnyCheckView {
  // Reports are fetched by the id of the check, so that the two belong together.
  return view as unknown as AnyCheckView
}
