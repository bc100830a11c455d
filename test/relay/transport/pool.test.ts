import { expect, test } from 'vitest'
import { startRelay, usualExtensions } from '../../helpers/relay.ts'
import { aMail, given, noHooks, quick } from './given.ts'

test('uses a connection again, with RSET only after trouble', async () => {
  await using relay = await startRelay({ script: { end: [null, '554 5.6.0 No'] } })
  await using transport = given(relay, { connections: 1 })
  const outcomes: string[] = []
  for (let i = 0; i < 4; i++) {
    outcomes.push((await transport.deliver(aMail(), noHooks)).outcome)
  }
  expect(outcomes).toEqual(['delivered', 'failed', 'delivered', 'delivered'])
  expect(relay.connections).toBe(1)
  expect(relay.commands.filter((line) => line === 'RSET')).toHaveLength(1)
})

test('says which message of a connection it is', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  await transport.deliver(aMail(), noHooks)
  const { transcript } = await transport.deliver(aMail(), noHooks)
  expect(transcript[0]).toMatchObject({
    from: 'note',
    text: `Connection to 127.0.0.1:${relay.port}, message 2 on it`,
  })
})

test('opens no more connections than the relay allows, and gives each its messages', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, { connections: 3, perConnection: 4 })
  const all = Array.from({ length: 30 }, () => transport.deliver(aMail(), noHooks))
  const outcomes = (await Promise.all(all)).map(({ outcome }) => outcome)
  expect(outcomes).toEqual(Array(30).fill('delivered'))
  const each = Array.from(
    { length: relay.connections },
    (_, i) => relay.mails.filter(({ connection }) => connection === i + 1).length,
  )
  expect(Math.max(...each)).toBe(4)
  expect(relay.connections).toBeGreaterThanOrEqual(8)
  expect(relay.commands.filter((line) => line === 'QUIT').length).toBeGreaterThanOrEqual(6)
  // One that says QUIT still closes while the next one opens.
  expect(relay.peak).toBeLessThanOrEqual(6)
})

test('tries once more when a connection died while nobody used it', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, { connections: 1 })
  await transport.deliver(aMail(), noHooks)
  relay.play({ mail: ['drop'] })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery.outcome).toBe('delivered')
  expect(relay.connections).toBe(2)
  relay.play({ mail: ['421 4.4.2 Idle for too long'] })
  expect((await transport.deliver(aMail(), noHooks)).outcome).toBe('delivered')
})

test('does not try again what was busy on a connection of its own', async () => {
  await using relay = await startRelay({ script: { mail: ['421 4.7.0 Busy'] } })
  await using transport = given(relay)
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: 'busy' })
  expect(relay.connections).toBe(1)
})

test('opens another connection when one that idles was cut', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  await transport.deliver(aMail(), noHooks)
  relay.cut()
  await relay.closed()
  expect((await transport.deliver(aMail(), noHooks)).outcome).toBe('delivered')
})

test('says QUIT to connections that idle', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, {}, { timeouts: { idle: 50 } })
  await transport.deliver(aMail(), noHooks)
  await relay.closed()
  expect(relay.commands.at(-1)).toBe('QUIT')
})

test('ends once what goes on has ended', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, { connections: 1 })
  let finish: () => void = () => undefined
  let begun: () => void = () => undefined
  const asked = new Promise<void>((resolve) => (begun = resolve))
  const first = transport.deliver(aMail(), {
    committing: () => {
      begun()
      return new Promise((resolve) => (finish = resolve))
    },
  })
  await asked
  const second = transport.deliver(aMail(), noHooks)
  const closed = transport.close()
  finish()
  await closed
  expect((await first).outcome).toBe('delivered')
  expect(await second).toMatchObject({
    outcome: 'deferred',
    relayFault: null,
    recipients: [{ reply: 'It was not tried, for Mailproof or the relay was being closed.' }],
  })
  await relay.closed()
  expect(relay.accepted).toBe(1)
  const late = await transport.deliver(aMail(), noHooks)
  expect(late.outcome).toBe('deferred')
})

test('a relay that is silent at QUIT does not hold up the end', async () => {
  await using relay = await startRelay({ script: { end: 'hang' } })
  await using transport = given(relay, {}, { timeouts: quick })
  await transport.deliver(aMail(), noHooks)
  await transport.close()
  await relay.closed()
})

const fits: {
  what: string
  mail: object
  extensions: string[]
  maxSize?: number
  reply: string
}[] = [
  {
    what: 'larger than SIZE',
    mail: { size: 1001 },
    extensions: ['SIZE 1000', '8BITMIME'],
    reply:
      'The message has 1,001 bytes, and the relay takes 1,000 at most: release it through another relay, or make it smaller.',
  },
  {
    what: 'larger than the relay may be given',
    mail: { size: 1001 },
    extensions: usualExtensions,
    maxSize: 1000,
    reply:
      'The message has 1,001 bytes, and the relay takes 1,000 at most: release it through another relay, or make it smaller.',
  },
  {
    what: '8-bit where that is not offered',
    mail: { eightBit: true },
    extensions: ['SIZE', 'SMTPUTF8'],
    reply:
      'The relay does not offer 8BITMIME, and this message has bytes above 127: choose to convert it, or release it through another relay.',
  },
  {
    what: 'UTF-8 where that is not offered',
    mail: { eightBit: true, smtpUtf8: true },
    extensions: ['SIZE', '8BITMIME'],
    reply:
      'The relay does not offer SMTPUTF8, which addresses or header fields of this message need: choose to convert it, or release it through another relay.',
  },
]

test.each(fits)('refuses mail that is $what before it is said', async (one) => {
  await using relay = await startRelay({ extensions: one.extensions })
  await using transport = given(relay, { maxSize: one.maxSize ?? null })
  const delivery = await transport.deliver(aMail(one.mail), noHooks)
  expect(delivery).toMatchObject({ outcome: 'failed', relayFault: null })
  expect(delivery.recipients).toEqual([
    { address: 'b@b.example', state: 'failed', reply: one.reply },
  ])
  expect(relay.commands).toHaveLength(1)
  // The connection is as good as before.
  expect((await transport.deliver(aMail(), noHooks)).outcome).toBe('delivered')
  expect(relay.connections).toBe(1)
})

const parameters = [
  { mail: {}, said: ['SIZE=45'] },
  { mail: { eightBit: true }, said: ['BODY=8BITMIME', 'SIZE=45'] },
  {
    mail: { eightBit: true, smtpUtf8: true },
    said: ['BODY=8BITMIME', 'SIZE=45', 'SMTPUTF8'],
  },
  {
    mail: { to: ['ñ@b.example'], eightBit: true, smtpUtf8: true },
    said: ['SMTPUTF8', 'BODY=8BITMIME', 'SIZE=45'],
  },
]

test.each(parameters)('says $said of $mail', async ({ mail, said }) => {
  await using relay = await startRelay()
  await using transport = given(relay)
  await transport.deliver(aMail(mail), noHooks)
  expect(relay.mails.map(({ parameters }) => parameters)).toEqual([said])
})

test('mail after that which needed SMTPUTF8 does not ask for it', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, { connections: 1 })
  await transport.deliver(aMail({ smtpUtf8: true }), noHooks)
  await transport.deliver(aMail({ from: '' }), noHooks)
  expect(
    relay.mails.map(({ from, parameters }) => [from, parameters.includes('SMTPUTF8')]),
  ).toEqual([
    ['a@a.example', true],
    ['', false],
  ])
})
