import type { Text } from '../../../server/types.ts'
import type { Calendar, CalendarEvent, When } from './ics.ts'

/** The time as the event's own clock shows it. */
export function timeText(when: When, locale: string): string {
  const [year, month, day, hour, minute] = when.fields
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute))
  if (Number.isNaN(date.getTime())) return when.fields.join('-')
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    dateStyle: 'full',
    ...(when.wholeDay ? {} : { timeStyle: 'short' }),
  }).format(date)
}

/** From – to; the day is said once where both are on it. */
export function spanText({ start, end }: CalendarEvent, locale: string): string {
  if (!start) return ''
  const from = timeText(start, locale)
  if (!end || (start.wholeDay && lastDay(end) <= dayOf(start))) return from
  if (dayOf(start) !== dayOf(end) || start.wholeDay) return `${from} – ${timeText(end, locale)}`
  const [, , , hour, minute] = end.fields
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute))
  const time = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', timeStyle: 'short' })
  return `${from} – ${time.format(date)}`
}

const dayOf = ({ fields: [year, month, day] }: When) => Date.UTC(year, month - 1, day)
/** DTEND of whole days is the day after (RFC 5545 §3.6.1). */
const lastDay = (end: When) => dayOf(end) - 86_400_000

export function zoneText({ start }: CalendarEvent): string {
  if (!start || start.wholeDay) return ''
  return start.zone === 'Z' ? 'UTC' : (start.zone ?? '')
}

/** The same instant by the viewer's clock; null where the zone is not one that browsers know. */
export function localTime(when: When, locale: string): string | null {
  if (when.wholeDay || when.zone === null) return null
  const [year, month, day, hour, minute, second] = when.fields
  const naive = Date.UTC(year, month - 1, day, hour, minute, second)
  const offset = when.zone === 'Z' ? 0 : offsetOf(when.zone, naive)
  if (offset === null) return null
  const own = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return own.format(new Date(naive - offset))
}

/** Milliseconds that a zone is ahead of UTC at about this time. */
function offsetOf(timeZone: string, at: number): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    }).formatToParts(at)
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    const shown = Date.UTC(
      of('year'),
      of('month') - 1,
      of('day'),
      of('hour'),
      of('minute'),
      of('second'),
    )
    return shown - Math.floor(at / 1000) * 1000
  } catch {
    return null // a name of its own, which only its VTIMEZONE explains
  }
}

const every: Record<string, Text> = {
  DAILY: { en: 'every day', es: 'cada día' },
  WEEKLY: { en: 'every week', es: 'cada semana' },
  MONTHLY: { en: 'every month', es: 'cada mes' },
  YEARLY: { en: 'every year', es: 'cada año' },
}

/** A common rule in words, any other as it stands. */
export function ruleText(rule: string): Text {
  const parts = new Map(
    rule.split(';').map((one) => [one.split('=')[0] ?? '', one.split('=')[1] ?? '']),
  )
  const words = every[parts.get('FREQ') ?? '']
  const simple = [...parts.keys()].every((key) => key === 'FREQ' || key === 'COUNT')
  if (!words || !simple) return { en: `repeats: ${rule}`, es: `se repite: ${rule}` }
  const count = parts.get('COUNT')
  if (count === undefined) return words
  return { en: `${words.en}, ${count} times`, es: `${words.es}, ${count} veces` }
}

/** What a calendar program would stumble over. */
export function faultsOf({ method }: Calendar, event: CalendarEvent): Text[] {
  const { uid, start, end } = event
  const backwards = start && end && String(end.fields.map(pad)) < String(start.fields.map(pad))
  return [
    ...(uid ? [] : [{ en: 'It has no UID.', es: 'No tiene UID.' }]),
    ...(start ? [] : [{ en: 'It has no readable DTSTART.', es: 'No tiene un DTSTART legible.' }]),
    ...(method === null ? [{ en: 'METHOD is missing.', es: 'Falta METHOD.' }] : []),
    ...(backwards ? [{ en: 'It ends before it starts.', es: 'Acaba antes de empezar.' }] : []),
  ]
}

const pad = (n: number) => String(n).padStart(4, '0')
