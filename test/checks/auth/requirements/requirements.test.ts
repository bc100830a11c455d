import { expect, test } from 'vitest'
import {
  evaluateRequirements,
  toldItems,
  type Seen,
} from '../../../../server/checks/auth/requirements/index.ts'
import { requirementTexts } from '../../../../server/checks/auth/requirements/texts.ts'
import type { ConnectionFacts, DkimSignature } from '../../../../server/types.ts'
import { aMail, expectTold, type MailGiven } from '../dmarc/given.ts'

const header = [
  'From: Shop <shop@example.org>',
  'To: ann@example.net',
  'Date: Mon, 23 Nov 2026 12:00:00 +0000',
  'Message-ID: <1.2@example.org>',
  'List-Unsubscribe: <mailto:u@example.org>, <https://example.org/u/1>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
]
const without = (name: string, ...instead: string[]) =>
  [...header.filter((line) => !line.startsWith(`${name}:`)), ...instead].join('\n')

const covered = ['from', 'list-unsubscribe', 'list-unsubscribe-post']

function signature(result: DkimSignature['result'], names = covered): DkimSignature {
  return {
    ...{ result, reason: 'valid', summary: '', domain: 'example.org', selector: 's1' },
    ...{ identity: null, algorithm: 'rsa-sha256', keyType: 'rsa', keyBits: 2048 },
    canonicalization: { header: 'relaxed', body: 'relaxed' },
    headers: names.map((name) => ({ name, signed: 1, present: 1, oversigned: false })),
    ...{ bodyLength: null, unsignedBytes: 0, signedAt: null, expiresAt: null },
    bodyHash: { expected: '', found: null },
    ...{ testing: false, strict: false, key: null },
    where: { header: 'DKIM-Signature', part: null, line: 1 },
  }
}

const finding = (code: string, params: Record<string, string> = {}) => ({
  ...({ code, severity: 'good', params, where: null } as const),
})
const connection: ConnectionFacts = {
  ...{ clientAddress: '127.0.0.1', clientPort: 1, serverPort: 2, ehlo: 'a.example.org' },
  ...{ tls: { version: 'TLSv1.3', cipher: 'x', implicit: false }, user: null },
}

const policy: Seen['dmarc']['policy'] = {
  ...{ domain: 'example.org', record: 'v=DMARC1; p=none', applied: 'none', p: 'none' },
  ...{ sp: null, np: null, adkim: 'relaxed', aspf: 'relaxed', pct: 100 },
  ...{ testing: false, rua: [], ruf: [] },
}

/** What is seen of mail that meets all. */
const fine: Seen = {
  spf: { result: 'pass', domain: 'example.org' },
  dkim: { result: 'pass', signatures: [signature('pass')] },
  dmarc: { result: 'pass', policy, identifiers: [] },
  mx: { findings: [finding('mx_pass', { domain: 'example.org' })] },
  reverseDns: { result: 'pass', findings: [finding('reverse_pass')] },
}

interface Case {
  name: string
  mail?: MailGiven
  seen?: Partial<Seen>
  id: string
  state: string
  code: string
  severity?: string
}

const open = (change: Partial<Seen['dmarc']>): Partial<Seen> => ({
  dmarc: { ...fine.dmarc, ...change },
})
const unsigned: Seen['dkim'] = { result: 'none', signatures: [] }

const cases: Case[] = [
  { name: 'SPF passes', id: 'spf', state: 'met', code: 'spf_met' },
  {
    name: 'SPF fails',
    seen: { spf: { result: 'softfail', domain: 'example.org' } },
    ...{ id: 'spf', state: 'missed', code: 'spf_missed', severity: 'bad' },
  },
  {
    name: 'SPF has no sending address',
    seen: { spf: { result: 'not_evaluated', domain: 'example.org' } },
    ...{ id: 'spf', state: 'unknown', code: 'spf_no_source', severity: 'unknown' },
  },
  {
    name: 'SPF has no answer',
    seen: { spf: { result: 'temperror', domain: 'example.org' } },
    ...{ id: 'spf', state: 'unknown', code: 'spf_unknown' },
  },
  { name: 'a signature passes', id: 'dkim', state: 'met', code: 'dkim_met' },
  {
    name: 'it is not signed',
    seen: { dkim: unsigned },
    ...{ id: 'dkim', state: 'missed', code: 'dkim_none' },
  },
  {
    name: 'the signature is broken',
    seen: { dkim: { result: 'fail', signatures: [signature('fail')] } },
    ...{ id: 'dkim', state: 'missed', code: 'dkim_missed' },
  },
  {
    name: 'the key cannot be had',
    seen: { dkim: { result: 'undecided', signatures: [signature('undecided')] } },
    ...{ id: 'dkim', state: 'unknown', code: 'dkim_unknown' },
  },
  { name: 'a record with p=none is enough', id: 'dmarc_record', state: 'met', code: 'dmarc_met' },
  {
    name: 'no DMARC record',
    seen: open({ result: 'none', policy: null }),
    ...{ id: 'dmarc_record', state: 'missed', code: 'dmarc_missed' },
  },
  {
    name: 'whether there is a record is not known',
    seen: open({ result: 'undecided', policy: null }),
    ...{ id: 'dmarc_record', state: 'unknown', code: 'dmarc_unknown' },
  },
  { name: 'aligned', id: 'alignment', state: 'met', code: 'aligned_met' },
  {
    name: 'not aligned',
    seen: open({ result: 'fail' }),
    ...{ id: 'alignment', state: 'missed', code: 'aligned_missed' },
  },
  {
    name: 'alignment waits for the sending address',
    seen: open({ result: 'not_evaluated' }),
    ...{ id: 'alignment', state: 'unknown', code: 'aligned_unknown' },
  },
  { name: 'one address in From', id: 'from', state: 'met', code: 'from_met' },
  {
    name: 'two addresses in From',
    mail: {
      header: without('From', 'From: a@example.org, b@example.org'),
      from: ['a@example.org', 'b@example.org'],
    },
    ...{ id: 'from', state: 'missed', code: 'from_missed' },
  },
  {
    name: 'two From fields',
    mail: { header: without('X', 'From: shop@example.org') },
    ...{ id: 'from', state: 'missed', code: 'from_missed' },
  },
  { name: 'the domain exists', id: 'from_domain', state: 'met', code: 'domain_met' },
  {
    name: 'the domain does not exist',
    seen: { mx: { findings: [finding('mx_missing', { domain: 'example.org' })] } },
    ...{ id: 'from_domain', state: 'missed', code: 'domain_missed' },
  },
  {
    name: 'whether the domain exists is not known',
    seen: {
      mx: { findings: [finding('mx_undecided', { domain: 'example.org' })] },
      ...open({ result: 'undecided', policy: null }),
    },
    ...{ id: 'from_domain', state: 'unknown', code: 'domain_unknown' },
  },
  { name: 'a domain of its own', id: 'own_domain', state: 'met', code: 'own_met' },
  ...['gmail.com', 'yahoo.co.uk', 'hotmail.es', 'web.de'].map((domain) => ({
    name: `sent as ${domain}`,
    mail: { from: [`shop@${domain}`], header: without('From', `From: shop@${domain}`) },
    seen: open({ result: 'fail' as const }),
    ...{ id: 'own_domain', state: 'missed', code: 'own_missed' },
  })),
  {
    name: 'sent as gmail.com, perhaps by Gmail',
    mail: { from: ['shop@gmail.com'] },
    seen: open({ result: 'not_evaluated' }),
    ...{ id: 'own_domain', state: 'unknown', code: 'own_unknown' },
  },
  {
    name: 'sent as gmail.com, by Gmail',
    mail: { from: ['shop@gmail.com'] },
    ...{ id: 'own_domain', state: 'met', code: 'own_met' },
  },
  {
    name: 'a domain that begins like a mailbox',
    mail: { from: ['a@yahoo.example.org'] },
    seen: open({ result: 'fail' }),
    ...{ id: 'own_domain', state: 'met', code: 'own_met' },
  },
  { name: '8058 §3.1 one click', id: 'unsubscribe', state: 'met', code: 'unsubscribe_met' },
  {
    name: '8058 a receipt needs none',
    mail: { header: without('List-Unsubscribe').replace(/^List-Unsubscribe-Post.*\n?/m, '') },
    ...{ id: 'unsubscribe', state: 'not_applicable', code: 'unsubscribe_maybe', severity: 'info' },
  },
  {
    name: '8058 a mailing without it',
    mail: { header: without('List-Unsubscribe', 'List-Id: <news.example.org>') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_none' },
  },
  {
    name: '8058 §3.1 mailto alone',
    mail: { header: without('List-Unsubscribe', 'List-Unsubscribe: <mailto:u@example.org>') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_https' },
  },
  {
    name: '8058 §3.1 http is not enough',
    mail: { header: without('List-Unsubscribe', 'List-Unsubscribe: <http://example.org/u>') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_https' },
  },
  {
    name: '8058 §3.1 no List-Unsubscribe-Post',
    mail: { header: without('List-Unsubscribe-Post') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_post' },
  },
  {
    name: '8058 §3.1 another value',
    mail: { header: without('List-Unsubscribe-Post', 'List-Unsubscribe-Post: yes') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_value' },
  },
  {
    name: '8058 §4 not signed',
    seen: {
      dkim: { result: 'pass', signatures: [signature('pass', ['from', 'list-unsubscribe'])] },
    },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_unsigned' },
  },
  {
    name: '8058 §4 signed, but the signature is broken',
    seen: { dkim: { result: 'fail', signatures: [signature('fail')] } },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_unsigned' },
  },
  {
    name: '8058 §4 signed, but the key cannot be had',
    seen: { dkim: { result: 'undecided', signatures: [signature('undecided')] } },
    ...{ id: 'unsubscribe', state: 'unknown', code: 'unsubscribe_unknown' },
  },
  { name: '5322 §3.6.4 Message-ID', id: 'message_id', state: 'met', code: 'id_met' },
  {
    name: '5322 §3.6.4 no Message-ID',
    mail: { header: without('Message-ID') },
    ...{ id: 'message_id', state: 'missed', code: 'id_missed' },
  },
  {
    name: '5322 §3.6.4 two of them',
    mail: { header: without('X', 'Message-ID: <3@example.org>') },
    ...{ id: 'message_id', state: 'missed', code: 'id_missed' },
  },
  ...['1@example.org', '<1 2@example.org>', '<12>', '<1@2@example.org>', '<@example.org>'].map(
    (value) => ({
      name: `5322 §3.6.4 malformed: ${value}`,
      mail: { header: without('Message-ID', `Message-ID: ${value}`) },
      ...{ id: 'message_id', state: 'missed', code: 'id_malformed' },
    }),
  ),
  ...['<1@localhost>', '<1@app.local>', '<1@web-1>'].map((value) => ({
    name: `a Message-ID of this machine: ${value}`,
    mail: { header: without('Message-ID', `Message-ID: ${value}`) },
    ...{ id: 'message_id', state: 'missed', code: 'id_local', severity: 'warn' },
  })),
  { name: '5322 §3.6.1 Date', id: 'date', state: 'met', code: 'date_met' },
  {
    name: '5322 §3.6.1 no Date',
    mail: { header: without('Date') },
    ...{ id: 'date', state: 'missed', code: 'date_missed' },
  },
  {
    name: '5322 §3.3 a Date that is none',
    mail: { header: without('Date', 'Date: today') },
    ...{ id: 'date', state: 'missed', code: 'date_malformed' },
  },
  {
    name: 'a Date of last year',
    mail: { header: without('Date', 'Date: Sun, 23 Nov 2025 12:00:00 +0000') },
    ...{ id: 'date', state: 'missed', code: 'date_far', severity: 'warn' },
  },
  { name: '5322 §3.6 no field twice', id: 'single_fields', state: 'met', code: 'fields_met' },
  {
    name: '5322 §3.6 Subject twice',
    mail: { header: without('X', 'Subject: a', 'Subject: b') },
    ...{ id: 'single_fields', state: 'missed', code: 'fields_missed', severity: 'bad' },
  },
  {
    name: '5322 §2.1.1 a line of 998 characters',
    mail: { body: `${'x'.repeat(998)}\r\n` },
    ...{ id: 'lines', state: 'met', code: 'lines_met' },
  },
  {
    name: '5322 §2.1.1 a line of 999 characters',
    mail: { body: `Hello\r\n${'x'.repeat(999)}\r\n` },
    ...{ id: 'lines', state: 'missed', code: 'lines_missed' },
  },
  { name: 'small enough', id: 'size', state: 'met', code: 'size_met' },
  {
    name: 'larger than Gmail takes',
    mail: { body: `${'x'.repeat(76)}\r\n`.repeat(350_000) },
    ...{ id: 'size', state: 'missed', code: 'size_missed' },
  },
  { name: 'TLS in the session', id: 'tls', state: 'met', code: 'tls_met' },
  {
    name: 'no TLS on this machine proves nothing',
    mail: { connection: { ...connection, tls: null } },
    ...{ id: 'tls', state: 'not_applicable', code: 'tls_local', severity: 'info' },
  },
  {
    name: 'no TLS over a network',
    mail: { connection: { ...connection, tls: null, clientAddress: '192.0.2.4' } },
    ...{ id: 'tls', state: 'missed', code: 'tls_missed', severity: 'warn' },
  },
  {
    name: 'no session',
    mail: { connection: null },
    ...{ id: 'tls', state: 'unknown', code: 'tls_unknown' },
  },
  { name: 'FCrDNS', id: 'reverse_dns', state: 'met', code: 'reverse_met' },
  {
    name: 'no FCrDNS',
    seen: {
      reverseDns: {
        result: 'none',
        findings: [finding('reverse_none', { address: '203.0.113.5' })],
      },
    },
    ...{ id: 'reverse_dns', state: 'missed', code: 'reverse_missed' },
  },
  {
    name: 'FCrDNS of a relay',
    seen: { reverseDns: { result: 'not_evaluated', findings: [finding('reverse_relay')] } },
    ...{ id: 'reverse_dns', state: 'not_applicable', code: 'reverse_relay' },
  },
  {
    name: 'FCrDNS of nobody knows what',
    seen: { reverseDns: { result: 'not_evaluated', findings: [finding('reverse_not_evaluated')] } },
    ...{ id: 'reverse_dns', state: 'unknown', code: 'reverse_no_source' },
  },
]

const given = (mail: MailGiven = {}) => aMail({ header: header.join('\n'), connection, ...mail })

test.for(cases)('$id: $name', ({ mail, seen, id, state, code, severity }) => {
  const { items } = evaluateRequirements(given(mail), { ...fine, ...seen })
  const item = items.find((one) => one.id === id)
  expect(item).toMatchObject({ state, finding: { code: `required_${code}` } })
  if (severity) expect(item?.finding.severity).toBe(severity)
  expectTold(
    items.map((one) => one.finding),
    requirementTexts,
  )
})

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
