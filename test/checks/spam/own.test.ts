import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRules } from '../../../server/checks/spam/engine/conf/read.ts'
import { placesIn } from '../../../server/checks/spam/place.ts'
import { transportRules } from '../../../server/checks/spam/scope.ts'
import { packageFolder } from '../../../server/checks/spam/rule-files.ts'
import type { Part, SpamReport } from '../../../server/types.ts'
import { checked } from '../../helpers/checked.ts'
import { aMessage } from '../../helpers/message.ts'
import { startSandbox, type Options } from '../../helpers/sandbox.ts'

const gtube = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'

async function reportOf(text: string, spam: Options['spam'] = {}): Promise<SpamReport> {
  await using sandbox = await startSandbox({ spam: { rules: 'own', ...spam } })
  await sandbox.send(aMessage({ text }))
  const { body } = await checked(sandbox, 'GET', '/api/messages/latest/checks/spam')
  // `checked` held it to its schema.
  return body as SpamReport
}

test('scores the test text that every filter knows 1000, and says where it stands', async () => {
  const report = await reportOf(`Hello\r\n${gtube}`)
  expect(report).toMatchObject({ state: 'done', verdict: 'spam', engine: 'mailproof' })
  expect(report.score).toBeGreaterThan(990)
  expect(report.ruleSet).toMatchObject({ name: 'Mailproof' })
  const [first] = report.rules
  expect(first).toMatchObject({ name: 'GTUBE', points: 1000, scope: 'content' })
  expect(first?.matched).toMatchObject({ text: gtube, place: { header: null, part: '1' } })
})

test('scores plain mail far below, and shows what transport adds apart', async () => {
  const sending = { ip: '198.51.100.7', host: null, helo: 'localhost' }
  const report = await reportOf('Your order is on its way, thank you.', { sending })
  expect(report.verdict).not.toBe('spam')
  const sum = (scope: string) =>
    report.rules.reduce((all, rule) => (rule.scope === scope ? all + rule.points : all), 0)
  expect(sum('transport')).toBeGreaterThan(0)
  expect(report.transport).toBeCloseTo(sum('transport'), 1)
  expect(report.score).toBeCloseTo((report.content ?? 0) + (report.transport ?? 0), 5)
})

const installed = existsSync(`${packageFolder}/20_body_tests.cf`)

test.skipIf(!installed)("takes SpamAssassin's rules where its package is installed", async () => {
  const report = await reportOf(gtube, { rules: 'auto' })
  expect(report).toMatchObject({ engine: 'spamassassin-rules', ruleSet: { name: 'SpamAssassin' } })
  expect(report.rules[0]).toMatchObject({ name: 'GTUBE', points: 1000 })
  expect(report.ruleSet?.notEvaluated.map(({ reason }) => reason)).toContain('network')
})

test('knows which rules look at nothing but the way of a message', () => {
  const text = [
    'header A X-Spam-Relays-External =~ /x/',
    'header B Received =~ /x/',
    'header C Subject =~ /x/',
    'body D /x/',
    'meta E A && B',
    'meta F A && !D',
    'meta G E || G',
    'meta H 1',
  ].join('\n')
  const set = readRules([{ name: 'a.cf', text }], { evals: new Map(), plugins: new Set() })
  expect([...transportRules(set)].sort()).toEqual(['A', 'B', 'E'])
})

const raw = Buffer.from(
  'Received: from a\r\n b\r\nsubject: Buy\r\nTo: x\r\n\r\npreamble\r\nfree pills\r\nnow',
)
const parts = [{ path: '1', bodyStart: 44, bodyEnd: raw.length } as Part]

test.each([
  ['in a field', { text: 'Buy', field: 'Subject' }, { header: 'subject', part: null, line: 3 }],
  ['in a form of one', { text: 'x', field: 'To:addr' }, { header: 'To', part: null, line: 4 }],
  ['in no field', { text: 'x', field: 'ALL' }, null],
  ['in the text', { text: 'free pills', field: null }, { header: null, part: '1', line: 7 }],
  ['in text that is decoded', { text: 'frëe pills', field: null }, null],
  ['hardly anywhere', { text: 'f', field: null }, null],
])('finds the place of what was matched %s', (_, found, place) => {
  expect(placesIn({ raw, parts })(found)).toEqual(place)
})
