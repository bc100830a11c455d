import type { Stretch, When } from './when.ts'
import { instantOf, wallOf } from './zone.ts'

const day = 86_400_000

/** Units of time: those of the calendar by their name, the others in ms. */
export type Unit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second'

const length = { hour: 3_600_000, minute: 60_000, second: 1000, day, week: 7 * day }

/** Midnight of a day as clocks show it; days and months may lie outside of their usual bounds. */
export function wallDay(year: number, month: number, date = 1): number {
  return Date.UTC(year, month - 1, date)
}

/** The midnight before. */
export function midnightOf(wall: number): number {
  return Math.floor(wall / day) * day
}

/** A day, a week from Monday on, a month or a year: the one that clocks show at `wall`. */
export function periodAt(
  wall: number,
  unit: 'day' | 'week' | 'month' | 'year',
  tz: string,
): Stretch {
  const at = new Date(wall)
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]
  if (unit === 'year') return between(wallDay(year, 1), wallDay(year + 1, 1), tz)
  if (unit === 'month') return between(wallDay(year, month), wallDay(year, month + 1), tz)
  const first = unit === 'day' ? date : date - ((at.getUTCDay() + 6) % 7)
  const days = unit === 'day' ? 1 : 7
  return between(wallDay(year, month, first), wallDay(year, month, first + days), tz)
}

/** The same time of day so many days, weeks, months or years before; hours are hours. */
export function before({ now, tz }: When, count: number, unit: Unit): number {
  if (unit === 'hour' || unit === 'minute' || unit === 'second') return now - count * length[unit]
  const wall = wallOf(now, tz)
  if (unit === 'day' || unit === 'week') return instantOf(wall - count * length[unit], tz)
  return instantOf(monthsBefore(wall, Math.round(count * (unit === 'year' ? 12 : 1))), tz)
}

/** A month before 31 March is the last of February. */
function monthsBefore(wall: number, months: number): number {
  const at = new Date(wall)
  const month = wallDay(at.getUTCFullYear(), at.getUTCMonth() + 1 - months)
  const target = new Date(month)
  const last = new Date(wallDay(target.getUTCFullYear(), target.getUTCMonth() + 2, 0)).getUTCDate()
  return month + (Math.min(at.getUTCDate(), last) - 1) * day + (wall - midnightOf(wall))
}

function between(from: number, to: number, tz: string): Stretch {
  return { from: instantOf(from, tz), to: instantOf(to, tz) }
}
