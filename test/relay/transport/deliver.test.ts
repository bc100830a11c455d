import { expect, test } from 'vitest'
import { startRelay } from '../../helpers/relay.ts'
import { aMail, given, letter, noHooks } from './given.ts'

test('hands over a message', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, { helo: '[127.0.0.1]' })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({
    outcome: 'delivered',
    recipients: [{ address: 'b@b.example', state: 'delivered', reply: '250 2.0.0 Ok: queued' }],
    server: `127.0.0.1:${relay.port}`,
    tls: null,
    relayFault: null,
  })
  expect(relay.mails.map(({ bytes }) => bytes.toString())).toEqual([letter])
  expect(delivery.transcript.map(({ text }) => text)).toEqual([
    `Connected to 127.0.0.1:${relay.port}`,
    '220 relay.test ESMTP',
    'EHLO [127.0.0.1]',
    '250-relay.test',
    '250-PIPELINING',
    '250-SIZE 31457280',
    '250-8BITMIME',
    '250 SMTPUTF8',
    'MAIL FROM:<a@a.example> SIZE=45',
    'RCPT TO:<b@b.example>',
    'DATA',
    '250 2.1.0 Ok',
    '250 2.1.5 Ok',
    '354 Go on',
    '45 bytes of message',
    '250 2.0.0 Ok: queued',
  ])
})
