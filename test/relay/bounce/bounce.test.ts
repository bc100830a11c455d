import { isAscii } from 'node:buffer'
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { encodedText, readText } from '../../../server/mime/body.ts'
import { headerFields } from '../../../server/mime/header.ts'
import { walk } from '../../../server/mime/walk.ts'
import { bounceMessage } from '../../../server/relay/bounce/index.ts'
import type { BounceInput, Failure } from '../../../server/relay/bounce/bounce.ts'

const failure: Failure = {
  address: 'bob@receiver.test',
  instead: null,
  reply: '550 5.1.1 No such user',
  remote: 'mx.receiver.test',
  triedAt: '2026-11-23T10:05:00.000Z',
}

/** The report on a failure, of which a test says only what matters. */
function bounced(input: Partial<Omit<BounceInput, 'release'>> & { release?: object } = {}) {
  const { raw, to } = bounceMessage({
    id: '0193582f-0000-7000-8000-000000000000',
    at: '2026-11-23T10:06:00.000Z',
    failures: [failure],
    header: Buffer.from('From: ada@sender.test\r\nSubject: Hello\r\n\r\n'),
    ...input,
    release: {
      ...{ release: 'r1', envelopeFrom: 'ada@sender.test', subject: 'Hello' },
      createdAt: '2026-11-23T10:00:00.000Z',
      ...input.release,
    },
  })
  const { parts, complaint } = walk(raw)
  const [root, human, status, header] = parts
  if (!root || !human || !status || !header) throw new Error('parts are missing')
  const textOf = (part: typeof root) => readText(encodedText(raw, part))
  return {
    ...{ raw, to, complaint, types: parts.map(({ type }) => type) },
    fields: headerFields(raw),
    human: textOf(human),
    status: textOf(status).replace(/\n[ \t]/g, ' '),
    header: textOf(header),
  }
}

const field = (fields: { name: string; value: string }[], name: string) =>
  fields.filter((one) => one.name === name).map(({ value }) => value)

test('is a report that programs understand', async () => {
  const { raw, to, fields, status, types, complaint } = bounced()
  expect(types).toEqual([
    ...['multipart/report', 'text/plain', 'message/delivery-status', 'text/rfc822-headers'],
  ])
  expect(complaint).toBeNull()
  expect(to).toBe('ada@sender.test')
  expect(field(fields, 'Content-Type')[0]).toMatch(
    /^multipart\/report; report-type=delivery-status; boundary=/,
  )
  expect(field(fields, 'Auto-Submitted')).toEqual(['auto-replied'])
  expect(field(fields, 'Date')).toEqual(['Mon, 23 Nov 2026 10:06:00 +0000'])
  expect(field(fields, 'Subject')).toEqual(['Not delivered / Sin entregar: Hello'])
  expect(status.trimEnd().split('\n')).toEqual([
    'Reporting-MTA: dns; mailproof.localhost',
    'Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000',
    'X-Mailproof-Release: r1',
    '',
    'Final-Recipient: rfc822; bob@receiver.test',
    'Action: failed',
    'Status: 5.1.1',
    'Remote-MTA: dns; mx.receiver.test',
    'Diagnostic-Code: smtp; 550 5.1.1 No such user',
    'Last-Attempt-Date: Mon, 23 Nov 2026 10:05:00 +0000',
  ])
  const mail = await simpleParser(Buffer.from(raw))
  expect(mail.subject).toBe('Not delivered / Sin entregar: Hello')
  expect(mail.to).toMatchObject({ value: [{ address: 'ada@sender.test' }] })
  expect(mail.text).toContain('550 5.1.1 No such user')
})

test('tells people in English and then in Spanish', () => {
  const { human } = bounced({ failures: [{ ...failure, instead: 'ann@receiver.test' }] })
  expect(human).toBe(`A message that you released did not reach everybody.

Subject: Hello

These recipients will not get it:

  bob@receiver.test (instead of ann@receiver.test)
    mx.receiver.test said: 550 5.1.1 No such user

Nothing more will be tried for them. Read the answers, mend what they name, and release it again on the page Releases.

* * *

Un mensaje que entregaste no ha llegado a todos.

Asunto: Hello

Estos destinatarios no lo recibirán:

  bob@receiver.test (en lugar de ann@receiver.test)
    mx.receiver.test dijo: 550 5.1.1 No such user

No se intentará nada más para ellos. Lee las respuestas, corrige lo que indican y vuelve a entregarlo en la página Entregas.
`)
})

test.each([
  ['550 5.7.26 Unauthenticated', '5.7.26'],
  ['451 4.7.1 Greylisted', '4.7.1'],
  ['550-5.1.1 No such user', '5.1.1'],
  ['550 no such user', '5.1.1'],
  ['552 too large', '5.2.2'],
  ['554 refused', '5.0.0'],
  ['450 busy', '4.2.0'],
  ['459 busy', '4.0.0'],
  ['250 2.0.0 ok', '5.0.0'],
  ['550 2.0.0 contradictory', '5.1.1'],
  ['the relay could not be reached', '5.0.0'],
  ['', '5.0.0'],
])('says of %j that its status is %s', (reply, status) => {
  expect(bounced({ failures: [{ ...failure, reply }] }).status).toContain(`\nStatus: ${status}\n`)
})

test('names no relay as the source of what none said', () => {
  const failures = [{ ...failure, remote: null, reply: 'The name was not found.' }]
  const { status } = bounced({ failures })
  expect(status).toContain('Diagnostic-Code: x-mailproof; The name was not found.\n')
  expect(status).not.toContain('Remote-MTA')
})

test.each([
  ['smtp.relay.test:587 (192.0.2.1)', 'smtp.relay.test'],
  ['[2001:db8::1]:25', '[2001:db8::1]'],
  ['2001:db8::1', '2001:db8::1'],
  ['mx.test', 'mx.test'],
])('names the host of %j', (remote, host) => {
  const { status } = bounced({ failures: [{ ...failure, remote }] })
  expect(status).toContain(`Remote-MTA: dns; ${host}\n`)
})

test('says whom it was meant for when it was redirected', () => {
  const { status } = bounced({ failures: [{ ...failure, instead: 'josé+x=y@ñ.test' }] })
  expect(status).toContain('Original-Recipient: utf-8; jos\\x{E9}\\x{2B}x\\x{3D}y@\\x{F1}.test\n')
})

test('sends the header back and nothing of the body', () => {
  const { header } = bounced({ header: Buffer.from('A: é\nB: c\n\nbody') })
  expect(header).toBe('A: é\nB: c\n')
})

test('goes to nobody in particular when nobody can be named', () => {
  const none = bounced({ release: { envelopeFrom: '' } })
  expect(none.to).toBe('')
  expect(field(none.fields, 'To')).toEqual(['undisclosed-recipients:;'])
  const wide = bounced({ release: { envelopeFrom: 'josé@b.test' } })
  expect(wide.to).toBe('josé@b.test')
  expect(field(wide.fields, 'To')).toEqual(['josé@b.test:;'])
})

test('stays small however many recipients failed', () => {
  const failures = Array.from({ length: 10_000 }, (_, n) => ({
    ...failure,
    address: `u${n}@b.test`,
  }))
  const { raw, human, status } = bounced({ failures })
  expect(raw.length).toBeLessThan(400_000)
  expect(human).toContain('… and 9900 more.')
  expect(status.match(/^Action: failed$/gm)).toHaveLength(1000)
})

const hostile = fc
  .array(
    fc.constantFrom(
      '\r',
      '\n',
      '\0',
      '"',
      '<',
      '>',
      ',',
      'é',
      '😀',
      '\ud800',
      'a',
      ' ',
      'x: y',
      '@',
      '550 ',
      '--mailproof-',
      'y'.repeat(900),
    ),
  )
  .map((pieces) => pieces.join(''))

test('cannot be made to say anything else', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (one, two, three) => {
      const { raw, fields, status, types } = bounced({
        release: { envelopeFrom: one, subject: two, createdAt: three, release: one },
        failures: [{ address: three, instead: two, reply: one, remote: two, triedAt: one }],
        header: Buffer.from(three),
      })
      const text = Buffer.from(raw).toString('latin1')
      expect(isAscii(raw) && !raw.includes(0)).toBe(true)
      expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
      expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
      expect(types).toHaveLength(4)
      expect(fields.map(({ name }) => name)).toEqual([
        ...['Date', 'From', 'To', 'Subject', 'Message-ID', 'Auto-Submitted', 'MIME-Version'],
        'Content-Type',
      ])
      const names = status.split('\n').map((line) => line.split(':')[0])
      const known =
        /^(?:|Reporting-MTA|Arrival-Date|X-Mailproof-Release|(?:Original|Final)-Recipient|Action|Status|Remote-MTA|Diagnostic-Code|Last-Attempt-Date)$/
      expect(names.filter((name) => !known.test(name ?? ''))).toEqual([])
      expect(names.filter((name) => name === 'Action')).toHaveLength(1)
    }),
  )
})
