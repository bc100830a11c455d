import { expect, test } from 'vitest'
import { dnsOf, runOf, spf } from './given.ts'

const sources = ['include:_spf.relay.example']

const relay = {
  '_spf.relay.example': 'v=spf1 include:_a.relay.example ip4:203.0.113.0/24 -ip4:192.0.2.9 ~all',
  '_a.relay.example': 'v=spf1 ip4:198.51.100.77 ip6:2001:db8:1::/48 ~all',
}

test.each([
  ['v=spf1 include:_spf.relay.example -all', 'pass'],
  ['v=spf1 redirect=_spf.relay.example', 'pass'],
  ['v=spf1 ip4:203.0.113.0/24 ip4:198.51.100.77 ip6:2001:db8:1::/48 -all', 'pass'],
  ['v=spf1 ip4:203.0.113.0/24 -all', 'fail'],
  ['v=spf1 ip4:203.0.113.0/24 ~all', 'softfail'],
  ['v=spf1 include:_a.relay.example ?all', 'neutral'],
  ['v=spf1 include:no.example include:_spf.relay.example -all', 'permerror'],
])('evaluates addresses of the relay: %s is %s', async (record, result) => {
  expect(await runOf({ ...relay, 'example.com': record }, { sources })).toMatchObject({
    ...{ source: 'include:_spf.relay.example', result },
  })
})

test('says by which address of the relay it fails', async () => {
  const zone = { ...relay, 'example.com': 'v=spf1 ip4:203.0.113.0/24 ip6:2001:db8:1::/48 -all' }
  const { findings } = await spf(zone, { sources })
  expect(findings[0]).toMatchObject({
    code: 'spf_fail',
    params: { source: 'include:_spf.relay.example (198.51.100.77)' },
  })
})

test('looks at five addresses at most, of both families, out of all networks', async () => {
  const networks = Array.from(
    { length: 40 },
    (_, i) => `ip4:203.0.${i}.0/24 ip6:2001:db8:${i}::/48`,
  )
  const dns = dnsOf({
    '_spf.relay.example': `v=spf1 ${networks.join(' ')} ~all`,
    'example.com': 'v=spf1 exists:%{i}.asked.example -all',
  })
  await runOf(dns, { sources })
  const asked = dns.questions.flatMap((question) => /^a (.*)\.asked/.exec(question)?.[1] ?? [])
  const addresses = [...new Set(asked)]
  expect(addresses.filter((address) => address.length < 20)).toEqual([
    '203.0.0.1',
    '203.0.13.1',
    '203.0.26.1',
  ])
  expect(addresses.filter((address) => address.length > 20)).toHaveLength(2)
})

test('does not run in circles', async () => {
  const zone = {
    '_spf.relay.example': 'v=spf1 include:b.example -all',
    'b.example': 'v=spf1 include:_spf.relay.example ip4:203.0.113.5 -all',
    'example.com': 'v=spf1 ip4:203.0.113.5 -all',
  }
  expect(await runOf(zone, { sources })).toMatchObject({ result: 'pass' })
})

/** The relay's record cannot be had: what names it stands for its addresses. */
test.each([
  ['v=spf1 include:_spf.relay.example -all', 'pass', 'include:_spf.relay.example'],
  [
    'v=spf1 ip4:203.0.113.5 ?include:_SPF.Relay.example. -all',
    'neutral',
    '?include:_SPF.Relay.example.',
  ],
  ['v=spf1 redirect=_spf.relay.example', 'pass', 'redirect=_spf.relay.example'],
  ['v=spf1 ip4:203.0.113.5 a mx -all', 'fail', '-all'],
  ['v=spf1 ip4:203.0.113.5 ~all', 'softfail', '~all'],
  ['v=spf1 ip4:0.0.0.0/0 -all', 'fail', '-all'],
  ['v=spf1 include:own.example.com -all', 'pass', 'include:own.example.com'],
  [
    'v=spf1 include:other.example include:_spf.relay.example -all',
    'pass',
    'include:_spf.relay.example',
  ],
])('offline %s is %s', async (record, result, term) => {
  const own = 'v=spf1 include:_spf.relay.example -all'
  const dns = dnsOf({ 'example.com': record, 'own.example.com': own }, 'off')
  expect(await runOf(dns, { sources })).toMatchObject({ result, matched: { term } })
})

test('offline it is undecided when the relay may be behind what cannot be asked', async () => {
  const dns = dnsOf({ 'example.com': 'v=spf1 include:other.example -all' }, 'off')
  expect(await runOf(dns, { sources })).toMatchObject({ result: 'undecided', matched: null })
})

test('a relay without networks in its record is known by its name', async () => {
  const zone = {
    '_spf.relay.example': 'v=spf1 exists:%{i}.relay.example -all',
    'example.com': 'v=spf1 include:_spf.relay.example -all',
  }
  expect(await runOf(zone, { sources })).toMatchObject({ result: 'pass' })
})
