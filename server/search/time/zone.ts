import { SandboxError } from '../../errors.ts'

const day = 86_400_000
/** Spelled in any letter case, names of zones are still finitely many; this only bounds a mischief. */
const mostZones = 500
const clocks = new Map<string, Intl.DateTimeFormat>()

/**
 * What clocks in a zone show, as the milliseconds at which clocks in UTC would show the same.
 * @throws SandboxError `bad_request` for a zone that nobody knows
 */
export function wallOf(instant: number, tz: string): number {
  const part = new Map(
    clockOf(tz)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(part.get(type))
  const [year, month, date] = [read('year'), read('month'), read('day')]
  const seconds = Date.UTC(year, month - 1, date, read('hour'), read('minute'), read('second'))
  return seconds + (((instant % 1000) + 1000) % 1000)
}

/**
 * When clocks in a zone show this. Of two such instants, as clocks go back, the first; of none, as
 * they go forward, the one that would have been it.
 */
export function instantOf(wall: number, tz: string): number {
  const offsetAt = (instant: number) => wallOf(instant, tz) - instant
  const earlier = offsetAt(wall - day)
  const later = offsetAt(wall + day)
  const first = wall - earlier
  if (earlier === later || offsetAt(first) === earlier) return first
  return offsetAt(wall - later) === later ? wall - later : first
}

/** @throws SandboxError `bad_request` for a zone that nobody knows */
export function checkZone(tz: string): void {
  clockOf(tz)
}

function clockOf(tz: string): Intl.DateTimeFormat {
  const known = clocks.get(tz)
  if (known) return known
  if (clocks.size >= mostZones) clocks.clear()
  const clock = newClock(tz)
  clocks.set(tz, clock)
  return clock
}

function newClock(tz: string): Intl.DateTimeFormat {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  const times = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      hourCycle: 'h23',
      ...fields,
      ...times,
    })
  } catch (cause) {
    const name = tz.slice(0, 40)
    const text = {
      en: `There is no time zone "${name}". Give a name such as Europe/Madrid or UTC in tz.`,
      es: `No hay ninguna zona horaria "${name}". Indica en tz un nombre como Europe/Madrid o UTC.`,
    }
    throw new SandboxError('bad_request', text, { cause })
  }
}
