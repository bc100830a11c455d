import { expect, test } from 'vitest'
import type { CheckInput, CheckTools } from '../../../server/checks/check.ts'
import { nothingKnown } from '../../../server/checks/knowledge.ts'
import type { SpamConfig } from '../../../server/config.ts'
import { createSpam } from '../../../server/checks/spam/index.ts'
import { readReply } from '../../../server/checks/spam/spamd-reply.ts'
import { createLiveResolver } from '../../../server/dns/live.ts'
import { aSpamd, anRspamd, spamdReply } from './engines.ts'

const input: CheckInput = {
  id: 'a',
  inbox: 'i',
  raw: Buffer.from('Subject: Hello\r\n\r\nHi'),
  parts: [],
  envelope: { from: 'ada@a.test', to: ['bob@b.test'], body: null, smtpUtf8: false, dsn: null },
  connection: null,
  arrivedAt: '2026-11-23T10:00:00.000Z',
}
const tools: CheckTools = {
  ...{ now: Date.now, budget: 5_000 },
  ...{ dns: createLiveResolver({ servers: 'off' }), known: nothingKnown },
}
const spam = (config: Partial<SpamConfig>) =>
  createSpam({ rules: 'own', spamd: null, rspamd: null, sending: null, ...config })

const rows = [
  ' 1.2 MISSING_DATE           Missing Date: header',
  '-0.0 NO_RELAYS              Informational: message was not relayed via',
  '                            SMTP',
  ' 0.1 MISSING_MID            Missing Message-Id: header',
]

test('asks spamd with the bytes of the message, and reads its table', async () => {
  const spamd = await aSpamd(() => spamdReply(1.3, rows))
  const outcome = await spam({ spamd }).run(input, tools)
  expect(spamd.questions).toEqual([
    {
      head: 'REPORT SPAMC/1.5\r\nContent-length: 20',
      message: 'Subject: Hello\r\n\r\nHi',
    },
  ])
  expect(outcome.facts).toEqual({ spam: 1.3 })
  expect(outcome.details).toMatchObject({
    engine: 'spamd',
    ...{ score: 1.3, content: null, transport: null },
    ruleSet: { name: 'SpamAssassin', version: '4.0.1' },
  })
  expect(outcome.details?.rules.map(({ name, points }) => [name, points])).toEqual([
    ['MISSING_DATE', 1.2],
    ['MISSING_MID', 0.1],
    ['NO_RELAYS', -0],
  ])
  expect(outcome.details?.rules[2]?.description.en).toBe(
    'Informational: message was not relayed via SMTP',
  )
})

test('puts one Received field of the sending machine before the copy that is scored', async () => {
  const spamd = await aSpamd(() => spamdReply(0))
  const sending = { ip: '192.0.2.7', host: 'out.shop.test', helo: 'mail.shop.test' }
  await spam({ spamd, sending }).run(input, tools)
  expect(spamd.questions[0]?.message.split('\r\n')).toEqual([
    'Received: from mail.shop.test (out.shop.test [192.0.2.7])',
    expect.stringMatching(/^\tby mx\.mailproof\.invalid \(Postfix\) with ESMTP id [0-9A-F]{12}$/),
    '\t; Mon, 23 Nov 2026 10:00:00 +0000',
    'Subject: Hello',
    '',
    'Hi',
  ])
})

test.each<[string, (() => string | null) | 'closed', RegExp]>([
  ['is not there', 'closed', /ECONNREFUSED/],
  ['says nothing', () => null, /no answer within 300 ms/],
  ['is something else', () => 'HTTP/1.1 400 Bad Request\r\n\r\n', /not the reply of a spamd/],
  ['has trouble', () => 'SPAMD/1.1 75 EX_TEMPFAIL\r\n\r\n', /EX_TEMPFAIL/],
  ['gives no score', () => 'SPAMD/1.1 0 EX_OK\r\n\r\n', /without a score/],
])('is undecided, without a score, when spamd %s', async (_, answer, why) => {
  const spamd = await aSpamd(answer === 'closed' ? () => null : answer)
  if (answer === 'closed') await spamd.close()
  const outcome = await spam({ spamd }).run(input, { ...tools, budget: 300 })
  expect(outcome).toMatchObject({ facts: {}, details: null, undecided: { again: true } })
  expect(outcome.undecided?.reason.code).toBe('engine_down')
  expect(outcome.undecided?.reason.text.en).toMatch(why)
  expect(outcome.undecided?.reason.text.es).toMatch(/no responde/)
})

test('reads any text as a reply of spamd, or says that it is none', () => {
  for (const text of ['', 'SPAMD', '\r\n\r\n', 'SPAMD/1.1 0 EX_OK\r\nSpam: x', '\0'.repeat(9)]) {
    expect(() => readReply(text)).toThrow()
  }
})

test('asks rspamd with the envelope, and reads its symbols', async () => {
  const rspamd = await anRspamd(() => ({
    body: JSON.stringify({
      score: 7.26,
      required_score: 15,
      symbols: {
        MISSING_DATE: { name: 'MISSING_DATE', score: 1, description: 'Date header is missing' },
        R_BAD: { name: 'R_BAD', score: 6.26, options: ['x.test'] },
        ODD: 'no object',
      },
    }),
  }))
  const sending = { ip: '192.0.2.7', host: null, helo: 'mail.shop.test' }
  const outcome = await spam({ rspamd: rspamd.url, sending }).run(input, tools)
  const [question] = rspamd.questions
  expect(question?.path).toBe('/checkv2')
  expect(question?.headers).toMatchObject({
    ...{ from: 'ada@a.test', rcpt: 'bob@b.test', ip: '192.0.2.7', helo: 'mail.shop.test' },
  })
  expect(question?.message).toMatch(/^Received: from mail\.shop\.test .*Subject: Hello\r\n\r\nHi$/s)
  expect(outcome.facts).toEqual({ spam: 7.3 })
  expect(outcome.details).toMatchObject({
    engine: 'rspamd',
    ruleSet: { name: 'Rspamd', version: '3.4' },
    rules: [
      { name: 'R_BAD', points: 6.26, matched: { text: 'x.test', place: null } },
      { name: 'MISSING_DATE', points: 1, description: { en: 'Date header is missing' } },
    ],
  })
})

test.each([
  ['fails', { status: 500, body: '{}' }, /it says 500/],
  ['answers no JSON', { body: 'no' }, /JSON/],
  ['gives no score', { body: '{}' }, /without a score/],
  ['sends elsewhere', { status: 302, body: '' }, /redirect|it says 302/i],
])('is undecided when rspamd %s', async (_, answer, why) => {
  const rspamd = await anRspamd(() => answer)
  const outcome = await spam({ rspamd: rspamd.url }).run(input, tools)
  expect(outcome).toMatchObject({ facts: {}, undecided: { again: true } })
  expect(outcome.undecided?.reason.text.en).toMatch(why)
})

test('is a background check of its own version when a server is asked', () => {
  const own = spam({})
  const asked = spam({ spamd: { host: 'a.test', port: 783 } })
  expect([own.when, asked.when]).toEqual(['arrival', 'background'])
  expect(
    new Set([own.version, asked.version, spam({ rspamd: 'http://b.test' }).version]).size,
  ).toBe(3)
})

test('names the setting when a folder holds no rules', () => {
  expect(() => spam({ rules: { folder: '/nowhere' } })).toThrow(
    "spam-rules: there is no rule file (*.cf) that can be read in '/nowhere'",
  )
})
