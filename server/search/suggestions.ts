import type { Text } from '../types.ts'
import type { When } from './time/when.ts'
import { wallOf } from './time/zone.ts'

const days = {
  en: ['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month'],
  es: ['hoy', 'ayer', 'esta-semana', 'semana-pasada', 'este-mes', 'mes-pasado'],
}
const ages = ['15m', '1h', '6h', '1d', '2d', '1w', '2w', '1mo', '1y']
const sizes = ['10k', '100k', '1M', '10M']

/** Values to begin with, where there are too many to list. */
export function suggestions(
  kind: 'date' | 'period' | 'age' | 'size',
  when: When,
  language: keyof Text,
): string[] {
  if (kind === 'age') return ages
  if (kind === 'size') return sizes
  const today = new Date(wallOf(when.now, when.tz)).toISOString().slice(0, 10)
  const month = today.slice(0, 7)
  const range = kind === 'period' ? [`${month}-01..${today}`, `>${today}`] : [`${today}T12:00`]
  return [...days[language], today, month, ...range]
}
