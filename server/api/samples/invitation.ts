import type { Sample } from './sample.ts'

/** A calendar invitation (RFC 6047). */
export const invitation: Sample = {
  name: 'invitation',
  mail: {
    from: 'Noor Patel <noor@beanworks.example>',
    to: 'Ada Marsh <ada@customer.example>',
    subject: 'Invitation: tasting of the new roasts',
    text: 'Tasting of the new roasts\nThursday, 15:00 to 16:00 UTC, at the roastery.\n',
    icalEvent: {
      method: 'REQUEST',
      filename: 'invitation.ics',
      content: [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Beanworks//Calendar//EN',
        'METHOD:REQUEST',
        'BEGIN:VEVENT',
        'UID:tasting-1@beanworks.example',
        'DTSTAMP:20260301T090000Z',
        'DTSTART:20260312T150000Z',
        'DTEND:20260312T160000Z',
        'SUMMARY:Tasting of the new roasts',
        'LOCATION:The roastery',
        'ORGANIZER;CN=Noor Patel:mailto:noor@beanworks.example',
        'ATTENDEE;CN=Ada Marsh;RSVP=TRUE:mailto:ada@customer.example',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    },
  },
}
