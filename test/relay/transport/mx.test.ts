import { expect, test } from 'vitest'
import type { DnsAnswer, Resolver } from '../../../server/dns/resolver.ts'
import { startRelay } from '../../helpers/relay.ts'
import { aMail, given, noHooks, quick } from './given.ts'

type Zone = Record<string, string[] | DnsAnswer['state']>

/** Names with their type: 'MX b.example'. What is absent is empty when the name exists. */
function dnsOf(zone: Zone): Resolver {
  const names = new Set(Object.keys(zone).map((key) => key.split(' ')[1]))
  return {
    ask: async (name, type) => {
      const value = zone[`${type} ${name}`]
      const none = { records: [], planned: false }
      if (Array.isArray(value)) return { ...none, state: 'found', records: value }
      return { ...none, state: value ?? (names.has(name) ? 'empty' : 'missing') }
    },
  }
}

/** Test relays are on loopback. */
const mx = { way: 'mx', allowPrivate: true } as const
const here = ['127.0.0.1']
/** An address at which nobody listens. */
const deaf = ['127.0.0.77']

interface Way {
  what: string
  zone: Zone
  to?: string
  /** The server that took it. */
  server: string
}

const ways: Way[] = [
  {
    what: 'the exchanger that is preferred',
    zone: {
      'MX b.example': ['20 far.example', '10 near.example.'],
      'A near.example': here,
      'A far.example': deaf,
    },
    server: 'near.example',
  },
  {
    what: 'the next exchanger when one is not reached',
    zone: {
      'MX b.example': ['10 near.example', '20 far.example'],
      'A near.example': deaf,
      'A far.example': here,
    },
    server: 'far.example',
  },
  {
    what: 'the next exchanger when one has no address',
    zone: { 'MX b.example': ['10 near.example', '20 far.example'], 'A far.example': here },
    server: 'far.example',
  },
  {
    what: 'the next address of an exchanger',
    zone: {
      'MX b.example': ['10 near.example'],
      'A near.example': [...deaf, ...here],
    },
    server: 'near.example',
  },
  {
    what: 'the domain itself when it names no exchanger',
    zone: { 'A b.example': here },
    server: 'b.example',
  },
  {
    what: 'the exchanger of a domain that is not ASCII',
    zone: { 'MX xn--io-yja.example': ['10 mx.example'], 'A mx.example': here },
    to: 'ana@ñio.example',
    server: 'mx.example',
  },
  { what: 'an address in place of a domain', zone: {}, to: 'b@[127.0.0.1]', server: '127.0.0.1' },
]

test.each(ways)('hands over to $what', async ({ zone, to = 'b@b.example', server }) => {
  await using relay = await startRelay()
  const tools = { dns: dnsOf(zone), mxPort: relay.port }
  await using transport = given(relay, { ...mx, host: 'no.invalid', port: 1 }, tools)
  const delivery = await transport.deliver(aMail({ to: [to], smtpUtf8: true }), noHooks)
  expect(delivery).toMatchObject({ outcome: 'delivered', relayFault: null })
  const place = `${server}:${relay.port}`
  expect(delivery.server).toBe(server === '127.0.0.1' ? place : `${place} (127.0.0.1)`)
})

interface Dead {
  what: string
  zone: Zone
  state: 'failed' | 'deferred'
  fault?: 'unreachable'
  reply: string
}

const dead: Dead[] = [
  {
    what: 'that does not exist',
    zone: {},
    state: 'failed',
    reply: 'The domain b.example does not exist.',
  },
  {
    what: 'that takes no mail',
    zone: { 'MX b.example': ['0 .'] },
    state: 'failed',
    reply: 'The domain b.example says that it takes no mail (null MX).',
  },
  {
    what: 'without exchanger and address',
    zone: { 'TXT b.example': [] },
    state: 'failed',
    reply: 'The mail server b.example has no address.',
  },
  {
    what: 'whose exchangers do not exist',
    zone: { 'MX b.example': ['10 mx.example'] },
    state: 'failed',
    reply: 'The mail server mx.example has no address.',
  },
  {
    what: 'of which DNS knows nothing now',
    zone: { 'MX b.example': 'timeout' },
    state: 'deferred',
    reply: 'DNS did not tell where mail for b.example goes (timeout).',
  },
  {
    what: 'when there is no DNS',
    zone: { 'MX b.example': 'unreachable' },
    state: 'deferred',
    fault: 'unreachable',
    reply: 'DNS did not tell where mail for b.example goes (unreachable).',
  },
  {
    what: 'whose exchangers are not reached, or do not exist',
    zone: {
      'MX b.example': ['10 mx.example', '20 gone.example'],
      'A mx.example': deaf,
    },
    state: 'deferred',
    reply: 'No connection to mx.example:',
  },
]

test.each(dead)('a domain $what: $state', async ({ zone, state, fault = null, reply }) => {
  await using relay = await startRelay()
  const tools = { dns: dnsOf(zone), mxPort: relay.port, timeouts: quick }
  await using transport = given(relay, { ...mx }, tools)
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({ outcome: state, relayFault: fault, server: null })
  expect(delivery.recipients[0]?.state).toBe(state)
  expect(delivery.recipients[0]?.reply.slice(0, reply.length)).toBe(reply)
  expect(relay.connections).toBe(0)
})

test('a domain whose exchanger is busy says nothing of the others', async () => {
  await using relay = await startRelay({
    script: { greeting: ['421 Busy'], mail: ['421 Busy', '530 5.7.0 Log in'] },
  })
  const zone = { 'A b.example': here, 'A c.example': here }
  await using transport = given(relay, { ...mx }, { dns: dnsOf(zone), mxPort: relay.port })
  for (let i = 0; i < 3; i++) {
    const delivery = await transport.deliver(aMail(), noHooks)
    expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: null })
  }
  const second = await transport.deliver(aMail({ to: ['c@c.example'] }), noHooks)
  expect(second.outcome).toBe('delivered')
})

test('uses a connection again for the same domain only', async () => {
  await using relay = await startRelay()
  const zone = { 'A b.example': here, 'A c.example': here }
  const tools = { dns: dnsOf(zone), mxPort: relay.port }
  await using transport = given(relay, { ...mx, connections: 2 }, tools)
  for (const domain of ['b', 'b', 'c', 'b', 'c']) {
    await transport.deliver(aMail({ to: [`x@${domain}.example`] }), noHooks)
  }
  expect(relay.mails.map(({ connection }) => connection)).toEqual([1, 1, 2, 1, 2])
})

test('connections of other domains make room', async () => {
  await using relay = await startRelay()
  const zone = { 'A b.example': here, 'A c.example': here }
  const tools = { dns: dnsOf(zone), mxPort: relay.port }
  await using transport = given(relay, { ...mx, connections: 1 }, tools)
  for (const domain of ['b', 'c', 'b']) {
    await transport.deliver(aMail({ to: [`x@${domain}.example`] }), noHooks)
  }
  expect(relay.connections).toBe(3)
})

test.each([
  ['127.0.0.1', 'A', 'b@b.example'],
  ['10.1.2.3', 'A', 'b@b.example'],
  ['169.254.169.254', 'A', 'b@b.example'],
  ['::1', 'AAAA', 'b@b.example'],
  ['fe80::1', 'AAAA', 'b@b.example'],
  ['::ffff:127.0.0.1', 'AAAA', 'b@b.example'],
  ['127.0.0.1', 'A', 'b@[127.0.0.1]'],
])('the domain of a recipient leads nobody to %s', async (address, type, to) => {
  await using relay = await startRelay()
  const zone = { 'MX b.example': ['10 mx.b.example'], [`${type} mx.b.example`]: [address] }
  const tools = { dns: dnsOf(zone), mxPort: relay.port, timeouts: quick }
  await using transport = given(relay, { way: 'mx' }, tools)
  const delivery = await transport.deliver(aMail({ to: [to] }), noHooks)
  expect(delivery).toMatchObject({ outcome: 'failed', relayFault: null, server: null })
  expect(delivery.recipients[0]?.reply).toMatch(/no address of the open internet.*settings of the/)
  const dry = await transport.rehearse([aMail({ to: [to] })])
  expect(dry).toMatchObject({ ok: false, failed: 'resolve' })
  expect(relay.connections).toBe(0)
})

test('of several exchangers those on the open internet are mailed', async () => {
  await using relay = await startRelay()
  const zone = {
    'MX b.example': ['10 inside.example', '20 out.example'],
    ...{ 'A inside.example': ['192.168.0.1'], 'A out.example': deaf },
  }
  const tools = { dns: dnsOf(zone), mxPort: relay.port, timeouts: quick }
  await using transport = given(relay, { way: 'mx' }, tools)
  const { transcript } = await transport.deliver(aMail(), noHooks)
  expect(transcript.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^The mail server inside.example is at 192.168.0.1/),
    expect.stringMatching(/^The mail server out.example is at 127.0.0.77/),
  ])
})

test('never logs in to an exchanger', async () => {
  const login = { user: 'me', password: 'secret-1' }
  await using relay = await startRelay({ login })
  const tools = { dns: dnsOf({ 'A b.example': here }), mxPort: relay.port }
  await using transport = given(relay, { ...mx, auth: 'plain', ...login }, tools)
  await transport.deliver(aMail(), noHooks)
  expect(relay.commands.join()).not.toContain('AUTH')
})

test('rehearses with the exchanger of the recipients', async () => {
  await using relay = await startRelay()
  const tools = { dns: dnsOf({ 'A b.example': here }), mxPort: relay.port }
  await using transport = given(relay, { ...mx }, tools)
  expect(await transport.rehearse([aMail()])).toMatchObject({
    ok: true,
    recipients: [{ accepted: true }],
  })
  expect(await transport.test()).toMatchObject({ ok: true, transcript: [] })
})

test('rehearses with the exchanger of each domain, of a few domains', async () => {
  await using relay = await startRelay()
  const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.example`)
  const zone = Object.fromEntries(names.map((name) => [`A ${name}`, here]))
  await using transport = given(relay, mx, { dns: dnsOf(zone), mxPort: relay.port })
  const to = names.map((name) => `x@${name}`)
  const told = await transport.rehearse([aMail({ to })])
  expect(told.recipients.map(({ accepted }) => accepted)).toEqual([
    ...[true, true, true, true, true],
    null,
  ])
  expect(relay.connections).toBe(5)
})
