import { expect, test } from 'vitest'
import { evaluateMx } from '../../../../server/checks/auth/mx/index.ts'
import { mxTexts } from '../../../../server/checks/auth/mx/texts.ts'
import { aMail, codesOf, dnsOf, expectTold, type MailGiven, type Zone } from '../dmarc/given.ts'

const served: Zone = {
  'MX example.org': ['10 mx.example.org'],
  'A mx.example.org': ['203.0.113.25'],
}

const bounce = {
  identity: 'helo',
  local: 'postmaster',
  domain: 'h.example',
  helo: 'h.example',
} as const

interface Case {
  name: string
  zone: Zone
  mail?: MailGiven
  result: string
  /** The first one is the verdict. */
  codes: string[]
  severity?: string
  publish?: string[]
}

const cases: Case[] = [
  { name: '5321 §5.1 MX that leads to a server', zone: served, result: 'pass', codes: ['mx_pass'] },
  {
    name: '5321 §5.1 no MX, but an address',
    zone: { 'A example.org': ['203.0.113.1'] },
    ...{ result: 'pass', codes: ['mx_implicit'], severity: 'info' },
  },
  {
    name: '5321 §5.1 no MX, but an IPv6 address',
    zone: { 'AAAA example.org': ['2001:db8::1'] },
    ...{ result: 'pass', codes: ['mx_implicit'] },
  },
  {
    name: '5321 §5.1 neither MX nor address',
    zone: { 'TXT example.org': ['v=spf1 -all'] },
    ...{ result: 'fail', codes: ['mx_nothing'], severity: 'bad' },
    publish: ['example.org MX 10 mail.example.org'],
  },
  {
    name: 'a domain that does not exist',
    ...{ zone: {}, result: 'fail', codes: ['mx_missing'], severity: 'bad' },
  },
  {
    name: '7505 §3 null MX of the envelope sender',
    zone: { 'MX example.org': ['0 .'] },
    ...{ result: 'fail', codes: ['mx_null'], severity: 'bad' },
  },
  {
    name: '7505 null MX of From alone is a warning',
    zone: { ...served, 'MX no-reply.example': ['0 .'] },
    mail: { from: ['a@no-reply.example'] },
    ...{ result: 'fail', codes: ['mx_null', 'mx_pass'], severity: 'warn' },
  },
  {
    name: '7505 §3 null MX beside another',
    zone: { ...served, 'MX example.org': ['0 .', '10 mx.example.org'] },
    ...{ result: 'pass', codes: ['mx_pass', 'mx_null_mixed'] },
  },
  {
    name: '5321 §5.1 all MX lead nowhere',
    zone: { 'MX example.org': ['10 gone.example.org', '20 away.example.org'] },
    ...{ result: 'fail', codes: ['mx_dead', 'mx_dangling', 'mx_dangling'], severity: 'bad' },
  },
  {
    name: '5321 §5.1 one of two leads nowhere',
    zone: { ...served, 'MX example.org': ['10 gone.example.org', '20 mx.example.org'] },
    ...{ result: 'pass', codes: ['mx_pass', 'mx_dangling'] },
  },
  {
    name: '5321 §5.1 an address where a name has to be',
    zone: { 'MX example.org': ['10 203.0.113.25'] },
    ...{ result: 'fail', codes: ['mx_dead', 'mx_address'] },
  },
  {
    name: '2181 §10.3 MX to an alias',
    zone: { ...served, 'CNAME mx.example.org': ['real.example.org'] },
    ...{ result: 'pass', codes: ['mx_pass', 'mx_alias'] },
  },
  {
    name: 'the name server fails',
    zone: { 'MX example.org': 'failed' },
    ...{ result: 'temperror', codes: ['mx_temperror'], severity: 'warn' },
  },
  {
    name: 'DNS is off',
    zone: { '*': 'off' },
    ...{ result: 'undecided', codes: ['mx_undecided'], severity: 'unknown' },
  },
  {
    name: 'DNS is off, MX is planned: whether it leads to a server is not known',
    zone: { '*': 'off', 'planned:MX example.org': ['10 mx.example.org'] },
    ...{ result: 'undecided', codes: ['mx_open'], severity: 'unknown' },
  },
  {
    name: 'DNS is off, all of it is planned',
    zone: {
      '*': 'off',
      'planned:MX example.org': ['10 mx.example.org'],
      'planned:A mx.example.org': ['203.0.113.25'],
    },
    ...{ result: 'pass', codes: ['mx_pass'] },
  },
  {
    name: '5321 §4.5.5 of a bounce only From is looked at',
    ...{ zone: served, mail: { sender: bounce }, result: 'pass', codes: ['mx_pass'] },
  },
  {
    name: 'no domain at all',
    zone: {},
    mail: { from: [], sender: bounce },
    ...{ result: 'none', codes: ['mx_no_domain'], severity: 'info' },
  },
]

test.for(cases)('$name', async ({ zone, mail, result, codes, severity, publish }) => {
  const verdict = await evaluateMx(aMail(mail), dnsOf(zone))
  expect(verdict.result).toBe(result)
  expect(codesOf(verdict)).toEqual(codes)
  if (severity) expect(verdict.findings[0].severity).toBe(severity)
  if (publish) {
    expect(verdict.publish.map((one) => `${one.name} ${one.type} ${one.value}`)).toEqual(publish)
  }
  expectTold(verdict.findings, mxTexts)
})

test('a domain with thousands of MX records is looked at no further than its first ten', async () => {
  const hosts = Array.from({ length: 3000 }, (_, at) => `10 mx${at}.example.org`)
  const dns = dnsOf({ 'MX example.org': hosts, 'A mx9.example.org': ['203.0.113.1'] })
  const verdict = await evaluateMx(aMail(), dns)
  expect(verdict.result).toBe('pass')
  expect(dns.asked.length).toBeLessThan(40)
  expect(verdict.records.length).toBeLessThanOrEqual(60)
})
