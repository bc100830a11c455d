import { expect, test } from 'vitest'
import {
  evaluateRequirements,
  toldItems,
  type Seen,
} from '../../../../server/checks/auth/requirements/index.ts'
import { requirementTexts } from '../../../../server/checks/auth/requirements/texts.ts'
import { expectTold, type MailGiven } from '../dmarc/given.ts'
import { connection, fine, given, unsigned } from './case.ts'

test.for<[string, Partial<Seen>, MailGiven, string, string]>([
  ['all is met', {}, {}, 'met', 'good'],
  ['something is missed', { dkim: unsigned }, {}, 'missed', 'bad'],
  [
    'something mild is missed',
    {},
    { connection: { ...connection, tls: null, clientAddress: '192.0.2.4' } },
    'missed',
    'warn',
  ],
  ['something is not known', {}, { connection: null }, 'undecided', 'unknown'],
  ['missed weighs more than not known', { dkim: unsigned }, { connection: null }, 'missed', 'bad'],
])('%s', ([, seen, mail, result, severity]) => {
  const verdict = evaluateRequirements(given(mail), { ...fine, ...seen })
  expect(verdict.result).toBe(result)
  expect(verdict.findings[0].severity).toBe(severity)
  expectTold(verdict.findings, requirementTexts)
})

test('the checklist is told in both languages', () => {
  const { items } = evaluateRequirements(given(), fine)
  expect(toldItems(items, 'en')[0]?.finding.what).toBe('SPF passes for example.org')
  expect(toldItems(items, 'es')[0]?.finding.what).toBe('SPF pasa para example.org')
  expect(items.map(({ id }) => id)).toEqual(
    'spf dkim dmarc_record alignment from from_domain own_domain unsubscribe message_id date single_fields lines size tls reverse_dns'.split(
      ' ',
    ),
  )
})
