import { expect, test } from 'vitest'
import type { AuthReport, Compared, MessageRow, Verdict } from '../../../server/types.ts'
import { auth as mark } from '../../../web/inbox/marks/auth.ts'
import { auth } from '../../../web/message/checks/auth/index.ts'
import { domainOf, planRecord } from '../../../web/message/checks/auth/plan.ts'
import type { Client } from '../../../web/api/client.ts'

const compared = (result: string) =>
  ({ result, basis: 'live', planned: null }) as unknown as Compared<Verdict>

const chipOf = (spf: string, dkim: string, dmarc: string) => {
  const protocols = { spf: compared(spf), dkim: compared(dkim), dmarc: compared(dmarc) }
  return Object.values(auth.chip(protocols as unknown as AuthReport)).join(' | ')
}

test.each([
  ['pass', 'pass', 'pass', '3/3 | all pass | pass'],
  ['fail', 'pass', 'pass', '2/3 | SPF fail | fail'],
  ['pass', 'fail', 'fail', '1/3 | DMARC fail | fail'],
  ['pass', 'none', 'pass', '2/3 | DKIM none | warn'],
  ['softfail', 'pass', 'pass', '2/3 | SPF soft fail | warn'],
  ['none', 'none', 'none', '0/3 | DMARC none | warn'],
  ['not_evaluated', 'none', 'not_evaluated', '– | not evaluated | none'],
  ['undecided', 'pass', 'undecided', '1/3 | not decided | none'],
  ['temperror', 'none', 'temperror', '– | not decided | none'],
])('says of SPF %s, DKIM %s, DMARC %s: %s', (spf, dkim, dmarc, chip) => {
  expect(chipOf(spf, dkim, dmarc)).toBe(chip)
})

test('says of a check that came to nothing that it is not decided', () => {
  const nothing = { spf: null, dkim: null, dmarc: null } as unknown as AuthReport
  expect(auth.chip(nothing)).toEqual({ figure: '–', word: 'not decided', tone: 'none' })
})

const row = (facts: MessageRow['facts']) => ({ facts }) as MessageRow

test('marks a row by what receivers act on, and not by what is open', () => {
  expect(mark(row({ dmarc: 'fail', dkim: 'fail' }))).toEqual({ word: 'DMARC ✗', tone: 'fail' })
  expect(mark(row({ dmarc: 'pass', spf: 'fail' }))).toEqual({ word: 'SPF ✗', tone: 'warn' })
  for (const result of ['none', 'not_evaluated', 'temperror', 'softfail']) {
    expect(mark(row({ dmarc: result, spf: result, dkim: 'none' }))).toBeNull()
  }
})

test('plans a record in the zone that holds it, in place of its like', async () => {
  const spf = { name: 'shop.example', type: 'TXT', ttl: 60, value: 'v=spf1 -all' } as const
  const other = { ...spf, value: 'site-verification=1' }
  const calls: unknown[] = []
  const client = {
    call(route: string, input: unknown) {
      if (route === 'GET /api/zones') {
        return Promise.resolve({ zones: [{ domain: 'shop.example', records: [spf, other] }] })
      }
      calls.push(input)
      return Promise.resolve({})
    },
  } as unknown as Client
  const next = { ...spf, value: 'v=spf1 ip4:203.0.113.5 -all' }
  expect(await planRecord(client, next)).toBe('shop.example')
  const records = [other, next]
  expect(calls).toEqual([{ path: { domain: 'shop.example' }, body: { records } }])
})

test.each([
  ['_dmarc.shop.example', 'shop.example'],
  ['s1._domainkey.shop.example', 'shop.example'],
  ['shop.example', 'shop.example'],
  ['5.113.0.203.in-addr.arpa', '113.0.203.in-addr.arpa'],
])('takes %s for a name of %s', (name, domain) => {
  expect(domainOf(name)).toBe(domain)
})
