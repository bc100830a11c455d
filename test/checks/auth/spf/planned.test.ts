import { expect, test } from 'vitest'
import { withZones } from '../../../../server/dns/planned.ts'
import type { ZoneRecord } from '../../../../server/types.ts'
import { dnsOf, spf } from './given.ts'

const planned = (value: string): ZoneRecord => ({
  name: 'example.com',
  type: 'TXT',
  ttl: 300,
  value,
})

const zone = (value: string) => ({ domain: 'example.com', records: [planned(value)] })

test.each([
  ['an address', 'v=spf1 ip4:192.0.2.1 -all', '192.0.2.1', 'pass'],
  ['an address that is missing', 'v=spf1 ip4:192.0.2.2 -all', '192.0.2.1', 'fail'],
  ['a relay', 'v=spf1 include:_spf.relay.example -all', 'include:_spf.relay.example', 'pass'],
  [
    'an address behind a relay',
    'v=spf1 include:_spf.relay.example ip4:192.0.2.1 -all',
    '192.0.2.1',
    'pass',
  ],
  ['an address behind no term', 'v=spf1 include:_spf.relay.example -all', '192.0.2.1', 'undecided'],
  ['a name of the zone that is missing', 'v=spf1 a:mail.example.com -all', '192.0.2.1', 'fail'],
])('offline, with a planned record: %s', async (_, record, source, result) => {
  const dns = withZones([zone(record)], dnsOf({}, 'off'))
  const verdict = await spf(dns, { sources: [source] })
  expect(verdict).toMatchObject({ result, record })
  expect(verdict.records).toContainEqual({
    ...{ name: 'example.com', type: 'TXT', value: record, planned: true },
  })
  expect(dns.used()).toEqual(['example.com'])
})

test('a planned record over the live DNS, side by side', async () => {
  const live = dnsOf({
    'example.com': 'v=spf1 -all',
    '_spf.relay.example': 'v=spf1 ip4:203.0.113.0/24 ~all',
  })
  const given = { sources: ['include:_spf.relay.example'] }
  const before = await spf(live, given)
  expect(before).toMatchObject({ result: 'fail', record: 'v=spf1 -all' })
  const [record] = before.publish
  const dns = withZones([{ domain: 'example.com', records: record ? [record] : [] }], live)
  expect(await spf(dns, given)).toMatchObject({ result: 'pass', publish: [] })
})
