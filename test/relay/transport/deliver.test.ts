import { expect, test } from 'vitest'
import { startRelay } from '../../helpers/relay.ts'
import { aMail, given, letter, noHooks } from './given.ts'

test('hands over a message', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({
    outcome: 'delivered',
    recipients: [{ address: 'b@b.example', state: 'delivered', reply: '250 2.0.0 Ok: queued' }],
    server: `127.0.0.1:${relay.port}`,
    tls: null,
    relayFault: null,
  })
  expect(relay.mails.map(({ bytes }) => bytes.toString())).toEqual([letter])
  expect(delivery.transcript.map(({ text }) => text)).toEqual([])
})
