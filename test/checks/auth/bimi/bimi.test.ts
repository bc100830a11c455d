import { expect, test } from 'vitest'
import { evaluateBimi } from '../../../../server/checks/auth/bimi/index.ts'
import { bimiTexts } from '../../../../server/checks/auth/bimi/texts.ts'
import { evaluateDmarc } from '../../../../server/checks/auth/dmarc/index.ts'
import type { DmarcResult } from '../../../../server/types.ts'
import { aMail, codesOf, dnsOf, expectTold, type MailGiven, type Zone } from '../dmarc/given.ts'

const svg = 'v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/logo.pem'
const at = 'TXT default._bimi.example.org'
const enforced = 'v=DMARC1; p=quarantine; rua=mailto:d@example.org'

interface Case {
  name: string
  zone: Zone
  mail?: MailGiven
  /** The DMARC record, and what the signature came to. */
  dmarc?: string | null
  dkim?: 'pass' | 'fail' | 'undecided'
  result: string
  codes: string[]
  publish?: string[]
  severity?: string
}

const cases: Case[] = [
  {
    name: 'a record, and DMARC that passes and is enforced',
    zone: { [at]: [svg] },
    ...{ result: 'pass', codes: ['bimi_pass'], severity: 'good' },
  },
  {
    name: 'a logo without a certificate',
    zone: { [at]: ['v=BIMI1; l=https://example.org/logo.svg; a='] },
    ...{ result: 'pass', codes: ['bimi_pass', 'bimi_no_evidence'] },
  },
  {
    name: 'no record',
    zone: {},
    ...{ result: 'none', codes: ['bimi_none'], severity: 'info' },
    publish: ['default._bimi.example.org v=BIMI1; l=https://example.org/bimi/logo.svg; a='],
  },
  {
    name: 'the record of the organisation serves its subdomains',
    zone: { [at]: [svg] },
    mail: { from: ['a@news.example.org'] },
    ...{ result: 'pass', codes: ['bimi_pass'] },
  },
  {
    name: 'the record of the subdomain goes first',
    zone: { [at]: [svg], 'TXT default._bimi.news.example.org': ['v=BIMI1; l=; a='] },
    mail: { from: ['a@news.example.org'] },
    ...{ result: 'none', codes: ['bimi_declined'] },
  },
  {
    name: 'the selector that the mail names',
    zone: { 'TXT autumn._bimi.example.org': [svg] },
    mail: { header: 'From: shop@example.org\nBIMI-Selector: v=BIMI1; s=Autumn;' },
    ...{ result: 'pass', codes: ['bimi_pass'] },
  },
  {
    name: 'a selector that is none is left aside',
    zone: { [at]: [svg] },
    mail: { header: 'From: shop@example.org\nBIMI-Selector: v=BIMI1; s=a.b.c' },
    ...{ result: 'pass', codes: ['bimi_pass'] },
  },
  {
    name: 'several records count as none',
    zone: { [at]: [svg, svg] },
    ...{ result: 'fail', codes: ['bimi_several'] },
  },
  {
    name: 'the logo has to come over https',
    zone: { [at]: ['v=BIMI1; l=http://example.org/logo.svg'] },
    ...{ result: 'fail', codes: ['bimi_syntax'], severity: 'warn' },
  },
  {
    name: 'the logo has to be an SVG file',
    zone: { [at]: ['v=BIMI1; l=https://example.org/logo.png'] },
    ...{ result: 'fail', codes: ['bimi_syntax'] },
  },
  { name: 'no l', zone: { [at]: ['v=BIMI1;'] }, result: 'fail', codes: ['bimi_syntax'] },
  {
    name: 'meant as a record',
    zone: { [at]: ['v=bimi1; l=https://example.org/logo.svg'] },
    ...{ result: 'fail', codes: ['bimi_syntax'] },
  },
  {
    name: 'DMARC is p=none',
    ...{ zone: { [at]: [svg] }, dmarc: 'v=DMARC1; p=none' },
    ...{ result: 'fail', codes: ['bimi_not_enforced'], severity: 'warn' },
  },
  {
    name: 'DMARC spares subdomains',
    ...{ zone: { [at]: [svg] }, dmarc: 'v=DMARC1; p=reject; sp=none' },
    ...{ result: 'fail', codes: ['bimi_not_enforced'] },
  },
  {
    name: 'DMARC is for a part of the mail',
    ...{ zone: { [at]: [svg] }, dmarc: 'v=DMARC1; p=reject; pct=50' },
    ...{ result: 'fail', codes: ['bimi_not_enforced'] },
  },
  {
    name: 'DMARC is being tested',
    ...{ zone: { [at]: [svg] }, dmarc: 'v=DMARC1; p=reject; t=y' },
    ...{ result: 'fail', codes: ['bimi_not_enforced'] },
  },
  {
    name: 'DMARC fails',
    ...{ zone: { [at]: [svg] }, dkim: 'fail' },
    ...{ result: 'fail', codes: ['bimi_dmarc_fails'] },
  },
  {
    name: 'there is no DMARC',
    ...{ zone: { [at]: [svg] }, dmarc: null },
    ...{ result: 'fail', codes: ['bimi_no_dmarc'] },
  },
  {
    name: 'DMARC is not decided',
    ...{ zone: { [at]: [svg] }, dkim: 'undecided' },
    ...{ result: 'undecided', codes: ['bimi_dmarc_open'], severity: 'unknown' },
  },
  {
    name: 'the name server fails',
    zone: { [at]: 'failed' },
    ...{ result: 'undecided', codes: ['bimi_temperror'], severity: 'unknown' },
  },
  {
    name: 'DNS is off',
    ...{ zone: { '*': 'off' }, dmarc: null },
    ...{ result: 'undecided', codes: ['bimi_undecided'], severity: 'unknown' },
  },
  {
    name: 'no From',
    ...{ zone: {}, mail: { header: 'Subject: x', from: [] } },
    ...{ result: 'none', codes: ['bimi_no_domain'] },
  },
]

test.for(cases)('$name', async ({ zone, mail, dmarc = enforced, dkim = 'pass', ...expected }) => {
  const dns = dnsOf({ ...(dmarc === null ? {} : { 'TXT _dmarc.example.org': [dmarc] }), ...zone })
  const given = aMail(mail)
  const verdict = await evaluateBimi(
    given,
    dns,
    await evaluateDmarc(given, dns, {
      spf: { result: 'fail' satisfies DmarcResult, domain: 'example.org', identity: 'mailfrom' },
      dkim: {
        result: dkim,
        signatures: [{ domain: 'example.org', selector: 's', result: dkim }],
      },
    }),
  )
  expect(verdict.result).toBe(expected.result)
  expect(codesOf(verdict)).toEqual(expected.codes)
  if (expected.severity) expect(verdict.findings[0].severity).toBe(expected.severity)
  if (expected.publish) {
    expect(verdict.publish.map(({ name, value }) => `${name} ${value}`)).toEqual(expected.publish)
  }
  expectTold(verdict.findings, bimiTexts)
})

test('what the record names is told', async () => {
  const dns = dnsOf({ [at]: [svg], 'TXT _dmarc.example.org': [enforced] })
  const dmarc = await evaluateDmarc(aMail(), dns, {
    spf: { result: 'pass', domain: 'example.org', identity: 'mailfrom' },
    dkim: { result: 'none', signatures: [] },
  })
  expect(await evaluateBimi(aMail(), dns, dmarc)).toMatchObject({
    location: 'https://example.org/logo.svg',
    evidence: 'https://example.org/logo.pem',
  })
})
