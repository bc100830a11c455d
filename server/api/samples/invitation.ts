import { ada, letter, paragraph } from './letter.ts'
import { stamp, type Sample } from './sample.ts'

const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Madrid',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

/** RFC 5546 §3.2.2, carried as RFC 6047 says. */
function request(now: Date, day: Date): string {
  const date = compact(day).slice(0, 8)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Beanworks//Calendar//EN',
    'METHOD:REQUEST',
    ...zone,
    'BEGIN:VEVENT',
    `UID:tasting-${stamp(now)}@beanworks.example`,
    'SEQUENCE:0',
    `DTSTAMP:${compact(now)}Z`,
    `DTSTART;TZID=Europe/Madrid:${date}T160000`,
    `DTEND;TZID=Europe/Madrid:${date}T170000`,
    'SUMMARY:Tasting of the new roasts',
    'LOCATION:The roastery\\, 4 Harbour Lane',
    'DESCRIPTION:Three new roasts.\\nBring your favourite cup.',
    'STATUS:CONFIRMED',
    'ORGANIZER;CN=Noor Patel:mailto:noor@beanworks.example',
    'ATTENDEE;CN=Ada Marsh;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:',
    ' mailto:ada@customer.example',
    'ATTENDEE;CN=Leo Brandt;PARTSTAT=ACCEPTED:mailto:leo@customer.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

/** 20270301T090000 of an instant, in UTC. */
const compact = (at: Date) => at.toISOString().replace(/[-:]|\.\d+Z/g, '')

/** A Thursday, in one to two weeks: an event that is still to come. */
function thursday(now: Date): Date {
  const days = 7 + ((4 - now.getUTCDay() + 7) % 7)
  return new Date(now.getTime() + days * 86_400_000)
}

export const invitation: Sample = {
  name: 'invitation',
  title: { en: 'Calendar invitation', es: 'Invitación de calendario' },
  about: {
    en: 'An event with a time zone, an organiser and two guests.',
    es: 'Un evento con zona horaria, quien organiza y dos invitados.',
  },
  mails(now) {
    const day = thursday(now)
    const name = day.toLocaleDateString('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    const when = `${name}, 16:00 to 17:00 in Madrid`
    return [
      {
        from: 'Noor Patel <noor@beanworks.example>',
        to: ada,
        subject: 'Invitation: tasting of the new roasts',
        text: `Tasting of the new roasts\n${when}, at the roastery.\n`,
        html: letter({
          title: 'Tasting of the new roasts',
          motto: 'You are invited',
          body: `${paragraph(`<b>${when}</b><br>The roastery, 4 Harbour Lane`)}
${paragraph('Three new roasts. Bring your favourite cup.')}${paragraph('Noor')}`,
        }),
        icalEvent: { method: 'REQUEST', filename: 'invitation.ics', content: request(now, day) },
      },
    ]
  },
}
