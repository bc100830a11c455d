import { expect, test } from 'vitest'
import { evaluateDmarc } from '../../../../server/checks/auth/dmarc/index.ts'
import { dmarcTexts } from '../../../../server/checks/auth/dmarc/texts.ts'
import { told } from '../../../../server/checks/auth/verdict.ts'
import { fromSub, record, reject, signed, spf, unsigned, runCase, type Case } from './case.ts'
import { aMail, dnsOf } from './given.ts'

const cases: Case[] = [
  {
    name: '9989 §4.10.1 no record anywhere',
    ...{ zone: {}, dkim: signed('pass') },
    expected: {
      ...{ result: 'none', disposition: 'deliver', policyAt: null, rule: 'public-suffix-list' },
      first: 'dmarc_none',
      publish: ['_dmarc.example.org v=DMARC1; p=none; rua=mailto:dmarc@example.org'],
    },
  },
  {
    name: '9989 §4.10.1 the record to publish covers all subdomains',
    ...{ zone: {}, mail: { from: ['a@b.shop.example.co.uk'] } },
    expected: {
      result: 'none',
      publish: ['_dmarc.example.co.uk v=DMARC1; p=none; rua=mailto:dmarc@example.co.uk'],
    },
  },
  {
    name: '9989 §4.10.1 p is for the domain itself, not sp',
    ...{ zone: record('v=DMARC1; p=none; sp=reject'), spf: spf('fail') },
    expected: {
      result: 'fail',
      applied: 'none',
      disposition: 'deliver',
      first: 'dmarc_fail_deliver',
    },
  },
  {
    name: '9989 §4.10.1 sp is for a subdomain that exists',
    mail: fromSub,
    zone: { ...record('v=DMARC1; p=reject; sp=none'), 'A mail.example.org': ['192.0.2.1'] },
    expected: {
      result: 'fail',
      applied: 'none',
      disposition: 'deliver',
      codes: ['dmarc_sp_weaker'],
    },
  },
  {
    name: '9989 §4.10.1 np is for a subdomain that does not exist',
    ...{ mail: fromSub, zone: record('v=DMARC1; p=none; sp=quarantine; np=reject') },
    expected: { result: 'fail', applied: 'reject', disposition: 'reject' },
  },
  {
    name: '9989 §4.10.1 np is not for a subdomain that exists',
    mail: fromSub,
    zone: {
      ...record('v=DMARC1; p=none; sp=quarantine; np=reject'),
      'MX mail.example.org': ['10 mx.example.org'],
    },
    expected: { result: 'fail', applied: 'quarantine' },
  },
  {
    name: '9989 §4.10.1 a subdomain with a record of its own',
    mail: fromSub,
    zone: { ...reject, 'TXT _dmarc.mail.example.org': ['v=DMARC1; p=quarantine; sp=none'] },
    expected: {
      ...{ result: 'fail', applied: 'quarantine', policyAt: 'mail.example.org' },
      organisation: 'example.org',
    },
  },
  {
    name: '9989 §4.10.2 psd=n ends the organisation below',
    mail: fromSub,
    zone: { ...reject, 'TXT _dmarc.mail.example.org': ['v=DMARC1; p=reject; psd=n'] },
    dkim: signed('pass', 'example.org'),
    expected: {
      ...{ result: 'fail', organisation: 'mail.example.org', rule: 'tree-walk' },
      codes: ['dmarc_rules_differ'],
    },
  },
  {
    name: '9989 §4.10.2 psd=y: the organisation is one label below',
    mail: { from: ['a@giant.bank.example'] },
    zone: {
      'TXT _dmarc.bank.example': ['v=DMARC1; p=reject; psd=y'],
      'TXT _dmarc.giant.bank.example': ['v=DMARC1; p=quarantine'],
    },
    ...{
      spf: spf('pass', 'mail.giant.bank.example'),
      dkim: signed('pass', 'mail.mega.bank.example'),
    },
    expected: {
      ...{ result: 'pass', organisation: 'giant.bank.example', rule: 'tree-walk' },
      ...{ aligned: [true, false], applied: 'quarantine' },
    },
  },
  {
    name: '9989 §4.10.1 the policy of the public suffix comes last',
    mail: { from: ['a@mail.tiny.bank.example'] },
    zone: { 'TXT _dmarc.bank.example': ['v=DMARC1; p=reject; sp=quarantine; psd=y'] },
    expected: {
      ...{ result: 'fail', organisation: 'tiny.bank.example', policyAt: 'bank.example' },
      applied: 'quarantine',
    },
  },
  {
    name: '9989 §4.10.2 psd=y where the walk starts counts as the domain',
    mail: { from: ['a@bank.example'] },
    zone: { 'TXT _dmarc.bank.example': ['v=DMARC1; p=reject; psd=y'] },
    expected: { result: 'fail', organisation: 'bank.example', applied: 'reject' },
  },
  {
    name: '9989 §4.10.2 the record with the fewest labels is the organisation',
    mail: { from: ['a@a.b.example.org'] },
    zone: {
      ...reject,
      'TXT _dmarc.b.example.org': ['v=DMARC1; p=none'],
    },
    dkim: signed('pass', 'c.example.org'),
    expected: { result: 'pass', organisation: 'example.org', policyAt: 'example.org' },
  },
  {
    name: '9989 §4.10.1 from a deep name the record of the organisation is found',
    mail: { from: ['a@a.b.c.d.e.f.g.h.i.j.example.org'] },
    ...{ zone: reject, dkim: signed('pass', 'signing.example.org') },
    expected: { result: 'pass', organisation: 'example.org', policyAt: 'example.org' },
  },
  {
    name: '9989 §4.10 several records at a name count as none',
    zone: { 'TXT _dmarc.example.org': ['v=DMARC1; p=reject', 'v=DMARC1; p=none'] },
    expected: { result: 'none', first: 'dmarc_none', codes: ['dmarc_several_records'] },
  },
  {
    name: '9989 §4.10 after several records the walk goes on',
    mail: fromSub,
    zone: { ...reject, 'TXT _dmarc.mail.example.org': ['v=DMARC1; p=none', 'v=DMARC1; p=none'] },
    expected: { result: 'fail', policyAt: 'example.org', codes: ['dmarc_several_records'] },
  },
]

test.for(cases)('$name', runCase)

test('9989 §4.10 asks at most eight names, whatever the domain', async () => {
  const dns = dnsOf({})
  const deep = 'a.b.c.d.e.f.g.h.i.j.mail.example.com'
  await evaluateDmarc(aMail({ from: [`x@${deep}`] }), dns, {
    spf: spf('none', null),
    dkim: unsigned,
  })
  expect(dns.asked).toEqual([
    `TXT _dmarc.${deep}`,
    ...['g.h.i.j.mail.example.com', 'h.i.j.mail.example.com', 'i.j.mail.example.com'].map(dmarc),
    ...['j.mail.example.com', 'mail.example.com', 'example.com', 'com'].map(dmarc),
  ])
})

const dmarc = (name: string) => `TXT _dmarc.${name}`

test('a signature of a stranger costs no look-up', async () => {
  const dns = dnsOf(reject)
  await evaluateDmarc(aMail(), dns, { spf: spf('none'), dkim: signed('pass', 'a.b.esp.example') })
  expect(dns.asked.filter((one) => one.includes('esp'))).toEqual([])
})

test('hostile names and records are bounded', async () => {
  const long = `v=DMARC1; p=reject; rua=${'mailto:x@y.example,'.repeat(9000)}`
  const names = Array.from({ length: 400 }, (_, at) => `s${at}.example.org`)
  const dns = dnsOf(record(long))
  const verdict = await evaluateDmarc(aMail(), dns, {
    spf: spf('fail'),
    dkim: {
      result: 'fail',
      signatures: names.map((domain) => ({ domain, selector: 's', result: 'fail' as const })),
    },
  })
  expect(verdict.result).toBe('fail')
  expect(verdict.policy?.rua.length).toBeLessThanOrEqual(10)
  expect(verdict.identifiers.length).toBeLessThanOrEqual(51)
  expect(dns.asked.length).toBeLessThanOrEqual(120)
})

test.for([`a@${'x'.repeat(300)}.org`, 'a@..', 'a@', 'a@exa mple.org', 'a@\u00fcber.example'])(
  'From with no name that DNS knows: %s',
  async (address) => {
    const dns = dnsOf({})
    const verdict = await evaluateDmarc(aMail({ header: 'From: x@y', from: [address] }), dns, {
      ...{ spf: spf('none', null), dkim: unsigned },
    })
    expect(verdict.result).toBe('permerror')
    expect(dns.asked).toEqual([])
  },
)

test.for([
  ['v=DMARC1; p=reject; sp=quarantine', 'example.org asks for sp=quarantine.'],
  ['v=DMARC1; p=quarantine; np=reject', 'example.org asks for np=reject.'],
  ['v=DMARC1; p=reject; t=y', 'example.org asks for p=reject, t=y.'],
])('the verdict names the tag that applies: %s', async ([text = '', expected = '']) => {
  const { findings } = await evaluateDmarc(aMail(fromSub), dnsOf(record(text)), {
    ...{ spf: spf('fail'), dkim: unsigned },
  })
  expect(told(findings[0], dmarcTexts, 'en').why).toContain(expected)
})
