import { expect, test } from 'vitest'
import { isGeneric } from '../../../../server/checks/auth/reverse-dns/generic.ts'
import { evaluateReverseDns } from '../../../../server/checks/auth/reverse-dns/index.ts'
import { reverseTexts } from '../../../../server/checks/auth/reverse-dns/texts.ts'
import { reverseName } from '../../../../server/checks/auth/arpa.ts'
import { aMail, codesOf, dnsOf, expectTold, type Zone } from '../dmarc/given.ts'

const v4 = '5.113.0.203.in-addr.arpa'
const v6 = '5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'
const named: Zone = {
  [`PTR ${v4}`]: ['mail.example.org'],
  'A mail.example.org': ['203.0.113.5'],
}

interface Case {
  name: string
  zone: Zone
  sources?: string[]
  result: string
  codes: string[]
  publish?: string[]
  severity?: string
}

const cases: Case[] = [
  { name: '8601 §3 a name that leads back', zone: named, result: 'pass', codes: ['reverse_pass'] },
  {
    name: '8601 §3 the same in IPv6, written another way',
    sources: ['2001:db8::5'],
    zone: {
      [`PTR ${v6}`]: ['mail.example.org.'],
      'AAAA mail.example.org': ['2001:0DB8:0:0:0:0:0:5'],
    },
    ...{ result: 'pass', codes: ['reverse_pass'] },
  },
  {
    name: '1912 §2.1 no name',
    zone: {},
    ...{ result: 'none', codes: ['reverse_none'], severity: 'bad' },
    publish: [`${v4} PTR mail.example.org`, 'mail.example.org A 203.0.113.5'],
  },
  {
    name: '8601 §3 a name that leads elsewhere',
    zone: { ...named, 'A mail.example.org': ['203.0.113.6'] },
    ...{ result: 'fail', codes: ['reverse_unconfirmed'], severity: 'bad' },
    publish: ['mail.example.org A 203.0.113.5'],
  },
  {
    name: '8601 §3 one of several names leads back',
    zone: { ...named, [`PTR ${v4}`]: ['old.example.org', 'mail.example.org'] },
    ...{ result: 'pass', codes: ['reverse_pass'] },
  },
  {
    name: 'a name that the provider made of the address',
    zone: {
      [`PTR ${v4}`]: ['203-0-113-5.isp.example'],
      'A 203-0-113-5.isp.example': ['203.0.113.5'],
    },
    ...{ result: 'pass', codes: ['reverse_pass', 'reverse_generic'] },
  },
  {
    name: 'the worst of several addresses decides',
    sources: ['203.0.113.5', '203.0.113.6', 'include:spf.relay.example'],
    zone: named,
    ...{ result: 'none', codes: ['reverse_none', 'reverse_skipped'] },
  },
  {
    name: 'a relay sends',
    sources: ['include:spf.relay.example'],
    zone: {},
    ...{
      result: 'not_evaluated',
      codes: ['reverse_relay', 'reverse_skipped'],
      severity: 'unknown',
    },
  },
  {
    name: 'nobody said what sends',
    sources: [],
    zone: {},
    ...{ result: 'not_evaluated', codes: ['reverse_not_evaluated'], severity: 'unknown' },
  },
  {
    name: 'the reverse zone fails',
    zone: { [`PTR ${v4}`]: 'failed' },
    ...{ result: 'temperror', codes: ['reverse_temperror'], severity: 'warn', publish: [] },
  },
  {
    name: 'the way back has no answer',
    zone: { ...named, 'A mail.example.org': 'timeout' },
    ...{ result: 'temperror', codes: ['reverse_temperror'] },
  },
  {
    name: 'DNS is off',
    zone: { '*': 'off' },
    ...{ result: 'undecided', codes: ['reverse_undecided'], severity: 'unknown', publish: [] },
  },
]

test.for(cases)('$name', async (given) => {
  const { zone, sources = ['203.0.113.5'], result, codes, publish, severity } = given
  const verdict = await evaluateReverseDns(aMail({ sources }), dnsOf(zone))
  expect(verdict.result).toBe(result)
  expect(codesOf(verdict)).toEqual(codes)
  if (severity) expect(verdict.findings[0].severity).toBe(severity)
  if (publish) {
    expect(verdict.publish.map((one) => `${one.name} ${one.type} ${one.value}`)).toEqual(publish)
  }
  expectTold(verdict.findings, reverseTexts)
})

test.for([
  ['203.0.113.5', v4],
  ['2001:db8::5', v6],
  ['::1', `1.${'0.'.repeat(31)}ip6.arpa`],
  ['::ffff:203.0.113.5', `5.0.1.7.0.0.b.c.f.f.f.f.${'0.'.repeat(20)}ip6.arpa`],
  [
    '2001:db8:1:2:3:4:5:6',
    '6.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
  ],
])('3596 §2.5 the PTR record of %s stands at %s', ([address = '', name]) => {
  expect(reverseName(address)).toBe(name)
})

test.for([
  ['203.0.113.5', 'mail.example.org', false],
  ['203.0.113.5', 'mx5.example.org', false],
  ['203.0.113.5', 'ip-5-113-0-203.isp.example', true],
  ['203.0.113.5', 'h203000113005.isp.example', true],
  ['203.0.113.5', '5.pool.isp.example', true],
  ['203.0.113.5', 'dynamite.example', false],
  ['2001:db8::aaaa:bbbb:cccc', 'x-aaaabbbbcccc.isp.example', true],
  ['2001:db8::5', 'mail.example.org', false],
] as const)('%s and %s: made of the address is %s', ([address, name, made]) => {
  expect(isGeneric(name, address)).toBe(made)
})
