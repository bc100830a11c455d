import { expect, test } from 'vitest'
import { evaluateDmarc, type Authenticated } from '../../../../server/checks/auth/dmarc/index.ts'
import { dmarcTexts } from '../../../../server/checks/auth/dmarc/texts.ts'
import type { DmarcVerdict } from '../../../../server/types.ts'
import { aMail, codesOf, dnsOf, expectTold, type MailGiven, type Zone } from './given.ts'

type Spf = Authenticated['spf']
type Signature = Authenticated['dkim']['signatures'][number]

const spf = (result: Spf['result'], domain: string | null = 'example.org'): Spf => ({
  ...{ result, domain, identity: 'mailfrom' },
})
const signed = (result: Signature['result'], domain = 'example.org'): Authenticated['dkim'] => ({
  result: result === 'pass' ? 'pass' : 'fail',
  signatures: [{ domain, selector: 's1', result }],
})
const unsigned: Authenticated['dkim'] = { result: 'none', signatures: [] }
const reject: Zone = { 'TXT _dmarc.example.org': ['v=DMARC1; p=reject; rua=mailto:d@example.org'] }
const record = (text: string): Zone => ({ 'TXT _dmarc.example.org': [text] })
const fromSub = { from: ['shop@mail.example.org'] }

interface Case {
  name: string
  mail?: MailGiven
  zone?: Zone
  spf?: Spf
  dkim?: Authenticated['dkim']
  expected: Partial<DmarcVerdict['policy'] & object> & {
    result: DmarcVerdict['result']
    disposition?: DmarcVerdict['disposition']
    organisation?: string
    rule?: string
    aligned?: boolean[]
    /** Code of the verdict in words. */
    first?: string
    /** Codes that are there; with `!` in front, that are not. */
    codes?: string[]
    publish?: string[]
    policyAt?: string | null
  }
}

const cases: Case[] = [
  {
    name: '9989 §4.4.2 SPF of the domain itself passes',
    spf: spf('pass'),
    expected: {
      result: 'pass',
      disposition: 'deliver',
      first: 'dmarc_pass',
      codes: ['dmarc_only_spf'],
    },
  },
  {
    name: '9989 §4.4.1 a signature of the domain itself passes',
    dkim: signed('pass'),
    expected: { result: 'pass', first: 'dmarc_pass', codes: ['dmarc_only_dkim'] },
  },
  {
    name: '9989 §4.5 both pass',
    ...{ spf: spf('pass'), dkim: signed('pass') },
    expected: { result: 'pass', codes: ['!dmarc_only_spf', '!dmarc_only_dkim'] },
  },
  {
    name: '9989 §5.3.5 nothing passes',
    ...{ spf: spf('fail'), dkim: signed('fail') },
    expected: { result: 'fail', disposition: 'reject', first: 'dmarc_fail_reject' },
  },
  {
    name: '9989 §4.4.1 one of two signatures is enough',
    dkim: {
      result: 'pass',
      signatures: [
        { domain: 'esp.example', selector: 'a', result: 'pass' },
        { domain: 'example.org', selector: 'b', result: 'pass' },
      ],
    },
    expected: { result: 'pass', aligned: [true, false, true], codes: ['dmarc_dkim_unaligned'] },
  },
  {
    name: '9989 §4.4.1 the signature of another organisation does not count',
    ...{ spf: spf('softfail'), dkim: signed('pass', 'esp.example') },
    expected: { result: 'fail', codes: ['dmarc_dkim_unaligned'] },
  },
  {
    name: '9989 §4.4.2 the SPF of another organisation does not count',
    spf: spf('pass', 'bounces.esp.example'),
    expected: { result: 'fail', aligned: [false], codes: ['dmarc_spf_unaligned'] },
  },
  {
    name: '9989 §4.4 relaxed: a subdomain that signs',
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'pass', aligned: [true, true], rule: 'tree-walk' },
  },
  {
    name: '9989 §4.4 relaxed: From is the subdomain',
    ...{ mail: fromSub, dkim: signed('pass') },
    expected: { result: 'pass', organisation: 'example.org', policyAt: 'example.org' },
  },
  {
    name: '9989 §4.4 relaxed: two subdomains of one organisation',
    ...{ mail: fromSub, dkim: signed('pass', 'news.example.org') },
    expected: { result: 'pass', organisation: 'example.org' },
  },
  {
    name: '9989 §4.4.1 strict: a subdomain that signs fails',
    zone: record('v=DMARC1; p=reject; adkim=s'),
    ...{ spf: spf('none'), dkim: signed('pass', 'mail.example.org') },
    expected: { result: 'fail', aligned: [true, false], codes: ['dmarc_dkim_strict'] },
  },
  {
    name: '9989 §4.4.1 strict: the parent that signs for a subdomain fails',
    mail: fromSub,
    zone: record('v=DMARC1; p=reject; adkim=s'),
    ...{ spf: spf('none'), dkim: signed('pass', 'example.org') },
    expected: { result: 'fail', codes: ['dmarc_dkim_strict'] },
  },
  {
    name: '9989 §4.4.1 strict: the domain itself passes',
    ...{ zone: record('v=DMARC1; p=reject; adkim=s'), dkim: signed('pass', 'EXAMPLE.org') },
    expected: { result: 'pass' },
  },
  {
    name: '9989 §4.4.2 strict: SPF of a subdomain fails',
    zone: record('v=DMARC1; p=quarantine; aspf=s'),
    spf: spf('pass', 'bounce.example.org'),
    expected: { result: 'fail', disposition: 'quarantine', codes: ['dmarc_spf_strict'] },
  },
  {
    name: '9989 §4.7 strict SPF leaves DKIM relaxed',
    zone: record('v=DMARC1; p=reject; aspf=s'),
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'pass', adkim: 'relaxed', aspf: 'strict' },
  },
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
    name: '9989 §4.7 without np, sp is for what does not exist',
    ...{ mail: fromSub, zone: record('v=DMARC1; p=reject; sp=quarantine') },
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
  {
    name: '9989 §4.7 other text beside the record is ignored',
    zone: { 'TXT _dmarc.example.org': ['hello', 'v=spf1 -all', 'v=DMARC1; p=reject'] },
    expected: { result: 'fail', applied: 'reject', codes: ['!dmarc_several_records'] },
  },
  {
    name: '9989 §4.7 v has to come first',
    zone: record('p=reject; v=DMARC1'),
    expected: { result: 'none' },
  },
  {
    name: '9989 §4.7 the version is case-sensitive',
    zone: record('v=dmarc1; p=reject'),
    expected: { result: 'none', codes: ['dmarc_not_a_record'] },
  },
  {
    name: '9989 §4.8 nothing may stand in front of v',
    zone: record('"v=DMARC1; p=reject"'),
    expected: { result: 'none', codes: ['dmarc_not_a_record'] },
  },
  {
    name: '9989 §4.8 blanks around = and ;, and capitals in values',
    zone: record('v = DMARC1 ;P = Reject ; aspf = S;'),
    expected: { result: 'fail', applied: 'reject', aspf: 'strict' },
  },
  {
    name: '9989 §4.10.1 a bad p with an address for reports is p=none',
    zone: record('v=DMARC1; p=rejct; rua=mailto:d@example.org'),
    expected: { result: 'fail', applied: 'none', codes: ['dmarc_damaged', 'dmarc_mistakes'] },
  },
  {
    name: '9989 §4.10.1 a bad p without one is no record',
    zone: record('v=DMARC1; p=rejct'),
    expected: { result: 'none', first: 'dmarc_void', codes: ['dmarc_damaged'], policyAt: null },
  },
  {
    name: '9989 §4.10.1 a bad sp spoils the record as well',
    zone: record('v=DMARC1; p=reject; sp=all; rua=mailto:d@example.org'),
    expected: { result: 'fail', applied: 'none' },
  },
  {
    name: '9989 §4.10.1 a missing p with an address for reports is p=none',
    zone: record('v=DMARC1; rua=mailto:d@example.org'),
    expected: { result: 'fail', applied: 'none', codes: ['dmarc_damaged'] },
  },
  {
    name: '9989 §4.8 a bad value of another tag is as if it were not there',
    zone: record('v=DMARC1; p=reject; adkim=x; rua=d@example.org'),
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'pass', adkim: 'relaxed', codes: ['dmarc_mistakes', 'dmarc_no_rua'] },
  },
  {
    name: '9989 §4.7 unknown tags are ignored',
    zone: record('v=DMARC1; p=reject; x=1; rua=mailto:d@example.org'),
    expected: {
      result: 'fail',
      applied: 'reject',
      codes: ['dmarc_unknown_tags', '!dmarc_mistakes'],
    },
  },
  {
    name: '7489 §6.3 p belongs in the second place',
    zone: record('v=DMARC1; adkim=r; p=reject'),
    expected: { result: 'fail', applied: 'reject', codes: ['dmarc_order'] },
  },
  {
    name: '9989 §4.7 t=y takes one step off reject',
    ...{ zone: record('v=DMARC1; p=reject; t=y'), spf: spf('fail') },
    expected: {
      result: 'fail',
      testing: true,
      disposition: 'quarantine',
      codes: ['dmarc_testing'],
    },
  },
  {
    name: '9989 §4.7 t=y takes one step off quarantine',
    ...{ zone: record('v=DMARC1; p=quarantine; t=y'), spf: spf('fail') },
    expected: { result: 'fail', disposition: 'deliver', first: 'dmarc_fail_deliver' },
  },
  {
    name: '7489 §6.6.4 pct=0 takes one step off',
    ...{ zone: record('v=DMARC1; p=quarantine; pct=0'), spf: spf('fail') },
    expected: { result: 'fail', pct: 0, disposition: 'deliver', codes: ['dmarc_pct'] },
  },
  {
    name: '7489 §6.6.4 of pct=50 the worse half counts',
    ...{ zone: record('v=DMARC1; p=reject; pct=50'), spf: spf('fail') },
    expected: { result: 'fail', pct: 50, disposition: 'reject', codes: ['dmarc_pct'] },
  },
  {
    name: '7489 §6.3 pct=101 is not understood',
    zone: record('v=DMARC1; p=reject; pct=101'),
    expected: { result: 'fail', pct: 100, codes: ['dmarc_mistakes', '!dmarc_pct'] },
  },
  {
    name: '9989 §5.1.7 p=none protects nobody',
    ...{ zone: record('v=DMARC1; p=none'), dkim: signed('pass') },
    expected: { result: 'pass', codes: ['dmarc_p_none', 'dmarc_no_rua'] },
  },
  {
    name: '9990 §4 reports to another organisation need its consent',
    zone: record('v=DMARC1; p=reject; rua=mailto:x@reports.example'),
    expected: {
      ...{ result: 'fail', codes: ['dmarc_rua_refused'] },
      publish: ['example.org._report._dmarc.reports.example v=DMARC1'],
    },
  },
  {
    name: '9990 §4 the consent is there',
    zone: {
      ...record('v=DMARC1; p=reject; rua=mailto:x@reports.example!10m'),
      'TXT example.org._report._dmarc.reports.example': ['v=DMARC1;'],
    },
    expected: {
      ...{ result: 'fail', codes: ['!dmarc_rua_refused'], publish: [] },
      rua: ['mailto:x@reports.example'],
    },
  },
  {
    name: '9990 §4 a subdomain of the same organisation needs none',
    zone: record('v=DMARC1; p=reject; rua=mailto:x@r.example.org'),
    expected: { result: 'fail', codes: ['!dmarc_rua_refused'] },
  },
  {
    name: '5322 §3.6.2 no From field',
    mail: { header: 'Subject: Hello', from: [] },
    expected: { result: 'permerror', first: 'dmarc_from_missing' },
  },
  {
    name: '5322 §3.6.2 two From fields',
    mail: { header: 'From: a@example.org\nFrom: b@example.org' },
    expected: { result: 'permerror', first: 'dmarc_from_twice' },
  },
  {
    name: '9989 §5.3.1 two domains in From',
    mail: {
      header: 'From: a@example.org, b@example.com',
      from: ['a@example.org', 'b@example.com'],
    },
    expected: { result: 'permerror', first: 'dmarc_from_domains' },
  },
  {
    name: '9989 §5.3.1 an address literal in From',
    mail: { header: 'From: a@[192.0.2.1]', from: ['a@[192.0.2.1]'] },
    expected: { result: 'permerror', first: 'dmarc_from_name' },
  },
  {
    name: 'not known where it is sent from, and not signed',
    spf: spf('not_evaluated'),
    expected: { result: 'not_evaluated', disposition: null, first: 'dmarc_not_evaluated' },
  },
  {
    name: 'not known where it is sent from, but signed',
    ...{ spf: spf('not_evaluated'), dkim: signed('pass') },
    expected: { result: 'pass', codes: ['!dmarc_only_dkim'] },
  },
  {
    name: 'not known where it is sent from, which could not help',
    ...{ spf: spf('not_evaluated', 'esp.example'), dkim: signed('fail') },
    expected: { result: 'fail', codes: ['dmarc_spf_elsewhere'] },
  },
  {
    name: '9989 §5.3.6 SPF without an answer leaves it open',
    spf: spf('temperror'),
    expected: { result: 'temperror', disposition: null, first: 'dmarc_open_temperror' },
  },
  {
    name: '9989 §5.3.6 a signature passes, whatever SPF could not learn',
    ...{ spf: spf('temperror'), dkim: signed('pass') },
    expected: { result: 'pass' },
  },
  {
    name: '9989 §4.10.1 the policy could not be looked up',
    ...{ zone: { 'TXT _dmarc.example.org': 'timeout' }, dkim: signed('pass') },
    expected: { result: 'temperror', first: 'dmarc_temperror', policyAt: null },
  },
  {
    name: 'DNS is off',
    ...{ zone: { '*': 'off' }, spf: spf('undecided'), dkim: signed('undecided') },
    expected: {
      ...{ result: 'undecided', rule: 'public-suffix-list', disposition: null, publish: [] },
      first: 'dmarc_undecided',
    },
  },
  {
    name: 'DNS is off, the record is planned',
    zone: { '*': 'off', 'planned:TXT _dmarc.example.org': ['v=DMARC1; p=reject'] },
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'pass', rule: 'public-suffix-list', codes: ['dmarc_walk_incomplete'] },
  },
  {
    name: 'DNS is off, the record of the organisation is planned',
    mail: fromSub,
    zone: { '*': 'off', 'planned:TXT _dmarc.example.org': ['v=DMARC1; p=reject; sp=quarantine'] },
    expected: { result: 'fail', policyAt: 'example.org', applied: 'quarantine' },
  },
  {
    name: 'the policy is known, the signature is not',
    ...{ spf: spf('fail'), dkim: signed('undecided') },
    expected: { result: 'undecided', first: 'dmarc_open' },
  },
  {
    name: '7489 §3.2 customers of one host are two organisations',
    mail: { from: ['a@ann.github.io'] },
    zone: {
      'TXT _dmarc.ann.github.io': ['v=DMARC1; p=reject'],
      'TXT _dmarc.github.io': 'timeout',
    },
    dkim: signed('pass', 'bob.github.io'),
    expected: { result: 'fail', rule: 'public-suffix-list', organisation: 'ann.github.io' },
  },
]

test.for(cases)('$name', async ({ mail, zone = reject, expected, ...given }) => {
  const seen = { spf: given.spf ?? spf('fail'), dkim: given.dkim ?? unsigned }
  const verdict = await evaluateDmarc(aMail(mail), dnsOf(zone), seen)
  const { first, codes = [], aligned, organisation, rule, publish, policyAt, ...rest } = expected
  const { policy, result, disposition } = verdict
  expect({ ...policy, result, disposition }).toMatchObject(rest)
  expect(codesOf(verdict)).toEqual(
    expect.arrayContaining(codes.filter((code) => !code.startsWith('!'))),
  )
  for (const code of codes)
    if (code.startsWith('!')) expect(codesOf(verdict)).not.toContain(code.slice(1))
  if (first) expect(codesOf(verdict)[0]).toBe(first)
  if (aligned) expect(verdict.identifiers.map((one) => one.aligned)).toEqual(aligned)
  if (organisation) expect(verdict.organisational?.domain).toBe(organisation)
  if (rule) expect(verdict.organisational?.rule).toBe(rule)
  if (policyAt !== undefined) expect(policy?.domain ?? null).toBe(policyAt)
  if (publish) expect(verdict.publish.map(({ name, value }) => `${name} ${value}`)).toEqual(publish)
  expectTold(verdict.findings, dmarcTexts)
})

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
