const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Obsolete zone names (RFC 5322 §4.3), in hours. */
const zones: Record<string, number> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
}

const form =
  /^(?:[a-z]{2,12}\.?,? {0,4})?(\d{1,2})[ -]{1,4}([a-z]{3})[a-z]{0,6}[ .,-]{1,4}(\d{2,4})[ ,]{1,4}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d{1,6})? {0,4}(?:([+-]) ?(\d{1,2}):?(\d{2})|([a-z]{1,5}))?/i

/**
 * A Date field as ISO 8601 in UTC; null when it cannot be read. Without a zone it is UTC.
 * @param value unfolded
 */
export function parseDate(value: string): string | null {
  const text = value
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const match = form.exec(text)
  if (!match) return iso(Date.parse(/\d{4}-\d\d-\d\d/.test(text) ? text : `${text} UTC`))
  const [, day, monthName = '', yearText = '', hour, minute, second, sign, zh, zm, zone] = match
  const month = months.indexOf(monthName.toLowerCase())
  if (month < 0) return null
  const year = Number(yearText)
  const full = yearText.length > 3 ? year : year + (yearText.length < 3 && year < 50 ? 2000 : 1900)
  const named = (zones[zone?.toLowerCase() ?? ''] ?? 0) * 60
  const numbered = (Number(zh ?? 0) * 60 + Number(zm ?? 0)) * (sign === '-' ? -1 : 1)
  const local = Date.UTC(
    full,
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  )
  return iso(local - (sign ? numbered : named) * 60_000)
}

function iso(ms: number): string | null {
  if (Number.isNaN(ms) || ms < 0 || ms >= 253_402_300_800_000) return null
  return new Date(ms).toISOString()
}
