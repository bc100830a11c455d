import type { Text } from '../types.ts'
import type { Condition } from './condition.ts'
import type { When } from './time/when.ts'
import { wallOf } from './time/zone.ts'

type Language = keyof Text

/** What a filter's value comes to, where that is not plain to see: times and sizes. */
export function meaningOf(condition: Condition, { tz }: When, language: Language): string | null {
  if (!('op' in condition) || condition.op !== 'within') return null
  if (condition.field === 'fact') return null
  const { field, from, to } = condition
  if (field === 'size') return sizes(from, to, language)
  const shown = (instant: number | null) => instant && `${clock(wallOf(instant, tz))}`
  const words = said[language]
  const start = from === null ? null : `${words.from} ${shown(from)}`
  const end = to === null ? null : `${words.before} ${shown(to)}`
  return `${words[field]} ${[start, end].filter(Boolean).join(` ${words.and} `)} (${tz})`
}

const said = {
  en: { arrived: 'arrived', sent: 'sent', from: 'from', before: 'before', and: 'and' },
  es: { arrived: 'llegó', sent: 'enviado', from: 'desde', before: 'antes de', and: 'y' },
}

function sizes(from: number | null, to: number | null, language: Language): string {
  const number = (bytes: number) => new Intl.NumberFormat(language).format(bytes)
  if (from !== null) {
    const bytes = number(from - 1)
    return language === 'en' ? `more than ${bytes} bytes` : `más de ${bytes} bytes`
  }
  const bytes = number(to ?? 0)
  return language === 'en' ? `fewer than ${bytes} bytes` : `menos de ${bytes} bytes`
}

/** Minutes, unless there is more to say. */
function clock(wall: number): string {
  return new Date(wall)
    .toISOString()
    .replace('T', ' ')
    .replace(/(:00)?\.000Z$/, '')
    .replace(/Z$/, '')
}
