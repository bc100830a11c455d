import { expect, test } from 'vitest'
import { evaluateMtaSts } from '../../../../server/checks/auth/mta-sts/index.ts'
import { mtaStsTexts } from '../../../../server/checks/auth/mta-sts/texts.ts'
import { told } from '../../../../server/checks/auth/verdict.ts'
import { aMail, codesOf, dnsOf, expectTold, type Zone } from '../dmarc/given.ts'

const at = 'TXT _mta-sts.example.org'
const host: Zone = { 'A mta-sts.example.org': ['203.0.113.8'] }
const good = 'v=STSv1; id=20261123T000000;'
const fresh = ['_mta-sts.example.org TXT v=STSv1; id=20261123120000']

interface Case {
  name: string
  zone: Zone
  result: string
  codes: string[]
  publish?: string[]
}

const cases: Case[] = [
  {
    name: '8461 §3.1 a record',
    zone: { ...host, [at]: [good] },
    result: 'pass',
    codes: ['sts_pass'],
  },
  { name: '8461 §3.1 none', zone: {}, result: 'none', codes: ['sts_none'], publish: fresh },
  {
    name: '8461 §3.1 other text beside it is ignored',
    zone: { ...host, [at]: ['hello', good] },
    ...{ result: 'pass', codes: ['sts_pass'], publish: [] },
  },
  {
    name: '8461 §3.1 several count as none',
    zone: { [at]: [good, good] },
    ...{ result: 'fail', codes: ['sts_several'] },
  },
  {
    name: '8461 §3.1 it has to begin with v=STSv1;',
    zone: { [at]: ['id=1; v=STSv1'] },
    ...{ result: 'none', codes: ['sts_none'] },
  },
  {
    name: '8461 §3.1 the version is case-sensitive',
    zone: { [at]: ['v=stsv1; id=1'] },
    ...{ result: 'fail', codes: ['sts_not_a_record'], publish: fresh },
  },
  {
    name: '8461 §3.1 no id',
    zone: { [at]: ['v=STSv1;'] },
    ...{ result: 'fail', codes: ['sts_id'], publish: fresh },
  },
  {
    name: '8461 §3.1 the id is letters and digits',
    zone: { [at]: ['v=STSv1; id=2026-11-23'] },
    ...{ result: 'fail', codes: ['sts_id'] },
  },
  {
    name: '8461 §3.1 the id is 32 characters at most',
    zone: { [at]: [`v=STSv1; id=${'1'.repeat(33)}`] },
    ...{ result: 'fail', codes: ['sts_id'] },
  },
  {
    name: '8461 §3.3 the host of the policy does not exist',
    zone: { [at]: [good] },
    ...{ result: 'pass', codes: ['sts_pass', 'sts_no_host'] },
  },
  { name: 'DNS fails', zone: { [at]: 'failed' }, result: 'temperror', codes: ['sts_temperror'] },
  { name: 'DNS is off', zone: { '*': 'off' }, result: 'undecided', codes: ['sts_undecided'] },
]

test.for(cases)('$name', async ({ zone, result, codes, publish }) => {
  const verdict = await evaluateMtaSts(aMail(), dnsOf(zone))
  expect(verdict.result).toBe(result)
  expect(codesOf(verdict)).toEqual(codes)
  if (publish) {
    expect(verdict.publish.map((one) => `${one.name} ${one.type} ${one.value}`)).toEqual(publish)
  }
  expectTold(verdict.findings, mtaStsTexts)
})

test('8461 §3.2 the policy file is told with the mail servers there are', async () => {
  const dns = dnsOf({ 'MX example.org': ['10 mx1.example.org', '20 mx2.example.org'] })
  const { findings } = await evaluateMtaSts(aMail(), dns)
  expect(told(findings[0], mtaStsTexts, 'en').mend).toBe(
    'If you want it, put this file at https://mta-sts.example.org/.well-known/mta-sts.txt and publish the record below:\n' +
      'version: STSv1\nmode: testing\nmx: mx1.example.org\nmx: mx2.example.org\nmax_age: 604800',
  )
})

test('without a domain nothing is asked', async () => {
  const dns = dnsOf({})
  const sender = { identity: 'helo', local: 'postmaster', domain: null, helo: null } as const
  const verdict = await evaluateMtaSts(aMail({ from: [], sender }), dns)
  expect(verdict.result).toBe('none')
  expect(dns.asked).toEqual([])
  expectTold(verdict.findings, mtaStsTexts)
})
