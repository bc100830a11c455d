import { periodAt } from './calendar.ts'
import { readTime, type Wrong } from './read.ts'
import type { Stretch, When } from './when.ts'
import { wallOf } from './zone.ts'

/** A stretch of time that may be open at either end. */
export interface Range {
  from: number | null
  to: number | null
}

/**
 * `2026-11-20`, `2026-11`, `>2026-11-20`, `<=yesterday`, `2026-11-01..2026-11-05`, `..monday`. A
 * range holds both its ends; a bare instant stands for its day.
 * @returns null when it is none
 */
export function readRange(text: string, when: When): Range | Wrong | null {
  const ends = text.split('..')
  if (ends.length === 2) return between(ends[0]?.trim() ?? '', ends[1]?.trim() ?? '', when)
  const [, sign = '', rest = ''] = /^\s*(>=|<=|>|<)?(.*)$/s.exec(text) ?? []
  const read = readTime(rest, when)
  if (read === null || 'wrong' in read) return read
  switch (sign) {
    case '>':
      return { from: afterwards(read), to: null }
    case '>=':
      return { from: read.from, to: null }
    case '<':
      return { from: null, to: read.from }
    case '<=':
      return { from: null, to: afterwards(read) }
    default:
      return read.to > read.from ? read : periodAt(wallOf(read.from, when.tz), 'day', when.tz)
  }
}

function between(first: string, last: string, when: When): Range | Wrong | null {
  const from = first === '' ? null : readTime(first, when)
  const to = last === '' ? null : readTime(last, when)
  if ((first === '' && last === '') || (first !== '' && !from) || (last !== '' && !to)) return null
  if (from && 'wrong' in from) return from
  if (to && 'wrong' in to) return to
  if (from && to && to.from < from.from) return backwards
  return { from: from?.from ?? null, to: to && afterwards(to) }
}

/** What comes after an instant begins with the next millisecond. */
function afterwards({ from, to }: Stretch): number {
  return to > from ? to : to + 1
}

const backwards: Wrong = {
  wrong: {
    en: 'The range ends before it begins: write the earlier day first.',
    es: 'El intervalo termina antes de empezar: escribe primero el día anterior.',
  },
}
