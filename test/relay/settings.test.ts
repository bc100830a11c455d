import { expect, test } from 'vitest'
import { backoff } from '../../server/relay/queue/backoff.ts'
import { allowance } from '../../server/relay/queue/rate.ts'
import { settledOf } from '../../server/relay/queue/settled.ts'
import { changedRelay, newRelaySettings } from '../../server/relay/settings.ts'
import type { Claim } from '../../server/store/releases.ts'
import type { Delivery } from '../../server/relay/transport.ts'
import type { Relay } from '../../server/types.ts'

const relay: Relay = {
  ...newRelaySettings({ name: 'work', host: 'smtp.work.test' }, []),
  id: 'r1',
  origin: 'hand',
  hasPassword: true,
  createdAt: '2026-11-23T12:00:00.000Z',
}

test('asks for TLS and a good certificate unless somebody says otherwise', () => {
  expect(relay).toMatchObject({ port: 587, tls: 'required', verify: true, auth: 'auto' })
})

test.each([
  [{ name: 'x' }, /host/],
  [{ name: 'x', host: 'a.test', preset: 'nobody' }, /preset "nobody"/],
  [
    { name: 'x', host: 'a.test', retry: { attempts: 3, first: 60, most: 10 } },
    /longest at most a week and not shorter/,
  ],
])('refuses %j', (said, why) => {
  expect(() => newRelaySettings(said, [])).toThrow(why)
})

test('asks for the password again before it goes to another host, or in clear text', () => {
  expect(() => changedRelay(relay, { host: 'evil.test' })).toThrow(/password/)
  expect(() => changedRelay(relay, { tls: 'none' })).toThrow(/password/)
  expect(changedRelay(relay, { host: 'b.test', password: 'x' }).host).toBe('b.test')
  expect(changedRelay(relay, { host: 'b.test', password: null }).host).toBe('b.test')
  expect(changedRelay(relay, { port: 2525, name: 'home' })).toMatchObject({ port: 2525 })
})

test('what the configuration says is changed there', () => {
  const ours: Relay = { ...relay, origin: 'config' }
  expect(changedRelay(ours, { paused: true, isDefault: true })).toMatchObject({ paused: true })
  expect(() => changedRelay(ours, { port: 25 })).toThrow(/configuration/)
  expect(() => changedRelay(ours, { password: 'x' })).toThrow(/configuration/)
})

test('waits twice as long after each attempt, up to the longest', () => {
  const retry = { attempts: 9, first: 60, most: 600 }
  const seconds = [1, 2, 3, 4, 5, 6, 99].map((made) => backoff(retry, made) / 1000)
  expect(seconds).toEqual([60, 120, 240, 480, 600, 600, 600])
})

test.each([
  [{ second: null, hour: null, day: null }, [], Infinity],
  [{ second: 10, hour: null, day: null }, [4], 4],
  [{ second: 10, hour: 100, day: null }, [0, 99], -1],
  [{ second: null, hour: 100, day: 1000 }, [20, 996], 2],
])('of %j with %j used lets %i go', async (rate, used, left) => {
  const asked: number[][] = []
  const usage = async (since: number[]) => {
    asked.push(since)
    return Promise.resolve(used)
  }
  const { recipients } = await allowance(rate, 100_000_000, usage, 2)
  expect(recipients).toBe(left)
  expect(asked).toHaveLength(used.length > 0 ? 1 : 0)
})

const claim: Claim = {
  attempt: 'a1',
  release: 'r1',
  message: 'm1',
  inbox: 'i1',
  subject: null,
  by: 'person',
  rule: null,
  envelopeFrom: 'app@shop.test',
  recipients: [
    { address: 'a@x.test', attempts: 0 },
    { address: 'b@x.test', attempts: 2 },
  ],
  changes: {},
  deleteAfter: false,
  size: 10,
  createdAt: '2026-11-23T12:00:00.000Z',
}
const retry = { attempts: 3, first: 1, most: 100 }

function settle(...states: Delivery['recipients'][number]['state'][]) {
  const recipients = states.map((state, at) => ({
    address: claim.recipients[at]?.address ?? '',
    state,
    reply: state,
  }))
  const delivery: Delivery = {
    ...{ outcome: 'partial', recipients, server: null, tls: null, transcript: [] },
    relayFault: null,
  }
  const { outcome, recipients: settled } = settledOf(claim, delivery, retry, 1000)
  return [outcome, ...settled.map(({ state, nextAt }) => [state, nextAt])]
}

test.each([
  [
    ['delivered', 'delivered'],
    ['delivered', ['delivered', undefined], ['delivered', undefined]],
  ],
  [
    ['delivered', 'failed'],
    ['partial', ['delivered', undefined], ['failed', undefined]],
  ],
  // The second one was tried three times by now.
  [
    ['deferred', 'deferred'],
    ['deferred', ['deferred', 2000], ['failed', undefined]],
  ],
  [
    ['delivered', 'deferred'],
    ['partial', ['delivered', undefined], ['failed', undefined]],
  ],
  [
    ['uncertain', 'failed'],
    ['uncertain', ['uncertain', undefined], ['failed', undefined]],
  ],
  [
    ['failed', 'failed'],
    ['failed', ['failed', undefined], ['failed', undefined]],
  ],
  // Of one that nothing was said about nobody knows whether it was taken.
  [['delivered'], ['uncertain', ['delivered', undefined], ['uncertain', undefined]]],
] as const)('keeps of %j %j', (states, kept) => {
  expect(settle(...states)).toEqual(kept)
})
