import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCalendar } from '../../../web/message/calendar/ics.ts'
import { faultsOf, localTime, ruleText, spanText } from '../../../web/message/calendar/say.ts'
import { noticesOf } from '../../../web/message/parts/notices.ts'
import { texts } from '../../../web/message/parts/texts.ts'

const calendar = (...lines: string[]) =>
  readCalendar(
    [
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n'),
  )

test('reads folded lines, escapes, quoted parameters, and nothing of an alarm', () => {
  const { method, events } = calendar(
    'UID:1@x',
    'SUMMARY:A long\\, long',
    '  tale\\nof cups',
    'ATTENDEE;CN="Marsh; Ada";PARTSTAT=accepted:mailto:ada@x.test',
    'BEGIN:VALARM',
    'SUMMARY:Alarm',
    'END:VALARM',
  )
  expect(method).toBe('REQUEST')
  expect(events[0]).toMatchObject({
    uid: '1@x',
    summary: 'A long, long tale\nof cups',
    attendees: [{ name: 'Marsh; Ada', address: 'ada@x.test', state: 'ACCEPTED' }],
  })
})

test.each([
  [['DTSTART:20270311T150000Z', 'DTEND:20270311T160000Z'], '11 March 2027', /15:00 – 16:00$/],
  [['DTSTART;VALUE=DATE:20270311', 'DTEND;VALUE=DATE:20270312'], '11 March 2027', /2027$/],
  [['DTSTART:20270311T230000', 'DTEND:20270312T010000'], '12 March 2027', /–/],
])('says when %j is', (lines, day, ending) => {
  const [event] = calendar(...lines).events
  if (!event) throw new Error('no event')
  expect(spanText(event, 'en-GB')).toContain(day)
  expect(spanText(event, 'en-GB')).toMatch(ending)
})

test('knows the instant of a named zone, and none of a zone of its own', () => {
  const [here, strange] = ['Europe/Madrid', 'Customized Time Zone'].map(
    (zone) => calendar(`DTSTART;TZID=${zone}:20270711T160000`).events[0]?.start,
  )
  const expected = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  expect(here && localTime(here, 'en-GB')).toBe(expected.format(Date.parse('2027-07-11T14:00:00Z')))
  expect(strange && localTime(strange, 'en-GB')).toBe(null)
})

test('says a common rule in words, and any other as it stands', () => {
  expect(ruleText('FREQ=WEEKLY;COUNT=4').es).toBe('cada semana, 4 veces')
  expect(ruleText('FREQ=MONTHLY;BYDAY=-1SU').en).toBe('repeats: FREQ=MONTHLY;BYDAY=-1SU')
})

test('names what is wrong with an event', () => {
  const bad = calendar('DTSTART:20270311T150000Z', 'DTEND:20270311T140000Z')
  const [event] = bad.events
  expect(event && faultsOf(bad, event).map(({ en }) => en)).toEqual([
    'It has no UID.',
    'It ends before it starts.',
  ])
})

test('reads anything without failing', () => {
  const words = fc.constantFrom(
    'BEGIN:VEVENT',
    'END:VEVENT',
    'DTSTART:',
    ';',
    ':',
    '"',
    '\r\n ',
    'RRULE:',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string())), (all) => {
      for (const event of readCalendar(all.join('\r\n')).events) spanText(event, 'en')
    }),
  )
})

test('says plainly what is signed, encrypted or packed', () => {
  const part = (type: string, name: string | null = null) => ({ type, name }) as never
  const notices = (...parts: never[]) => noticesOf({ parts })
  expect(notices(part('multipart/signed'), part('application/pkcs7-signature'))).toEqual([
    texts.smimeSigned,
  ])
  expect(notices(part('multipart/encrypted'), part('application/pgp-encrypted'))).toEqual([
    texts.pgpEncrypted,
  ])
  expect(notices(part('application/octet-stream', 'WINMAIL.DAT'))).toEqual([texts.tnef])
  expect(notices(part('text/plain'))).toEqual([])
})
