import { expect, test } from 'vitest'
import { dnsOf, runOf, spf, type SpfZone } from './given.ts'
import { cpuOf } from '../../../helpers/work.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)

/** `a` terms of names that exist. */
function hosts(count: number): { zone: SpfZone; terms: string } {
  const names = numbers(count).map((i) => `h${i}.example.net`)
  const zone = Object.fromEntries(names.map((name) => [name, { A: ['198.51.100.1'] }]))
  return { zone, terms: names.map((name) => `a:${name}`).join(' ') }
}

test.each([
  ['ten look-ups are allowed', 10, 'fail', 10],
  ['the eleventh is one too many', 11, 'permerror', 11],
])('§4.6.4 %s', async (_, count, result, lookups) => {
  const { zone, terms } = hosts(count)
  const run = await runOf({ ...zone, 'example.com': `v=spf1 ${terms} -all` })
  expect(run).toMatchObject({ result, lookups })
})

test.each([
  ['a', 'v=spf1 a:h0.example.net -all', 1],
  ['mx', 'v=spf1 mx:x.example.net -all', 1],
  ['ptr', 'v=spf1 ptr -all', 1],
  ['exists', 'v=spf1 exists:no.example.net -all', 1],
  ['include', 'v=spf1 include:i.example.net -all', 2],
  ['redirect', 'v=spf1 redirect=i.example.net', 2],
  ['no ip4, ip6, all and exp', 'v=spf1 ip4:203.0.113.1 ip6:2001:db8::1 exp=e.example.net -all', 0],
])('§4.6.4 counts %s', async (_, record, lookups) => {
  const zone = {
    ...hosts(1).zone,
    'example.com': record,
    'x.example.net': { MX: ['10 h0.example.net'] },
    'i.example.net': 'v=spf1 a:h0.example.net -all',
  }
  expect(await runOf(zone)).toMatchObject({ lookups })
})

test('§4.6.4 a match before the eleventh look-up holds', async () => {
  const { zone, terms } = hosts(11)
  expect(
    await runOf({ ...zone, 'example.com': `v=spf1 ip4:192.0.2.1 ${terms} -all` }),
  ).toMatchObject({
    ...{ result: 'pass', lookups: 0 },
  })
})

test('§4.6.4 look-ups of included records count together', async () => {
  const { zone, terms } = hosts(5)
  const run = await runOf({
    ...zone,
    'example.com': 'v=spf1 include:one.example include:two.example -all',
    'one.example': `v=spf1 ${terms} -all`,
    'two.example': `v=spf1 ${terms} -all`,
  })
  expect(run).toMatchObject({ result: 'permerror', lookups: 11 })
})

test.each([
  ['include', 'v=spf1 include:example.com -all'],
  ['redirect', 'v=spf1 redirect=example.com'],
  ['both', 'v=spf1 include:b.example redirect=b.example'],
])('§4.6.4 a record that leads to itself ends: %s', async (_, record) => {
  const run = await runOf({ 'example.com': record, 'b.example': 'v=spf1 redirect=example.com' })
  expect(run.result).toBe('permerror')
})

test.each([
  [2, 'fail'],
  [3, 'permerror'],
])('§4.6.4 %i look-ups without an answer: %s', async (count, result) => {
  const terms = numbers(count).map((i) => `a:gone${i}.example`)
  const run = await runOf({ 'example.com': `v=spf1 ${terms.join(' ')} -all` })
  expect(run).toMatchObject({ result, voidLookups: count })
})

test.each([
  ['a name without A', { AAAA: ['2001:db8::1'] }],
  ['a name that does not exist', 'missing'],
] as const)('§4.6.4 %s is a look-up without an answer', async (_, entry) => {
  const run = await runOf({
    'example.com': 'v=spf1 exists:x.example -all',
    'x.example': entry as never,
  })
  expect(run.voidLookups).toBe(1)
})

/** A domain with so many mail servers; the last one has the address of the sender. */
function servers(count: number): SpfZone {
  const names = numbers(count).map((i) => `mx${i}.example.net`)
  const last = names.at(-1) ?? ''
  return {
    ...Object.fromEntries(names.map((name) => [name, { A: ['198.51.100.1'] }])),
    [last]: { A: ['192.0.2.1'] },
    'example.com': { TXT: ['v=spf1 mx -all'], MX: names.map((name, i) => `${i} ${name}`) },
  }
}

test.each([
  [10, 'pass'],
  [11, 'permerror'],
])('§4.6.4 mx with %i servers: %s', async (count, result) => {
  expect(await runOf(servers(count))).toMatchObject({ result, lookups: 1 })
})

test.each([
  [10, 'pass'],
  [11, 'fail'],
])('§4.6.4 of %i names of an address ten are looked at: %s', async (count, result) => {
  const names = numbers(count).map((i) => `p${i}.example.com`)
  const zone = {
    'example.com': 'v=spf1 ptr -all',
    '1.2.0.192.in-addr.arpa': { PTR: names },
    [names.at(-1) ?? '']: { A: ['192.0.2.1'] },
  }
  expect(await runOf(zone)).toMatchObject({ result })
})

test('§4.6.4 a time limit ends it with a temporary error', async () => {
  const dns = dnsOf({ 'example.com': 'v=spf1 a:h.example -all', 'h.example': { A: ['192.0.2.1'] } })
  const clock = { now: 0 }
  const slow = {
    ask: (...question: Parameters<typeof dns.ask>) => {
      clock.now += 30
      return dns.ask(...question)
    },
  }
  const verdict = await spf(slow, {}, { now: () => clock.now, deadline: 50 })
  expect(verdict).toMatchObject({ result: 'temperror', findings: [{ code: 'spf_dns_failed' }] })
  expect(dns.questions.length).toBeLessThan(4)
})

test.each([
  ['terms', 'v=spf1 ' + 'ip4:198.51.100.1 '.repeat(20_000) + '-all', 'fail'],
  ['one word', 'v=spf1 a:' + 'a'.repeat(200_000) + ' -all', 'permerror'],
  ['slashes', 'v=spf1 a' + '/'.repeat(200_000), 'permerror'],
  ['macros', 'v=spf1 exists:' + '%{d}'.repeat(50_000), 'neutral'],
  ['dots', 'v=spf1 exists:%{d}' + '.a'.repeat(100_000), 'neutral'],
])('does not dwell on many %s', async (_, record, result) => {
  const took = await cpuOf(async () => {
    const verdict = await spf({ 'example.com': record })
    expect(JSON.stringify(verdict).length).toBeLessThan(2_000_000)
    expect(verdict.result).toBe(result)
  })
  expect(took).toBeLessThan(3000)
})
