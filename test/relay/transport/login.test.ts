import { expect, test } from 'vitest'
import type { OpenRelay } from '../../../server/relay/transport.ts'
import { startRelay, type RelayOptions } from '../../helpers/relay.ts'
import { aMail, given, noHooks, quick } from './given.ts'

const login = { user: 'mé', password: 'p@ss wörd' }
const own = { user: login.user, password: login.password }

const encoded = (text: string) => Buffer.from(text).toString('base64')
/** Every way in which the password could be said. */
const secrets = [
  login.password,
  encoded(login.password),
  encoded(`\0${login.user}\0${login.password}`),
  encoded(`user=${login.user}\x01auth=Bearer ${login.password}\x01\x01`),
]

function expectNoSecrets(told: unknown): void {
  const text = JSON.stringify(told)
  for (const secret of secrets) expect(text).not.toContain(secret)
}

const methods: { auth: OpenRelay['auth']; said: string; offered?: string[] }[] = [
  { auth: 'plain', said: 'AUTH PLAIN ***' },
  { auth: 'login', said: 'AUTH LOGIN' },
  { auth: 'cram-md5', said: 'AUTH CRAM-MD5' },
  { auth: 'xoauth2', said: 'AUTH XOAUTH2 ***' },
  { auth: 'auto', said: 'AUTH CRAM-MD5' },
  { auth: 'auto', said: 'AUTH LOGIN', offered: ['XOAUTH2', 'LOGIN', 'GSSAPI'] },
  { auth: 'auto', said: 'AUTH XOAUTH2 ***', offered: ['XOAUTH2'] },
]

test.each(methods)('logs in with $auth: $said', async ({ auth, said, offered }) => {
  await using relay = await startRelay({ login, ...(offered ? { auth: offered } : {}) })
  await using transport = given(relay, { auth, ...own })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery.outcome).toBe('delivered')
  expect(relay.mails.map(({ user }) => user)).toEqual([login.user])
  expect(delivery.transcript.filter(({ text }) => text.startsWith('AUTH'))).toMatchObject([
    { from: 'client', text: said },
  ])
  expectNoSecrets(delivery)
})

test('says the password as it is under TLS', async () => {
  await using relay = await startRelay({ login, tls: 'starttls' })
  await using transport = given(relay, { auth: 'auto', tls: 'required', ca: relay.ca, ...own })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery.transcript.map(({ text }) => text)).toContain('AUTH PLAIN ***')
  expectNoSecrets(delivery)
})

const wrong: { auth: OpenRelay['auth'] }[] = [
  ...[{ auth: 'plain' as const }, { auth: 'login' as const }],
  ...[{ auth: 'cram-md5' as const }, { auth: 'xoauth2' as const }],
]

test.each(wrong)('tells of a password that is wrong for $auth', async ({ auth }) => {
  await using relay = await startRelay({ login: { ...login, password: 'another' } })
  await using transport = given(relay, { auth, ...own })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: 'login' })
  expect(delivery.recipients[0]?.reply).toBe(
    'The relay refused user name and password: 535 5.7.8 Wrong user name or password',
  )
  expect(relay.commands.at(-1)).toBe('QUIT')
  expectNoSecrets(delivery)
})

interface Unable {
  what: string
  server: RelayOptions
  relay: Partial<OpenRelay>
  fault: string
  reply: string
}

const unable: Unable[] = [
  {
    what: 'a relay without login',
    server: {},
    relay: { auth: 'auto', ...own },
    fault: 'login',
    reply:
      'The relay offers no login. Choose no login, or the port for clients (often 587 or 465).',
  },
  {
    what: 'a relay with another login',
    server: { login, auth: ['LOGIN', 'PLAIN'] },
    relay: { auth: 'cram-md5', ...own },
    fault: 'login',
    reply: 'The relay does not offer the login CRAM-MD5; it offers LOGIN, PLAIN.',
  },
  {
    what: 'a relay whose password is missing',
    server: { login },
    relay: { auth: 'plain', user: 'me', password: null },
    fault: 'login',
    reply: 'The relay has a user name and no password: type it in.',
  },
  {
    what: 'a login that is out of order for now',
    server: { login, script: { auth: '454 4.7.0 Temporary authentication failure' } },
    relay: { auth: 'plain', ...own },
    fault: 'busy',
    reply: 'The relay takes nothing at the moment: 454 4.7.0 Temporary authentication failure',
  },
  {
    what: 'a relay that says the password back',
    server: { login, script: { auth: `535 5.7.8 ${login.password} is wrong` } },
    relay: { auth: 'plain', ...own },
    fault: 'login',
    reply: 'The relay refused user name and password: 535 5.7.8 *** is wrong',
  },
  {
    what: 'a relay that hangs at AUTH',
    server: { login, script: { auth: 'hang' } },
    relay: { auth: 'plain', ...own },
    fault: 'unreachable',
    reply: 'The relay did not answer within 0.4 s.',
  },
  {
    what: 'a relay that drops at AUTH',
    server: { login, script: { auth: 'drop' } },
    relay: { auth: 'xoauth2', ...own },
    fault: 'unreachable',
    reply: 'The relay closed the connection.',
  },
]

test.each(unable)('defers for $what', async ({ server, relay: settings, fault, reply }) => {
  await using relay = await startRelay(server)
  await using transport = given(relay, settings, { timeouts: quick })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: fault })
  expect(delivery.recipients.map((one) => one.reply)).toEqual([reply])
  expectNoSecrets(delivery)
})

test('does not log in when no login is wanted', async () => {
  await using relay = await startRelay({ login })
  await using transport = given(relay, { auth: 'none', ...own })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: 'login' })
  expect(relay.commands.join()).not.toContain('AUTH')
})
