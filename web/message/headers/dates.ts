const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Hours from UTC of the names that RFC 5322 §4.3 gives a meaning; any other name is UTC. */
const ZONES: Record<string, number> = {
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
}

/** `21 Nov 1997 10:05:43 -0600`, also with dashes; blanks and the weekday do not matter. */
const LETTER =
  /(\d{1,2})[\s-]{1,9}([a-z]{3})[a-z]{0,6}[\s,-]{1,9}(\d{2,4})\s{1,9}(\d\d?:\d\d(?::\d\d)?)(.{0,40})/i
/** `Tue Nov 13 21:07:21 2001`, as C's asctime writes it. */
const ASCTIME = /([a-z]{3})\s{1,9}(\d{1,2})\s{1,9}(\d\d?:\d\d(?::\d\d)?)\s{1,9}(\d{4})(.{0,40})/i
const ISO = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)?/i

/** The instant of a date in any form that mail has, in milliseconds since 1970; null when it is none. */
export function readDate(text: string): number | null {
  const plain = text.slice(0, 200)
  const letter = LETTER.exec(plain)
  if (letter) {
    const [, day = '', month = '', year = '', time = '', rest = ''] = letter
    return instant({ day, month, year, time, rest })
  }
  const asctime = ASCTIME.exec(plain)
  if (asctime) {
    const [, month = '', day = '', time = '', year = '', rest = ''] = asctime
    return instant({ day, month, year, time, rest })
  }
  return iso(ISO.exec(plain)?.[0])
}

type Written = Record<'day' | 'month' | 'year' | 'time' | 'rest', string>

function instant({ day, month, year, time, rest }: Written): number | null {
  const at = MONTHS.indexOf(month.toLowerCase())
  const clock = /^(\d\d?):(\d\d)(?::(\d\d))?/.exec(time)
  if (at < 0 || !clock) return null
  const [hours, minutes, seconds] = [clock[1], clock[2], clock[3] ?? 0].map(Number)
  if (hours === undefined || minutes === undefined || seconds === undefined) return null
  // 60 is a leap second.
  if (hours > 23 || minutes > 59 || seconds > 60) return null
  const utc = Date.UTC(fullYear(year), at, Number(day), hours, minutes, seconds)
  if (new Date(Date.UTC(fullYear(year), at, Number(day))).getUTCMonth() !== at) return null
  return utc - offset(rest)
}

/** RFC 5322 §4.3: two digits are 1950 to 2049, three count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year
}

/** Milliseconds that the zone is ahead of UTC; a number counts before a name. */
function offset(rest: string): number {
  const number = /([+-])(\d\d):?(\d\d)/.exec(rest)
  if (number) {
    const minutes = Number(number[2]) * 60 + Number(number[3])
    return minutes * (number[1] === '-' ? -60_000 : 60_000)
  }
  const name = /[a-z]{2,5}/i.exec(rest)?.[0].toLowerCase() ?? ''
  return (ZONES[name] ?? 0) * 3_600_000
}

function iso(found: string | undefined): number | null {
  if (found === undefined) return null
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(found) ? found : `${found}Z`
  const time = Date.parse(
    zoned
      .replace(' ', 'T')
      .replace(/\s/g, '')
      .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
  )
  return Number.isNaN(time) ? null : time
}
