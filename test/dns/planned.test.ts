import { expect, test } from 'vitest'
import { withZones } from '../../server/dns/planned.ts'
import type { PlannedZone } from '../../server/dns/resolver.ts'
import type { ZoneRecord } from '../../server/types.ts'
import { memoryDns } from './memory.ts'

/** 'name TYPE value' */
function zone(domain: string, ...lines: string[]): PlannedZone {
  const records = lines.map((line): ZoneRecord => {
    const [name = '', type = '', ...value] = line.split(' ')
    return { name, type: type as ZoneRecord['type'], ttl: 3600, value: value.join(' ') }
  })
  return { domain, records }
}

const soa = 'example.com SOA ns.example.com. host.example.com. 1 2 3 4 5'

const partial = zone(
  'example.com',
  'example.com TXT v=spf1 -all',
  's1._domainkey.example.com CNAME s1.relay.example',
  'inner.example.com CNAME example.com',
  'loop.example.com CNAME loop.example.com',
  '*.wild.example.com TXT wild',
  'host.wild.example.com A 203.0.113.1',
  'a.deep.example.com A 203.0.113.2',
)

const live = () =>
  memoryDns({
    'example.com': { TXT: ['live'], MX: ['10 mx.example.com'] },
    's1.relay.example': { TXT: ['relay key'] },
    '_dmarc.example.com': { CNAME: ['moved.example.com'] },
    'gone.example.com': 'failed',
  })

test.each([
  ['a planned set replaces the live one', 'Example.COM.', 'TXT', 'found', ['v=spf1 -all'], true],
  [
    'the live one where none is planned',
    'example.com',
    'MX',
    'found',
    ['10 mx.example.com'],
    false,
  ],
  [
    'a planned alias into the live DNS',
    's1._domainkey.example.com',
    'TXT',
    'found',
    ['relay key'],
    true,
  ],
  ['a planned alias within', 'inner.example.com', 'TXT', 'found', ['v=spf1 -all'], true],
  ['the alias itself', 'inner.example.com', 'CNAME', 'found', ['example.com'], true],
  ['an alias to itself', 'loop.example.com', 'A', 'failed', [], true],
  ['a wildcard', 'any.thing.wild.example.com', 'TXT', 'found', ['wild'], true],
  ['a wildcard, of another type', 'any.wild.example.com', 'A', 'empty', [], false],
  ['no wildcard for a name that is there', 'host.wild.example.com', 'TXT', 'empty', [], false],
  ['no wildcard for its own parent', 'wild.example.com', 'TXT', 'empty', [], false],
  ['a name above a planned one', 'deep.example.com', 'A', 'empty', [], false],
  ['what neither has', 'no.example.com', 'A', 'missing', [], false],
  ['a failure of the live DNS', 'gone.example.com', 'A', 'failed', [], false],
  ['a name of another domain', 's1.relay.example', 'TXT', 'found', ['relay key'], false],
] as const)('partial: %s', async (_, name, type, state, records, planned) => {
  const answer = await withZones([partial], live()).ask(name, type)
  expect(answer).toEqual({ state, records: [...records], planned })
})

test.each([
  ['example.com', 'MX', 'empty'],
  ['no.example.com', 'A', 'missing'],
  ['deep.example.com', 'A', 'empty'],
  ['other.example', 'A', 'off'],
  ['notexample.com', 'A', 'off'],
] as const)('partial, nobody to ask: %s %s is %s', async (name, type, state) => {
  const answer = await withZones([partial], memoryDns({}, 'off')).ask(name, type)
  expect(answer).toMatchObject({ state, records: [] })
})

test.each([
  ['example.com', 'MX', 'empty'],
  ['gone.example.com', 'A', 'missing'],
] as const)('whole: what it lacks does not exist: %s %s', async (name, type, state) => {
  const whole = { ...partial, records: [...partial.records, ...zone('example.com', soa).records] }
  expect(await withZones([whole], live()).ask(name, type)).toEqual({
    state,
    records: [],
    planned: true,
  })
})

test('follows a live alias to what is planned', async () => {
  const planned = zone('example.com', 'moved.example.com TXT v=DMARC1; p=none')
  expect(await withZones([planned], live()).ask('_dmarc.example.com', 'TXT')).toEqual({
    state: 'found',
    records: ['v=DMARC1; p=none'],
    planned: true,
  })
})

test('a whole zone has no live alias', async () => {
  const planned = zone('example.com', soa, 'moved.example.com TXT x')
  expect(await withZones([planned], live()).ask('_dmarc.example.com', 'TXT')).toMatchObject({
    state: 'missing',
  })
})

test('gives up on aliases without end', async () => {
  const chain = Array.from(
    { length: 20 },
    (_, i) => `n${i}.example.com CNAME n${i + 1}.example.com`,
  )
  const dns = withZones([zone('example.com', ...chain)], live())
  expect(await dns.ask('n0.example.com', 'A')).toMatchObject({ state: 'failed' })
})

test('the most specific zone answers, and no other for it', async () => {
  const dns = withZones(
    [
      zone('example.com', 'a.sub.example.com TXT outer', 'b.sub.example.com TXT outer'),
      zone('sub.example.com', 'a.sub.example.com TXT inner'),
    ],
    live(),
  )
  expect((await dns.ask('a.sub.example.com', 'TXT')).records).toEqual(['inner'])
  expect((await dns.ask('b.sub.example.com', 'TXT')).state).toBe('missing')
})

test.each([
  ['a record', [partial], 'example.com', 'TXT', ['example.com']],
  ['an alias', [partial], 's1._domainkey.example.com', 'TXT', ['example.com']],
  ['a live answer', [partial], 'example.com', 'MX', []],
  ['an absence that is no other live', [zone('example.com', soa)], 'no.example.com', 'A', []],
  ['an absence of what is live', [zone('example.com', soa)], 'example.com', 'MX', ['example.com']],
] as const)('tells which zones made a difference: %s', async (_, zones, name, type, used) => {
  const dns = withZones([...zones], live())
  expect(dns.used()).toEqual([])
  await dns.ask(name, type)
  expect(dns.used()).toEqual([...used])
})
