import { expect, test } from 'vitest'
import { createLiveResolver } from '../../server/dns/live.ts'
import { startDns, type TestDns } from '../helpers/dns.ts'

const long = 'v=DKIM1; p=' + 'A'.repeat(1500)

const zone = {
  'example.com': {
    TXT: ['v=spf1 -all', 'caf\xc3\xa9'],
    MX: ['20 Second.Example.com', '10 first.example.com'],
    A: ['203.0.113.5'],
    AAAA: ['2001:db8::5'],
  },
  'long.example.com': { TXT: [long] },
  'null.example.com': { MX: ['0 .'] },
  'www.example.com': { CNAME: ['Example.com'] },
  'broken.example.com': { A: ['203.0.113.6'] },
  '5.113.0.203.in-addr.arpa': { PTR: ['Mail.Example.com'] },
}

/** A resolver of this server, and a clock in milliseconds. */
function asking(server: TestDns, { timeoutMs = 2000 } = {}) {
  const clock = { now: 0 }
  const servers = [server.address]
  return { clock, live: createLiveResolver({ servers, timeoutMs, now: () => clock.now }) }
}

test.each([
  ['example.com', 'A', 'found', ['203.0.113.5']],
  ['EXAMPLE.com.', 'AAAA', 'found', ['2001:db8::5']],
  ['example.com', 'TXT', 'found', ['v=spf1 -all', 'caf\xc3\xa9']],
  ['long.example.com', 'TXT', 'found', [long]],
  ['example.com', 'MX', 'found', ['10 first.example.com', '20 second.example.com']],
  ['null.example.com', 'MX', 'found', ['0 .']],
  ['www.example.com', 'CNAME', 'found', ['example.com']],
  ['www.example.com', 'A', 'found', ['203.0.113.5']],
  ['5.113.0.203.in-addr.arpa', 'PTR', 'found', ['mail.example.com']],
  ['www.example.com', 'PTR', 'empty', []],
  ['long.example.com', 'MX', 'empty', []],
  ['other.example.com', 'A', 'missing', []],
] as const)('answers for %s %s: %s', async (name, type, state, records) => {
  await using server = await startDns(zone)
  const answer = await asking(server).live.ask(name, type)
  expect(answer).toEqual({ state, records: [...records], planned: false })
})

test.each([
  ['servfail', 'failed'],
  ['refused', 'failed'],
] as const)('takes %s of the server for %s', async (how, state) => {
  await using server = await startDns(zone)
  server.spoil('broken.example.com', how)
  const { live } = asking(server)
  expect(await live.ask('broken.example.com', 'A')).toMatchObject({ state, records: [] })
  expect(live.state()).toBe('on')
})

test('a server that has an error for every name, and for the root, is cut off', async () => {
  await using server = await startDns(zone)
  const { live, clock } = asking(server)
  server.spoil('*', 'servfail')
  expect(await live.ask('example.com', 'A')).toMatchObject({ state: 'unreachable' })
  expect(live.state()).toBe('unreachable')
  server.spoil('*', null)
  clock.now = 15_000
  expect(await live.ask('example.com', 'A')).toMatchObject({ state: 'found' })
})

test('asks for the root only when nothing was learned for a while', async () => {
  await using server = await startDns(zone)
  const { live } = asking(server)
  server.spoil('broken.example.com', 'servfail')
  await live.ask('broken.example.com', 'A')
  await live.ask('broken.example.com', 'A')
  const roots = server.questions.filter((question) => question.endsWith(' '))
  expect(roots).toHaveLength(1)
})

test.each([
  'example.com',
  '192.0.2.53:0',
  '192.0.2.53:70000',
  '2001:db8::53:port',
  '[192.0.2.53]',
  '',
])('does not take %j for a server', (address) => {
  expect(() => createLiveResolver({ servers: [address] })).toThrow(
    `“${address}” is not the address of a DNS server`,
  )
})

test.each(['192.0.2.53', '192.0.2.53:5353', '2001:db8::53', '[2001:db8::53]', '[2001:db8::53]:53'])(
  'takes %j for a server',
  (address) => {
    expect(createLiveResolver({ servers: [address] }).state()).toBe('on')
  },
)

test('waits no longer than its time-out', async () => {
  await using server = await startDns(zone)
  server.spoil('broken.example.com', 'silent')
  const { live } = asking(server, { timeoutMs: 200 })
  const begun = performance.now()
  expect(await live.ask('broken.example.com', 'A')).toMatchObject({ state: 'timeout' })
  // Far below the seconds that a resolver waits by itself.
  expect(performance.now() - begun).toBeLessThan(4000)
})

test.each([
  '',
  '.',
  'a..example',
  `${'a'.repeat(64)}.example`,
  'a.'.repeat(127) + 'example',
  'a\\b.example',
  'ñ.example',
])('asks nobody about %j', async (name) => {
  await using server = await startDns(zone)
  expect(await asking(server).live.ask(name, 'A')).toMatchObject({ state: 'missing' })
  expect(server.questions).toEqual([])
})

test.each(['a+b.example', 'a@b.example', 'a b.example', 'a%b.example'])(
  'does not know of %j, which Node does not ask for',
  async (name) => {
    await using server = await startDns(zone)
    const { live } = asking(server)
    expect(await live.ask(name, 'A')).toMatchObject({ state: 'unreachable' })
    expect(live.state()).toBe('on')
    expect(server.questions).toEqual([])
  },
)

test('asks the same question once while it is open, and while its answer is kept', async () => {
  await using server = await startDns(zone)
  const { live, clock } = asking(server)
  await Promise.all([live.ask('example.com', 'TXT'), live.ask('Example.com', 'TXT')])
  clock.now = 59_999
  await live.ask('example.com', 'TXT')
  expect(server.questions).toEqual(['txt example.com'])
  clock.now = 60_000
  await live.ask('example.com', 'TXT')
  expect(server.questions).toHaveLength(2)
})

test('keeps an address for its TTL', async () => {
  await using server = await startDns(zone, { ttl: 5 })
  const { live, clock } = asking(server)
  await live.ask('example.com', 'A')
  clock.now = 5000
  await live.ask('example.com', 'A')
  expect(server.questions).toHaveLength(2)
})

test('keeps an absence for ten seconds, and a failure not at all', async () => {
  await using server = await startDns(zone)
  server.spoil('broken.example.com', 'servfail')
  const { live, clock } = asking(server)
  await live.ask('broken.example.com', 'A')
  server.spoil('broken.example.com', null)
  expect(await live.ask('broken.example.com', 'A')).toMatchObject({ state: 'found' })
  await live.ask('new.example.com', 'A')
  server.set('new.example.com', { A: ['203.0.113.7'] })
  expect(await live.ask('new.example.com', 'A')).toMatchObject({ state: 'missing' })
  clock.now = 10_000
  expect(await live.ask('new.example.com', 'A')).toMatchObject({ state: 'found' })
})

test('what a caller does to an answer harms no other', async () => {
  await using server = await startDns(zone)
  const { live } = asking(server)
  const answer = await live.ask('example.com', 'MX')
  answer.records.length = 0
  expect((await live.ask('example.com', 'MX')).records).toHaveLength(2)
})

test('lets a dead server rest for fifteen seconds', async () => {
  const server = await startDns(zone)
  const { live, clock } = asking(server)
  await server[Symbol.asyncDispose]()
  expect(await live.ask('example.com', 'A')).toMatchObject({ state: 'unreachable' })
  expect(live.state()).toBe('unreachable')
  clock.now = 15_000
  expect(live.state()).toBe('on')
})

test('asks a silent server no more after three questions, then tries again', async () => {
  await using server = await startDns(zone)
  server.spoil('*', 'silent')
  const { live, clock } = asking(server, { timeoutMs: 150 })
  for (const name of ['a.example', 'b.example', 'c.example']) {
    expect(await live.ask(name, 'A')).toMatchObject({ state: 'timeout' })
  }
  expect(live.state()).toBe('unreachable')
  const asked = server.questions.length
  expect(await live.ask('example.com', 'A')).toMatchObject({ state: 'unreachable' })
  expect(server.questions).toHaveLength(asked)
  server.spoil('*', null)
  clock.now = 15_000
  expect(await live.ask('example.com', 'A')).toMatchObject({ state: 'found' })
  expect(live.state()).toBe('on')
})

test('an answer in between keeps it asking', async () => {
  await using server = await startDns(zone)
  const { live } = asking(server, { timeoutMs: 150 })
  for (const name of ['a.example', 'b.example', 'c.example']) server.spoil(name, 'silent')
  await live.ask('a.example', 'A')
  await live.ask('b.example', 'A')
  await live.ask('example.com', 'A')
  await live.ask('c.example', 'A')
  expect(live.state()).toBe('on')
})

test('asks nobody when it is off', async () => {
  const live = createLiveResolver({ servers: 'off' })
  expect(await live.ask('example.com', 'A')).toEqual({ state: 'off', records: [], planned: false })
  expect(live.state()).toBe('off')
})

test('asks the second server when the first is dead', async () => {
  await using server = await startDns(zone)
  const dead = await startDns()
  await dead[Symbol.asyncDispose]()
  const live = createLiveResolver({ servers: [dead.address, server.address] })
  expect(await live.ask('example.com', 'A')).toMatchObject({ state: 'found' })
})

test('answers many questions at once', async () => {
  const many = Array.from({ length: 100 }, (_, i) => `n${i}.example`)
  await using server = await startDns(
    Object.fromEntries(many.map((name) => [name, { A: ['203.0.113.9'] }])),
  )
  const { live } = asking(server, { timeoutMs: 5000 })
  const answers = await Promise.all(many.map((name) => live.ask(name, 'A')))
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['found']))
})
