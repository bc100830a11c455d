import type { Condition, Quantity } from '../condition.ts'
import { readRange } from '../time/range.ts'
import { readTime, type Wrong } from '../time/read.ts'
import type { When } from '../time/when.ts'
import type { Filter } from './filter.ts'

/** Filters on when a message arrived, and on its Date field (`sent`). */

type Bound = 'from' | 'to'

export const after: Filter = {
  key: 'after',
  kind: 'date',
  example: 'after:2026-11-20',
  description: {
    en: 'Arrived on this day or later: 2026-11-20, yesterday, monday, 2d.',
    es: 'Llegó ese día o después: 2026-11-20, ayer, lunes, 2d.',
  },
  parse: ({ text }, when) => bounded('from', text, when),
}

export const before: Filter = {
  key: 'before',
  kind: 'date',
  example: 'before:2026-11-20',
  description: {
    en: 'Arrived before this day or time.',
    es: 'Llegó antes de ese día u hora.',
  },
  parse: ({ text }, when) => bounded('to', text, when),
}

export const on: Filter = {
  key: 'on',
  kind: 'period',
  example: 'on:2026-11-20',
  description: {
    en: 'Arrived on this day, in this month or year, or in a range: 2026-11-01..2026-11-05.',
    es: 'Llegó ese día, mes o año, o en un intervalo: 2026-11-01..2026-11-05.',
  },
  parse: ({ text }, when) => ranged('arrived', text, when),
}

export const sent: Filter = {
  key: 'sent',
  kind: 'period',
  example: 'sent:>2026-11-01',
  description: {
    en: 'The same for the Date field: sent:2026-11, sent:>2026-11-01, sent:2026-11-01..2026-11-05.',
    es: 'Lo mismo para el campo Date: sent:2026-11, sent:>2026-11-01, sent:2026-11-01..2026-11-05.',
  },
  parse: ({ text }, when) => ranged('sent', text, when),
}

export const older: Filter = {
  key: 'older',
  kind: 'age',
  example: 'older:2w',
  description: {
    en: 'Arrived longer ago than this: 45m, 3h, 2d, 2w, 6mo, 1y.',
    es: 'Llegó hace más tiempo que esto: 45m, 3h, 2d, 2w, 6mo, 1y.',
  },
  parse: ({ text }, when) => bounded('to', text, when),
}

export const newer: Filter = {
  key: 'newer',
  kind: 'age',
  example: 'newer:2h',
  description: {
    en: 'Arrived within this time.',
    es: 'Llegó dentro de este tiempo.',
  },
  parse: ({ text }, when) => bounded('from', text, when),
}

function bounded(bound: Bound, text: string, when: When): Condition | Wrong | null {
  const time = readTime(text, when)
  if (time === null && readRange(text, when) !== null) return useOn
  if (time === null || 'wrong' in time) return time
  const at = (end: Bound) => (end === bound ? time.from : null)
  return { field: 'arrived', op: 'within', from: at('from'), to: at('to') }
}

function ranged(field: Quantity, text: string, when: When): Condition | Wrong | null {
  const range = readRange(text, when)
  if (range === null || 'wrong' in range) return range
  return { field, op: 'within', from: range.from, to: range.to }
}

const useOn: Wrong = {
  wrong: {
    en: 'This filter takes one time. For a range write on:2026-11-01..2026-11-05.',
    es: 'Este filtro admite un solo momento. Para un intervalo escribe on:2026-11-01..2026-11-05.',
  },
}
