import { language, say } from '../state/language.svelte.ts'
import { now as nowText } from '../texts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** 1,284 */
export function number(n: number): string {
  return new Intl.NumberFormat(language.locale).format(n)
}

/** '1.2', '−0.4': with as many decimals as are said, at least one. */
export function decimal(n: number, most = 1): string {
  const format = new Intl.NumberFormat(language.locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: most,
    signDisplay: 'negative',
  })
  return format.format(n).replace('-', '\u2212')
}

/** Decimal units, as file managers count: 78 B, 48.2 kB, 1.3 MB. */
export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = n
  let unit = 0
  // 999,950 B would round to 1000.0 kB.
  while (value >= (unit === 0 ? 1000 : 999.95) && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  const digits = unit === 0 ? 0 : 1
  const format = new Intl.NumberFormat(language.locale, { maximumFractionDigits: digits })
  return `${format.format(value)} ${units[unit]}`
}

/** How long ago, in a word or two that never wrap: now, 4 min, 2 h, Fri, 12 Nov, 12 Nov 2025. */
export function shortTime(iso: string, now: number): string {
  const at = new Date(iso)
  const ago = now - at.getTime()
  if (ago < 45_000) return say(nowText)
  if (ago < hour) return `${Math.max(1, Math.round(ago / minute))}\u00a0min`
  if (ago < day) return `${Math.round(ago / hour)}\u00a0h`
  if (ago < 6 * day) return date(at, { weekday: 'short' })
  const sameYear = at.getFullYear() === new Date(now).getFullYear()
  return date(at, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) })
}

/** 22 Nov 2026, 16:41:07 */
export function fullTime(iso: string): string {
  return date(new Date(iso), { dateStyle: 'medium', timeStyle: 'medium' })
}

/** 3 ms, 1.4 s, 2 min 5 s, 3 h 20 min, 4 d 6 h */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)}\u00a0ms`
  const seconds = ms / 1000
  if (seconds < 60) {
    const format = new Intl.NumberFormat(language.locale, { maximumFractionDigits: 1 })
    return `${format.format(seconds)}\u00a0s`
  }
  if (seconds < 3599.5) return pair(seconds, 60, 'min', 's')
  const minutes = seconds / 60
  return minutes < 24 * 60 - 0.5 ? pair(minutes, 60, 'h', 'min') : pair(minutes / 60, 24, 'd', 'h')
}

function pair(amount: number, size: number, large: string, small: string): string {
  const whole = Math.round(amount)
  return `${number(Math.floor(whole / size))}\u00a0${large} ${whole % size}\u00a0${small}`
}

function date(at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language.locale, options).format(at)
}
