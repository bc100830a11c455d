import { expect, test } from 'vitest'
import { readJourney } from '../../../../server/checks/auth/journey/index.ts'
import { journeyTexts } from '../../../../server/checks/auth/journey/texts.ts'
import type { ConnectionFacts, Envelope } from '../../../../server/types.ts'
import { aMail, codesOf, expectTold, type MailGiven } from '../dmarc/given.ts'

const connection = (change: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  ...{ clientAddress: '127.0.0.1', clientPort: 4000, serverPort: 1025, ehlo: 'app.example.org' },
  ...{ tls: null, user: null },
  ...change,
})
const envelope = (from: string, ...to: string[]): Envelope => ({
  ...{ from, to, body: null, smtpUtf8: false, dsn: null },
})
const tls = { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', implicit: false }
const sender = (domain: string) => ({
  ...({ identity: 'mailfrom', local: 'b', domain, helo: null } as const),
})

interface Case {
  name: string
  mail: MailGiven
  /** Besides `journey_seen`. */
  codes: string[]
}

const returnPath = 'Return-Path: <x@example.org>\nFrom: shop@example.org\nTo: ann@example.net'

const cases: Case[] = [
  { name: 'imported mail has no session', mail: {}, codes: ['journey_no_session'] },
  {
    name: '8314 §3 TLS',
    mail: { connection: connection({ tls }) },
    codes: ['journey_tls'],
  },
  {
    name: '8996 TLS 1.1 is obsolete',
    mail: { connection: connection({ tls: { ...tls, version: 'TLSv1.1' } }) },
    codes: ['journey_old_tls'],
  },
  {
    name: 'without TLS on this machine',
    mail: { connection: connection({ clientAddress: '::ffff:127.0.0.1' }) },
    codes: ['journey_plain_local'],
  },
  {
    name: 'without TLS over a network',
    mail: { connection: connection({ clientAddress: '192.0.2.9' }) },
    codes: ['journey_plain'],
  },
  {
    name: '4954 §4 a password in the clear',
    mail: { connection: connection({ clientAddress: '192.0.2.9', user: 'app' }) },
    codes: ['journey_plain', 'journey_open_password'],
  },
  {
    name: 'the user of AUTH',
    mail: { connection: connection({ tls, user: 'app' }) },
    codes: ['journey_user', 'journey_tls'],
  },
  {
    name: '5321 §4.1.1.1 a greeting that is no full name',
    mail: { connection: connection({ tls, ehlo: 'laptop' }) },
    codes: ['journey_ehlo', 'journey_tls'],
  },
  {
    name: '5321 §4.1.1.1 a greeting by address',
    mail: { connection: connection({ tls, ehlo: '[127.0.0.1]' }) },
    codes: ['journey_tls'],
  },
  {
    name: '9989 §4.4.2 the envelope is of another organisation',
    mail: { envelope: envelope('b@esp.example', 'ann@example.net'), sender: sender('esp.example') },
    codes: ['journey_no_session', 'journey_envelope_differs'],
  },
  {
    name: '9989 §4.4.2 the envelope is of a subdomain',
    mail: {
      envelope: envelope('b@bounces.example.org', 'ann@example.net'),
      sender: sender('bounces.example.org'),
    },
    codes: ['journey_no_session'],
  },
  {
    name: '5321 §4.5.5 no envelope sender',
    mail: { envelope: envelope('', 'ann@example.net') },
    codes: ['journey_no_session', 'journey_bounce'],
  },
  {
    name: '5321 §4.4 Return-Path before delivery',
    mail: { header: returnPath, connection: connection({ tls }) },
    codes: ['journey_return_path', 'journey_tls'],
  },
  {
    name: '5321 §4.4 Return-Path of imported mail, which was delivered',
    mail: { header: returnPath },
    codes: ['journey_no_session'],
  },
  {
    name: '5322 §3.6.2 Sender of another organisation',
    mail: { header: 'Sender: x@esp.example\nFrom: shop@example.org\nTo: ann@example.net' },
    codes: ['journey_via', 'journey_no_session'],
  },
  {
    name: '5322 §3.6.2 several authors and no Sender',
    mail: {
      header: 'From: a@example.org, b@example.org\nTo: ann@example.net',
      from: ['a@example.org', 'b@example.org'],
    },
    codes: ['journey_no_sender', 'journey_no_session'],
  },
  {
    name: 'replies go elsewhere',
    mail: { header: 'From: shop@example.org\nReply-To: A <a@x.example>\nTo: ann@example.net' },
    codes: ['journey_no_session', 'journey_reply_to'],
  },
  {
    name: '5322 §3.6.3 Bcc is left in the message',
    mail: { header: 'From: shop@example.org\nTo: ann@example.net\nBcc: bob@example.net' },
    codes: ['journey_bcc_leak', 'journey_no_session'],
  },
  {
    name: '5322 §3.6.3 an empty Bcc tells nothing',
    mail: { header: 'From: shop@example.org\nTo: ann@example.net\nBcc:' },
    codes: ['journey_no_session'],
  },
  {
    name: '5322 §3.6.3 a recipient that only the envelope knows',
    mail: { envelope: envelope('shop@example.org', 'Ann@Example.net', 'bob@example.net') },
    codes: ['journey_no_session', 'journey_bcc'],
  },
  {
    name: '5321 §6.3 a loop',
    mail: {
      header: `${'Received: by a.example\n'.repeat(40)}From: shop@example.org\nTo: ann@example.net`,
    },
    codes: ['journey_loop', 'journey_no_session'],
  },
]

test.for(cases)('$name', ({ mail, codes }) => {
  const verdict = readJourney(aMail(mail))
  expect(codesOf(verdict)).toEqual(['journey_seen', ...codes])
  expectTold(verdict.findings, journeyTexts)
})

test('a Bcc that leaks is bad, and points to its line', () => {
  const { findings } = readJourney(
    aMail({ header: 'From: shop@example.org\nBcc: bob@example.net' }),
  )
  expect(findings.find(({ code }) => code === 'journey_bcc_leak')).toMatchObject({
    severity: 'bad',
    where: { header: 'Bcc', part: null, line: 2 },
  })
})

test('tells who is named where', () => {
  const { identities, bcc } = readJourney(
    aMail({
      header: 'From: =?utf-8?Q?Caf=C3=A9?= <shop@example.org>\nTo: ann@example.net',
      envelope: envelope('b@example.org', 'ann@example.net', 'bob@example.net'),
      connection: connection(),
    }),
  )
  expect(identities).toEqual([
    { field: 'MAIL FROM', value: 'b@example.org' },
    { field: 'EHLO', value: 'app.example.org' },
    { field: 'Return-Path', value: null },
    { field: 'Sender', value: null },
    { field: 'From', value: 'Café <shop@example.org>' },
    { field: 'Reply-To', value: null },
  ])
  expect(bcc).toEqual(['bob@example.net'])
})

test('the null reverse-path is told as it is written', () => {
  const { identities } = readJourney(aMail({ envelope: envelope('', 'ann@example.net') }))
  expect(identities[0]).toEqual({ field: 'MAIL FROM', value: '<>' })
})

test('5321 §4.4 reads the Received fields, newest first', () => {
  const header = [
    'Received: from mx.example.net (mx.example.net [203.0.113.9] (a \\) from b))',
    '\tby in.example.net (Postfix) with ESMTPS id 4XYZ',
    '\tfor <ann@example.net>; Mon, 23 Nov 2026 12:00:01 +0100 (CET)',
    'Received: by app (from userid 33); Mon, 23 Nov 2026 11:00:00 +0000',
    'Received: nonsense',
    'From: shop@example.org',
  ].join('\n')
  expect(readJourney(aMail({ header })).hops).toEqual([
    {
      ...{ from: 'mx.example.net', by: 'in.example.net', with: 'ESMTPS' },
      at: '2026-11-23T11:00:01.000Z',
    },
    { from: null, by: 'app', with: null, at: '2026-11-23T11:00:00.000Z' },
    { from: null, by: null, with: null, at: null },
  ])
})

test('hostile fields are bounded and read in linear time', () => {
  const start = performance.now()
  const deep = `Received: ${'('.repeat(60_000)}from x by y;\n`
  const verdict = readJourney(
    aMail({
      header: `${deep.repeat(60)}From: shop@example.org\nTo: ${'a@b.example, '.repeat(20_000)}`,
      envelope: envelope(
        'x@y.example',
        ...Array.from({ length: 5000 }, (_, at) => `a${at}@z.example`),
      ),
    }),
  )
  expect(verdict.hops.length).toBe(50)
  expect(verdict.bcc.length).toBe(200)
  expect(performance.now() - start).toBeLessThan(3000)
})
