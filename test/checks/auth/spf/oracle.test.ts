import { spf as oracle } from 'mailauth/lib/spf/index.js'
import { expect, test } from 'vitest'
import type { DnsType } from '../../../../server/types.ts'
import { dnsOf, runOf, type SpfZone } from './given.ts'

/** A domain set up as many are, with relays, servers and a macro. */
const zone: SpfZone = {
  'example.com': {
    TXT: ['google-site=x'],
    A: ['192.0.2.10'],
    MX: ['10 mx1.example.com', '20 mx2.example.com'],
  },
  'mx1.example.com': { A: ['192.0.2.11'], AAAA: ['2001:db8::11'] },
  'mx2.example.com': { A: ['192.0.2.12'], AAAA: ['2001:db8::12'] },
  'host.example.com': { A: ['192.0.2.13', '192.0.2.14'], AAAA: ['2001:db8::13'] },
  '_spf.relay.example': 'v=spf1 include:_a.relay.example include:_b.relay.example ~all',
  '_a.relay.example': 'v=spf1 ip4:198.51.100.0/24 ip6:2001:db8:a::/48 -all',
  '_b.relay.example': 'v=spf1 ip4:203.0.113.0/25 ?all',
  'all.relay.example': 'v=spf1 redirect=_spf.relay.example',
  '20.2.0.192.list.example.com': { A: ['127.0.0.2'] },
  '21.2.0.192.in-addr.arpa': { PTR: ['ptr.example.com'] },
  'ptr.example.com': { A: ['192.0.2.21'] },
  'bad.example': 'failed',
}

const records = [
  'v=spf1 -all',
  'v=spf1 a -all',
  'v=spf1 a/28 ~all',
  'v=spf1 mx -all',
  'v=spf1 mx/30//124 -all',
  'v=spf1 a:host.example.com mx ?all',
  'v=spf1 ip4:192.0.2.0/29 ip6:2001:db8::/120 -all',
  'v=spf1 include:_spf.relay.example ~all',
  'v=spf1 -include:_b.relay.example include:_a.relay.example ~all',
  'v=spf1 redirect=all.relay.example',
  'v=spf1 a redirect=_a.relay.example',
  'v=spf1 exists:%{ir}.list.%{d} -all',
  'v=spf1 ptr:example.com -all',
  'v=spf1 include:gone.example -all',
  'v=spf1 ip4:192.0.2.999 -all',
  'v=spf1 nonsense -all',
  'v=spf1',
  'v=spf2 -all',
]

const addresses = [
  ...['192.0.2.1', '192.0.2.10', '192.0.2.12', '192.0.2.14', '192.0.2.20', '192.0.2.21'],
  ...['198.51.100.99', '203.0.113.1', '203.0.113.200'],
  ...['2001:db8::11', '2001:db8::13', '2001:db8:a::1', '2001:db8:b::1'],
]

const codes: Record<string, string> = { missing: 'ENOTFOUND', empty: 'ENODATA', failed: 'EREFUSED' }

/** The same DNS as Node would answer it. */
function hook(dns: ReturnType<typeof dnsOf>) {
  return async (name: string, type: string) => {
    // Only these are asked for.
    const { state, records: values } = await dns.ask(name, type as DnsType)
    const code = codes[state]
    if (code) throw Object.assign(new Error(code), { code })
    if (type === 'TXT') return values.map((value) => [value])
    if (type !== 'MX') return values
    return values.map((value) => {
      const [priority, exchange] = value.split(' ')
      return { priority: Number(priority), exchange }
    })
  }
}

test.each(records)('comes to what an independent evaluator comes to: %s', async (record) => {
  const own = { ...(zone['example.com'] as object), TXT: ['google-site=x', record] }
  const dns = dnsOf({ ...zone, 'example.com': own })
  const [mine, theirs]: [string[], string[]] = [[], []]
  for (const ip of addresses) {
    mine.push(`${ip} ${(await runOf(dns, { ip, helo: 'mail.example.com' })).result}`)
    const { status } = await oracle({
      ...{ sender: 'user@example.com', ip, helo: 'mail.example.com', mta: 'mx.test' },
      resolver: hook(dns) as never,
    })
    theirs.push(`${ip} ${status.result}`)
  }
  expect(mine).toEqual(theirs)
})
