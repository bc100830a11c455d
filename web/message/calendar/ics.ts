/** A date-time as iCalendar gives it (RFC 5545 §3.3.5). */
export interface When {
  /** Local fields: year, month 1–12, day, hour, minute, second. */
  fields: readonly [number, number, number, number, number, number]
  /** 'Z' is UTC; a name is a zone; null floats, or is a whole day. */
  zone: string | null
  wholeDay: boolean
}

export interface Attendee {
  name: string
  address: string
  /** PARTSTAT in capitals: 'ACCEPTED'. */
  state: string
}

export interface CalendarEvent {
  uid: string | null
  summary: string
  start: When | null
  end: When | null
  location: string
  description: string
  organiser: Attendee | null
  attendees: Attendee[]
  rule: string | null
  cancelled: boolean
}

export interface Calendar {
  /** METHOD in capitals; null when absent. */
  method: string | null
  events: CalendarEvent[]
}

const most = { text: 1_000_000, lines: 20_000, events: 200, attendees: 500 }

interface Line {
  name: string
  params: Map<string, string>
  value: string
}

/** Reads iCalendar (RFC 5545); what cannot be read is left out. Linear and bounded. */
export function readCalendar(text: string): Calendar {
  const calendar: Calendar = { method: null, events: [] }
  let event: CalendarEvent | null = null
  /** Names of the components around the line; alarms inside an event say nothing of it. */
  const open: string[] = []
  for (const content of unfolded(text)) {
    const line = lineOf(content)
    if (!line) continue
    if (line.name === 'BEGIN') {
      open.push(line.value.toUpperCase())
      if (open.at(-1) === 'VEVENT' && calendar.events.length < most.events) {
        calendar.events.push((event = blank()))
      }
    } else if (line.name === 'END') {
      if (open.pop() === 'VEVENT') event = null
    } else if (open.at(-1) === 'VEVENT' && event) take(event, line)
    else if (open.at(-1) === 'VCALENDAR' && line.name === 'METHOD') {
      calendar.method = line.value.trim().toUpperCase()
    }
  }
  return calendar
}

function blank(): CalendarEvent {
  return {
    ...{ uid: null, summary: '', start: null, end: null, location: '', description: '' },
    ...{ organiser: null, attendees: [], rule: null, cancelled: false },
  }
}

function take(event: CalendarEvent, line: Line): void {
  const { name, value } = line
  switch (name) {
    case 'UID':
      event.uid = value
      return
    case 'SUMMARY':
      event.summary = plain(value)
      return
    case 'LOCATION':
      event.location = plain(value)
      return
    case 'DESCRIPTION':
      event.description = plain(value)
      return
    case 'DTSTART':
      event.start = whenOf(line)
      return
    case 'DTEND':
      event.end = whenOf(line)
      return
    case 'RRULE':
      event.rule = value
      return
    case 'STATUS':
      event.cancelled = value.toUpperCase() === 'CANCELLED'
      return
    case 'ORGANIZER':
      event.organiser = personOf(line)
      return
    case 'ATTENDEE':
      if (event.attendees.length < most.attendees) event.attendees.push(personOf(line))
  }
}

/** A line that begins with a blank goes on with the one before (RFC 5545 §3.1). */
function unfolded(text: string): string[] {
  const lines: string[] = []
  for (const line of text.slice(0, most.text).split(/\r\n|\n|\r/)) {
    const last = lines.length - 1
    if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1)
    else if (lines.length < most.lines) lines.push(line)
  }
  return lines
}

function lineOf(content: string): Line | null {
  let quoted = false
  let start = 0
  const heads: string[] = []
  for (let at = 0; at < content.length; at++) {
    const letter = content[at]
    if (letter === '"') quoted = !quoted
    if (quoted || (letter !== ';' && letter !== ':')) continue
    heads.push(content.slice(start, at))
    start = at + 1
    if (letter === ':') {
      const [name = '', ...params] = heads
      return { name: name.toUpperCase(), params: paramsOf(params), value: content.slice(start) }
    }
  }
  return null
}

function paramsOf(all: string[]): Map<string, string> {
  return new Map(
    all.map((one) => {
      const at = one.indexOf('=')
      return [one.slice(0, at).toUpperCase(), one.slice(at + 1).replaceAll('"', '')]
    }),
  )
}

function plain(value: string): string {
  return value.replace(/\\([nN\\;,])/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter))
}

function whenOf({ params, value }: Line): When | null {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value.trim())
  if (!found) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', utc] = found
  const wholeDay = found[4] === undefined
  return {
    fields: [year, month, day, hour, minute, second].map(Number) as unknown as When['fields'],
    zone: utc === 'Z' ? 'Z' : wholeDay ? null : (params.get('TZID') ?? null),
    wholeDay,
  }
}

function personOf({ params, value }: Line): Attendee {
  const address = value.replace(/^mailto:/i, '')
  return {
    name: params.get('CN') ?? '',
    address,
    state: (params.get('PARTSTAT') ?? '').toUpperCase(),
  }
}
