import { expect, test } from 'vitest'
import { evaluateTlsRpt } from '../../../../server/checks/auth/tls-rpt/index.ts'
import { tlsRptTexts } from '../../../../server/checks/auth/tls-rpt/texts.ts'
import { aMail, codesOf, dnsOf, expectTold, type Zone } from '../dmarc/given.ts'

const at = 'TXT _smtp._tls.example.org'
const fresh = ['_smtp._tls.example.org TXT v=TLSRPTv1; rua=mailto:tls-reports@example.org']
const record = (text: string): Zone => ({ [at]: [text] })

interface Case {
  name: string
  zone: Zone
  result: string
  code: string
  publish?: string[]
}

const cases: Case[] = [
  {
    name: '8460 §3 reports by mail',
    zone: record('v=TLSRPTv1;rua=mailto:r@example.org'),
    ...{ result: 'pass', code: 'tlsrpt_pass', publish: [] },
  },
  {
    name: '8460 §3 reports by mail and by HTTPS',
    zone: record('v=TLSRPTv1; rua=mailto:r@example.org,https://r.example/v1/tls'),
    ...{ result: 'pass', code: 'tlsrpt_pass' },
  },
  { name: '8460 §3 none', zone: {}, result: 'none', code: 'tlsrpt_none', publish: fresh },
  {
    name: '8460 §3 no rua',
    zone: record('v=TLSRPTv1;'),
    ...{ result: 'fail', code: 'tlsrpt_no_rua', publish: fresh },
  },
  {
    name: '8460 §3 an address without mailto:',
    zone: record('v=TLSRPTv1; rua=r@example.org'),
    ...{ result: 'fail', code: 'tlsrpt_no_rua' },
  },
  {
    name: '8460 §3 http is not taken',
    zone: record('v=TLSRPTv1; rua=http://r.example/'),
    ...{ result: 'fail', code: 'tlsrpt_no_rua' },
  },
  {
    name: '8460 §3 the version is case-sensitive',
    zone: record('v=tlsrptv1; rua=mailto:r@example.org'),
    ...{ result: 'fail', code: 'tlsrpt_not_a_record', publish: fresh },
  },
  {
    name: '8460 §3 several count as none',
    zone: { [at]: ['v=TLSRPTv1; rua=mailto:a@b.example', 'v=TLSRPTv1; rua=mailto:a@b.example'] },
    ...{ result: 'fail', code: 'tlsrpt_several', publish: [] },
  },
  { name: 'DNS fails', zone: { [at]: 'timeout' }, result: 'temperror', code: 'tlsrpt_temperror' },
  { name: 'DNS is off', zone: { '*': 'off' }, result: 'undecided', code: 'tlsrpt_undecided' },
]

test.for(cases)('$name', async ({ zone, result, code, publish }) => {
  const verdict = await evaluateTlsRpt(aMail(), dnsOf(zone))
  expect(verdict.result).toBe(result)
  expect(codesOf(verdict)).toEqual([code])
  if (publish) {
    expect(verdict.publish.map((one) => `${one.name} ${one.type} ${one.value}`)).toEqual(publish)
  }
  expectTold(verdict.findings, tlsRptTexts)
})
