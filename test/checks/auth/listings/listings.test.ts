import { expect, test } from 'vitest'
import { evaluateListings } from '../../../../server/checks/auth/listings/index.ts'
import { listingTexts } from '../../../../server/checks/auth/listings/texts.ts'
import { aMail, codesOf, dnsOf, expectTold, type Zone } from '../dmarc/given.ts'

const lists = { ip: ['ip.list.example'], domain: ['dom.list.example'] }
const sources = ['203.0.113.5']

interface Case {
  name: string
  zone: Zone
  lists?: typeof lists | null
  sources?: string[]
  result: string
  codes: string[]
  severity?: string
}

const cases: Case[] = [
  {
    name: 'off unless somebody asked for it',
    ...{ zone: {}, lists: null, result: 'off', codes: ['listings_off'], severity: 'info' },
  },
  {
    name: '5782 §2.1 on none',
    zone: {},
    result: 'pass',
    codes: ['listings_pass'],
    severity: 'good',
  },
  {
    name: '5782 §2.1 the address is listed',
    zone: {
      'A 5.113.0.203.ip.list.example': ['127.0.0.2'],
      'TXT 5.113.0.203.ip.list.example': ['see https://list.example/203.0.113.5'],
    },
    ...{ result: 'fail', codes: ['listings_address'], severity: 'bad' },
  },
  {
    name: '5782 §2.4 an IPv6 address is listed',
    sources: ['2001:db8::5'],
    zone: {
      [`A 5.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip.list.example`]: ['127.0.0.2'],
    },
    ...{ result: 'fail', codes: ['listings_address'] },
  },
  {
    name: '5782 §3 the domain is listed',
    zone: { 'A example.org.dom.list.example': ['127.0.1.2'] },
    ...{ result: 'fail', codes: ['listings_domain'], severity: 'bad' },
  },
  {
    name: 'a list that refuses is no listing',
    zone: { 'A 5.113.0.203.ip.list.example': ['127.255.255.254'] },
    ...{ result: 'pass', codes: ['listings_pass', 'listings_refused'], severity: 'good' },
  },
  {
    name: 'only refusals decide nothing',
    zone: { 'A 5.113.0.203.ip.list.example': ['127.255.255.252'] },
    lists: { ip: lists.ip, domain: [] },
    ...{
      result: 'temperror',
      codes: ['listings_temperror', 'listings_refused'],
      severity: 'unknown',
    },
  },
  {
    name: 'a list that was given up answers everything',
    zone: { 'A example.org.dom.list.example': ['198.51.100.7'] },
    ...{ result: 'pass', codes: ['listings_pass', 'listings_odd'] },
  },
  {
    name: 'nobody said what sends: only the domains are asked about',
    ...{ zone: {}, sources: [], result: 'pass', codes: ['listings_pass', 'listings_no_address'] },
  },
  {
    name: 'nothing to ask about',
    zone: {},
    sources: ['include:relay.example'],
    lists: { ip: lists.ip, domain: [] },
    ...{ result: 'not_evaluated', codes: ['listings_nothing'], severity: 'unknown' },
  },
  {
    name: 'DNS is off',
    zone: { '*': 'off' },
    ...{ result: 'undecided', codes: ['listings_undecided'], severity: 'unknown' },
  },
]

test.for(cases)('$name', async (given) => {
  const mail = aMail({ sources: given.sources ?? sources })
  const asked = given.lists === undefined ? lists : given.lists
  const verdict = await evaluateListings(mail, dnsOf(given.zone), asked)
  expect(verdict.result).toBe(given.result)
  expect(codesOf(verdict)).toEqual(given.codes)
  if (given.severity) expect(verdict.findings[0].severity).toBe(given.severity)
  expectTold(verdict.findings, listingTexts)
})

test('a listing is told with its answers and its reason', async () => {
  const name = '5.113.0.203.ip.list.example'
  const dns = dnsOf({ [`A ${name}`]: ['127.0.0.2', '127.0.0.4'], [`TXT ${name}`]: ['spam trap'] })
  const { listings } = await evaluateListings(aMail({ sources }), dns, lists)
  expect(listings).toEqual([
    {
      ...{ list: 'ip.list.example', subject: '203.0.113.5' },
      ...{ answers: ['127.0.0.2', '127.0.0.4'], reason: 'spam trap' },
    },
    { list: 'dom.list.example', subject: 'example.org', answers: [], reason: null },
  ])
})

test('the domains are those of From, MAIL FROM and the signatures, as they were registered', async () => {
  const mail = aMail({
    header: 'From: a@mail.shop.example\nDKIM-Signature: v=1; d=news.esp.example;\n s=x; b=YQ==',
    from: ['a@mail.shop.example'],
  })
  const dns = dnsOf({})
  await evaluateListings(mail, dns, { ip: [], domain: ['dom.list.example'] })
  expect(dns.asked).toEqual([
    'A shop.example.dom.list.example',
    'A example.org.dom.list.example',
    'A esp.example.dom.list.example',
  ])
})

test('switched off, it asks nothing', async () => {
  const dns = dnsOf({})
  await evaluateListings(aMail({ sources }), dns, null)
  expect(dns.asked).toEqual([])
})

test('many lists and addresses are asked about up to a bound', async () => {
  const many = (name: string) => Array.from({ length: 300 }, (_, at) => `${name}${at}.example`)
  const dns = dnsOf({ '*': ['127.0.0.2'] })
  const from = Array.from({ length: 300 }, (_, at) => `203.0.113.${at % 250}`)
  const verdict = await evaluateListings(aMail({ sources: from }), dns, {
    ...{ ip: many('ip'), domain: many('dom') },
  })
  expect(verdict.result).toBe('fail')
  expect(dns.asked.length).toBeLessThanOrEqual(120)
  expect(verdict.findings.length).toBe(20)
})
