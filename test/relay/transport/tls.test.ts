import { expect, test } from 'vitest'
import type { OpenRelay } from '../../../server/relay/transport.ts'
import { startRelay, type RelayOptions } from '../../helpers/relay.ts'
import { aMail, given, noHooks, quick } from './given.ts'

interface Refusal {
  what: string
  server: RelayOptions
  relay: Partial<OpenRelay>
  /** The authority that the relay is given; its own when absent. */
  ca?: null | string
  reply: string
  /** All that the server was told. */
  heard: string[]
}

const ehlo = ['EHLO here.example']

const refusals: Refusal[] = [
  {
    what: 'a STARTTLS that was taken out when it is required',
    server: { tls: 'stripped' },
    relay: { tls: 'required' },
    reply:
      'The relay does not offer STARTTLS, which is required: nothing was sent. Try the port with TLS from the first byte; somebody on the way may also have taken the offer out.',
    heard: ehlo,
  },
  {
    what: 'a STARTTLS that is refused when it is required',
    server: { tls: 'starttls', script: { starttls: '454 4.7.0 Not now' } },
    relay: { tls: 'required' },
    reply: 'The relay offers STARTTLS and then refused it: 454 4.7.0 Not now',
    heard: [...ehlo, 'STARTTLS'],
  },
  {
    what: 'an expired certificate after STARTTLS',
    server: { tls: 'starttls', certificate: 'expired' },
    relay: { tls: 'required' },
    reply: 'No TLS with the relay: its certificate has expired',
    heard: [...ehlo, 'STARTTLS'],
  },
  {
    what: 'an expired certificate where STARTTLS is optional',
    server: { tls: 'starttls', certificate: 'expired' },
    relay: { tls: 'optional' },
    reply: 'No TLS with the relay: its certificate has expired',
    heard: [...ehlo, 'STARTTLS'],
  },
  {
    what: 'an expired certificate from the first byte',
    server: { tls: 'implicit', certificate: 'expired' },
    relay: { tls: 'implicit' },
    reply: 'No TLS with the relay: its certificate has expired',
    heard: [],
  },
  {
    what: 'the certificate of another name',
    server: { tls: 'implicit', certificate: 'wrong-name' },
    relay: { tls: 'implicit' },
    reply:
      'No TLS with the relay: its certificate is for another name: check the host of the relay',
    heard: [],
  },
  {
    what: 'the certificate of another name after STARTTLS',
    server: { tls: 'starttls', certificate: 'wrong-name' },
    relay: { tls: 'required' },
    reply:
      'No TLS with the relay: its certificate is for another name: check the host of the relay',
    heard: [...ehlo, 'STARTTLS'],
  },
  {
    what: 'a certificate of an authority that nobody knows',
    server: { tls: 'implicit' },
    relay: { tls: 'implicit' },
    ca: null,
    reply:
      'No TLS with the relay: its certificate is signed by an unknown authority: give the relay that authority, or do not verify',
    heard: [],
  },
  {
    what: 'a self-signed certificate',
    server: { tls: 'starttls', certificate: 'self-signed' },
    relay: { tls: 'required' },
    reply:
      'No TLS with the relay: its certificate is signed by an unknown authority: give the relay that authority, or do not verify',
    heard: [...ehlo, 'STARTTLS'],
  },
  {
    what: 'an authority that is no PEM',
    server: { tls: 'implicit' },
    relay: { tls: 'implicit' },
    ca: 'not a certificate',
    reply: 'The certificate authority of the relay is no PEM that can be read: paste it again.',
    heard: [],
  },
  {
    what: 'clear text where TLS is from the first byte',
    server: {},
    relay: { tls: 'implicit' },
    reply:
      'No TLS with the relay: what came is no TLS that can be spoken: the port may speak clear text first (STARTTLS)',
    heard: [],
  },
  {
    what: 'to say the password in clear text when TLS is optional',
    server: { login: { user: 'me', password: 'secret-1' } },
    relay: { tls: 'optional', auth: 'plain', user: 'me', password: 'secret-1' },
    reply:
      'The relay offers no TLS, so the password was not sent. Choose the port with TLS, or no TLS at all if the way to it is safe.',
    heard: [...ehlo, 'QUIT'],
  },
]

test.each(refusals)('refuses $what', async ({ server, relay: settings, ca, reply, heard }) => {
  await using relay = await startRelay(server)
  const open = { helo: 'here.example', ca: ca === undefined ? relay.ca : ca, ...settings }
  await using transport = given(relay, open, { timeouts: { ...quick, greeting: 2000 } })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery.recipients).toEqual([{ address: 'b@b.example', state: 'deferred', reply }])
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: 'tls', server: null })
  expect(relay.commands.filter((line) => /^[A-Z]/.test(line))).toEqual(heard)
  expect(JSON.stringify(relay.commands)).not.toContain('secret-1')
})

test('does not wait for a handshake that never comes', async () => {
  await using relay = await startRelay({ script: { greeting: 'hang' } })
  await using transport = given(relay, { tls: 'implicit' }, { timeouts: quick })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: 'unreachable' })
})

const ways: { tls: OpenRelay['tls']; server: RelayOptions['tls']; implicit: boolean | null }[] = [
  { tls: 'implicit', server: 'implicit', implicit: true },
  { tls: 'required', server: 'starttls', implicit: false },
  { tls: 'optional', server: 'starttls', implicit: false },
  { tls: 'optional', server: 'none', implicit: null },
  { tls: 'none', server: 'starttls', implicit: null },
]

test.each(ways)(
  'delivers with $tls to a server with $server',
  async ({ tls, server, implicit }) => {
    await using relay = await startRelay({ tls: server ?? 'none' })
    await using transport = given(relay, { tls, ca: relay.ca })
    const delivery = await transport.deliver(aMail(), noHooks)
    expect(delivery.outcome).toBe('delivered')
    expect(relay.mails.map(({ tls }) => tls)).toEqual([implicit !== null])
    expect(delivery.tls?.implicit ?? null).toBe(implicit)
    const notes = delivery.transcript.filter(({ text }) => text.startsWith('TLS: TLSv1.3, TLS_'))
    expect(notes).toHaveLength(implicit === null ? 0 : 1)
  },
)

test.each(['expired', 'wrong-name', 'self-signed'] as const)(
  'takes a certificate that is %s when it is not to be verified',
  async (certificate) => {
    await using relay = await startRelay({ tls: 'starttls', certificate })
    await using transport = given(relay, { tls: 'required', verify: false })
    expect((await transport.deliver(aMail(), noHooks)).outcome).toBe('delivered')
  },
)

test('verifies the name of the host, not its address', async () => {
  await using relay = await startRelay({ tls: 'implicit' })
  const to = { host: 'localhost', port: relay.port }
  await using transport = given(to, { tls: 'implicit', ca: relay.ca })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({
    outcome: 'delivered',
    server: `localhost:${relay.port} (127.0.0.1)`,
  })
})
