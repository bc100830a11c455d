import type { Text } from '../../types.ts'
import { before, midnightOf, periodAt, wallDay } from './calendar.ts'
import { dayNames, monthNames, nowNames, unitNames, weekdayNames } from './names.ts'
import type { Stretch, When } from './when.ts'
import { instantOf, wallOf } from './zone.ts'

/** Why a time cannot be understood, where more can be said than that. */
export interface Wrong {
  wrong: Text
}

type Read = Stretch | Wrong | null

const day = 86_400_000
const firstYear = 1000
const accents = /[\u0300-\u036f]/g

/**
 * A time as people write it: a day, a month, a year, a minute, an instant, or how long ago. All
 * in the calendar of the given zone, unless the text names its offset from UTC.
 * @returns null when it is none
 */
export function readTime(text: string, when: When): Read {
  const plain = text.trim().toLowerCase().normalize('NFKD').replace(accents, '').slice(0, 60)
  return (
    readNumbers(plain, when) ??
    readAgo(plain, when) ??
    readNames(plain.replace(/[\s,_-]+/g, ' '), when) ??
    readWithTime(plain, when)
  )
}

const isoDay = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const isoMonth = /^(\d{4})[-/.](\d{1,2})$/
const isoYear = /^(\d{4})$/
const otherDay = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/

function readNumbers(text: string, { tz }: When): Read {
  const [, year = '', month = '1', date = '1'] =
    isoDay.exec(text) ?? isoMonth.exec(text) ?? isoYear.exec(text) ?? []
  if (year !== '') {
    const unit = isoDay.test(text) ? 'day' : isoMonth.test(text) ? 'month' : 'year'
    return dated(+year, +month, +date, unit, tz)
  }
  const [, one = '', sign = '', two = '', after = ''] = otherDay.exec(text) ?? []
  if (after === '') return null
  const dayFirst = sign === '.' || +one > 12 || one === two
  if (dayFirst) return dated(+after, +two, +one, 'day', tz)
  return +two > 12 ? dated(+after, +one, +two, 'day', tz) : ambiguous(text, +one, +two, after)
}

function dated(
  year: number,
  month: number,
  date: number,
  unit: 'day' | 'month' | 'year',
  tz: string,
): Read {
  if (year < firstYear) return null
  const wall = wallDay(year, month, date)
  const at = new Date(wall)
  if (at.getUTCMonth() + 1 === month && at.getUTCDate() === date) return periodAt(wall, unit, tz)
  return {
    wrong: {
      en: 'There is no such day in the calendar.',
      es: 'Ese día no existe en el calendario.',
    },
  }
}

function ambiguous(text: string, one: number, two: number, year: string): Wrong {
  const iso = (month: number, date: number) =>
    `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const [first, second] = [iso(two, one), iso(one, two)]
  return {
    wrong: {
      en: `${text} can be two days: write ${first} or ${second}.`,
      es: `${text} puede ser dos días: escribe ${first} o ${second}.`,
    },
  }
}

const ago = /^(?:hace )?(\d{1,5}(?:[.,]\d{1,3})?)\s?([a-z]+)(?: ago)?$/

function readAgo(text: string, when: When): Read {
  const [, count = '', name = ''] = ago.exec(text) ?? []
  const unit = unitNames.get(name)
  if (!unit) return null
  const at = before(when, Number(count.replace(',', '.')), unit)
  return at < wallDay(firstYear, 1) ? null : { from: at, to: at }
}

function readNames(text: string, { now, tz }: When): Read {
  if (nowNames.includes(text)) return { from: now, to: now }
  const today = wallOf(now, tz)
  const days = dayNames.get(text)
  if (days !== undefined) return periodAt(today + days * day, 'day', tz)
  const weekday = /^(?:(last|el) )?([a-z]+)( pasado)?$/.exec(text)
  const number = weekdayNames.get(weekday?.[2] ?? '')
  if (number === undefined) return readPeriod(text, today, tz) ?? readMonth(text, today, tz)
  // The latest one, today included; "last" is before today.
  const since = (new Date(today).getUTCDay() - number + 7) % 7
  const past = since === 0 && (weekday?.[1] === 'last' || weekday?.[3] !== undefined) ? 7 : since
  return periodAt(today - past * day, 'day', tz)
}

const thisPeriod = /^(?:this|est[ae]) (week|month|year|semana|mes|ano)$/
const lastPeriod = /^(?:last (week|month|year)|(?:(?:el|la) )?(semana|mes|ano) pasad[oa])$/

function readPeriod(text: string, today: number, tz: string): Read {
  const current = thisPeriod.exec(text)?.[1]
  const [, english, spanish] = lastPeriod.exec(text) ?? []
  const unit = unitNames.get(current ?? english ?? spanish ?? '')
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null
  const now = periodAt(today, unit, tz)
  return current ? now : periodAt(wallOf(now.from, tz) - day, unit, tz)
}

const monthText = /^(?:(\d{1,2}) (?:de )?)?([a-z]{3,10})(?: (\d{1,2}))?(?: (?:de(?:l)? )?(\d{4}))?$/

/** `nov`, `nov 2026`, `20 nov 2026`, `nov 20 2026`, `20 de noviembre`: without a year the latest one. */
function readMonth(text: string, today: number, tz: string): Read {
  const [, before, name = '', after, year] = monthText.exec(text) ?? []
  const month = monthNames.get(name)
  if (month === undefined || (before !== undefined && after !== undefined)) return null
  const date = before ?? after
  const thisYear = new Date(today).getUTCFullYear()
  const future = wallDay(thisYear, month + 1, Number(date ?? 1)) > today
  const chosen = year === undefined ? thisYear - (future ? 1 : 0) : Number(year)
  return dated(chosen, month + 1, Number(date ?? 1), date === undefined ? 'month' : 'day', tz)
}

const timeOfDay =
  /^(?:(.*?[^\s,])(?:t(?=\d)|[\s,]+))?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(z|[+-]\d{2}:?\d{2})?$/

/** `2026-11-20T15:30`, `yesterday 15:30`, `15:30`, each perhaps with seconds and an offset. */
function readWithTime(text: string, when: When): Read {
  const [, date = 'today', hour = '', minute = '', second, fraction, offset] =
    timeOfDay.exec(text) ?? []
  if (hour === '' || +hour > 23 || +minute > 59 || +(second ?? 0) > 59) return null
  const whole = timeOfDay.test(date) ? null : readTime(date, when)
  if (whole === null || 'wrong' in whole) return whole
  const midnight = midnightOf(wallOf(whole.from, when.tz))
  if (whole.to === whole.from || whole.to - whole.from > 1.5 * day) return null
  const time = (+hour * 60 + +minute) * 60_000 + +(second ?? 0) * 1000
  const ms = fraction === undefined ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000)
  const shown = midnight + time + ms
  const from = offset === undefined ? instantOf(shown, when.tz) : shown - offsetOf(offset)
  const length = fraction !== undefined ? 1 : second !== undefined ? 1000 : 60_000
  return { from, to: from + length }
}

function offsetOf(text: string): number {
  if (text === 'z') return 0
  const [, sign, hours = '', minutes = ''] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (+hours * 60 + +minutes) * 60_000
}
