const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month = months.join('|')

/** Names of zones (RFC 5322 §4.3, and those in use), in minutes. */
const zones = new Map<string, number>(
  Object.entries({
    NDT: -150,
    NST: -210,
    AST: -240,
    ADT: -180,
    EST: -300,
    EDT: -240,
    CST: -360,
    CDT: -300,
    MST: -420,
    MDT: -360,
    PST: -480,
    PDT: -420,
    HST: -600,
    AKST: -540,
    AKDT: -480,
    HADT: -540,
    HAST: -600,
    BST: 60,
    IST: 60,
    WEST: 60,
    CET: 60,
    CEST: 120,
    EET: 120,
    EEST: 180,
    MSK: 180,
    MSD: 240,
    MET: 60,
    MEZ: 60,
    MEST: 120,
    MESZ: 120,
    BRST: -120,
    BRT: -180,
    AEST: 600,
    AEDT: 660,
    ACST: 570,
    ACDT: 630,
    AWST: 480,
    NZST: 720,
    NZDT: 780,
    JST: 540,
    KST: 540,
    HKT: 480,
    SGT: 480,
    PHT: 480,
    IDT: 180,
  }),
)

const dates = [
  new RegExp(` (?<day>\\d{1,9}) (?<month>${month}) (?<year>\\d{4}) `, 'i'),
  new RegExp(` (?<month>${month}) +(?<day>\\d{1,9}) \\d+:\\d+:\\d+ (?<year>\\d{4}) `, 'i'),
  new RegExp(` (?<day>\\d{1,9}) (?<month>${month}) (?<year>\\d{2,3}) `, 'i'),
]

/**
 * The seconds since 1970 of a date anywhere in a text; null when there is none. What cannot be (the
 * 31st of June, 25 o'clock) is bent to what can, so that only grave mistakes count.
 */
export function secondsOf(value: string): number | null {
  const text = ` ${value.slice(0, 1_000)} `.replace(/, */g, ' ').replace(/\s+/g, ' ')
  const date = dates.map((form) => form.exec(text)).find((match) => match !== null)
  if (date?.groups === undefined) return null
  const { day = '1', month: name = '', year = '' } = date.groups
  const rest = text.replace(date[0], ' ')
  const clock = / (\d?\d):(\d\d)(?::(\d\d))? /.exec(text)
  const [hour, minute, second] = [1, 2, 3].map((part) => Number(clock?.[part] ?? 0))
  const noon = Date.UTC(yearOf(year), months.indexOf(name.toLowerCase()), 1)
  const length = new Date(yearOf(year), months.indexOf(name.toLowerCase()) + 1, 0).getDate()
  const days = Number(day) > length ? length : Number(day) - 1
  const time =
    noon / 1000 +
    days * 86_400 +
    Math.min(23, hour ?? 0) * 3_600 +
    Math.min(59, minute ?? 0) * 60 +
    Math.min(59, second ?? 0)
  return Math.max(0, time - offsetOf(clock === null ? rest : rest.replace(clock[0], ' ')) * 60)
}

/** Two and three digits are years of before 2050 (RFC 5322 §4.3). */
function yearOf(digits: string): number {
  const year = Number(digits)
  const whole = digits.length === 4 ? year : year + (digits.length === 2 && year < 50 ? 2000 : 1900)
  return Math.min(2037, Math.max(1970, whole))
}

/** In minutes; 0 for a zone that nobody knows. */
function offsetOf(text: string): number {
  const [, sign, hours, minutes] = / ([-+])(\d\d)(\d\d) /.exec(text) ?? []
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const name = /\b([A-Z]{2,4})(?:-DST)?\b/.exec(text)?.[1] ?? ''
  return zones.get(name) ?? 0
}
