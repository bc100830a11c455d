import { ada, letter } from './letter.ts'
import type { Sample } from './sample.ts'

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

/** RFC 5546, carried as RFC 6047 says. */
export const invitation: Sample = {
  name: 'invitation',
  title: { en: 'Calendar invitation', es: 'Invitación de calendario' },
  about: {
    en: 'An event with a time zone, an organiser and two guests.',
    es: 'Un evento con zona horaria, quien organiza y dos invitados.',
  },
  mails: [
    {
      from: 'Noor Patel <noor@beanworks.example>',
      to: ada,
      subject: 'Invitation: tasting of the new roasts',
      text: 'Tasting of the new roasts\nThursday 11 March 2027, 16:00 to 17:00 in Madrid, at the roastery.\n',
      html: letter({
        title: 'Tasting of the new roasts',
        body: 'Thursday 11 March 2027, 16:00 to 17:00 in Madrid, at the roastery. Bring your favourite cup.',
      }),
      icalEvent: {
        method: 'REQUEST',
        filename: 'invitation.ics',
        content: [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'PRODID:-//Beanworks//Calendar//EN',
          'METHOD:REQUEST',
          ...zone,
          'BEGIN:VEVENT',
          'UID:tasting-1@beanworks.example',
          'DTSTAMP:20270301T090000Z',
          'DTSTART;TZID=Europe/Madrid:20270311T160000',
          'DTEND;TZID=Europe/Madrid:20270311T170000',
          'SUMMARY:Tasting of the new roasts',
          'LOCATION:The roastery\\, 4 Harbour Lane',
          'DESCRIPTION:Three new roasts.\\nBring your favourite cup.',
          'ORGANIZER;CN=Noor Patel:mailto:noor@beanworks.example',
          'ATTENDEE;CN=Ada Marsh;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ada@customer.example',
          'ATTENDEE;CN=Leo Brandt;PARTSTAT=ACCEPTED:mailto:leo@customer.example',
          'END:VEVENT',
          'END:VCALENDAR',
          '',
        ].join('\r\n'),
      },
    },
  ],
}
