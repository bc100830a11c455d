import { expect, test } from 'vitest'
import { startRelay } from '../../helpers/relay.ts'
import { given, quick } from './given.ts'

const login = { user: 'me', password: 'secret-1' }
const draft = {
  from: 'a@a.example',
  to: ['a@b.example', 'b@b.example'],
  size: 100,
  eightBit: true,
  smtpUtf8: false,
  converted: null,
}

test('tests a relay as far as AUTH', async () => {
  await using relay = await startRelay({ login, tls: 'starttls' })
  await using transport = given(relay, {
    ...{ auth: 'auto', tls: 'required', ca: relay.ca, helo: 'here.example' },
    ...login,
  })
  const told = await transport.test()
  expect(told).toMatchObject({
    ok: true,
    failed: null,
    message: {
      en: 'The relay answers, and takes mail from here.',
      es: 'El relé responde y acepta correo desde aquí.',
    },
    host: '127.0.0.1',
    port: relay.port,
    tls: { version: 'TLSv1.3', implicit: false },
    extensions: [
      ...['PIPELINING', 'SIZE 31457280', '8BITMIME', 'SMTPUTF8'],
      'AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2',
    ],
  })
  const client = told.transcript.filter(({ from }) => from === 'client')
  expect(client.map(({ text }) => text)).toEqual([
    ...['EHLO here.example', 'STARTTLS', 'EHLO here.example', 'AUTH PLAIN ***', 'QUIT'],
  ])
  expect(told.ms).toBeGreaterThan(0)
  await relay.closed()
})

test.each([
  { script: { greeting: 'drop' } as const, failed: 'greeting' },
  { script: { auth: '535 5.7.8 No' }, failed: 'auth' },
  { script: { auth: 'drop' } as const, failed: 'auth' },
])('tells that a test failed at $failed', async ({ script, failed }) => {
  await using relay = await startRelay({ login, script })
  await using transport = given(relay, { auth: 'auto', ...login }, { timeouts: quick })
  expect(await transport.test()).toMatchObject({ ok: false, failed })
})

test('tells what it has learned before it failed', async () => {
  await using relay = await startRelay({ login, tls: 'starttls' })
  const own = { ...login, password: 'wrong' }
  await using transport = given(relay, { auth: 'auto', tls: 'required', ca: relay.ca, ...own })
  const told = await transport.test()
  expect(told).toMatchObject({ ok: false, failed: 'auth', tls: { version: 'TLSv1.3' } })
  expect(told.extensions).toContain('8BITMIME')
  const at = told.transcript.findIndex(({ text }) => text.startsWith('TLS: '))
  expect(told.transcript[at - 1]?.text).toBe('220 2.0.0 Ready')
})

test('tells that nobody listens', async () => {
  const relay = await startRelay()
  await relay[Symbol.asyncDispose]()
  await using transport = given(relay)
  expect(await transport.test()).toMatchObject({ ok: false, failed: 'connect', tls: null })
})

test('rehearses as far as RCPT, and sends nothing', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, { helo: 'here.example' })
  expect(await transport.rehearse([draft])).toMatchObject({
    ok: true,
    failed: null,
    message: { en: 'The relay would take the message for all 2 recipients; nothing was sent.' },
    recipients: [
      { address: 'a@b.example', accepted: true, reply: '250 2.1.5 Ok' },
      { address: 'b@b.example', accepted: true, reply: '250 2.1.5 Ok' },
    ],
  })
  expect(relay.commands).toEqual([
    'EHLO here.example',
    'MAIL FROM:<a@a.example> BODY=8BITMIME SIZE=100',
    'RCPT TO:<a@b.example>',
    'RCPT TO:<b@b.example>',
    'RSET',
    'QUIT',
  ])
})

test('a rehearsal tells whom the relay refuses', async () => {
  const rcpt = (address: string) => (address.startsWith('b@') ? '550 5.1.1 No such user' : null)
  await using relay = await startRelay({ script: { rcpt } })
  await using transport = given(relay)
  expect(await transport.rehearse([draft])).toMatchObject({
    ok: false,
    failed: 'recipients',
    message: {
      en: 'The relay refused 1 of 2 recipients: 550 5.1.1 No such user',
      es: 'El relé rechazó 1 de 2 destinatarios: 550 5.1.1 No such user',
    },
    recipients: [
      { address: 'a@b.example', accepted: true },
      { address: 'b@b.example', accepted: false, reply: '550 5.1.1 No such user' },
    ],
  })
})

test('a rehearsal tells that the sender is refused', async () => {
  await using relay = await startRelay({ script: { mail: '553 5.1.8 Not you' } })
  await using transport = given(relay)
  expect(await transport.rehearse([draft])).toMatchObject({
    ok: false,
    failed: 'sender',
    message: { en: 'The relay refused the sender: 553 5.1.8 Not you' },
    recipients: [
      { address: 'a@b.example', accepted: null, reply: null },
      { address: 'b@b.example', accepted: null, reply: null },
    ],
  })
})

test('a rehearsal tells what the relay cannot take', async () => {
  await using relay = await startRelay({ extensions: ['PIPELINING'] })
  await using transport = given(relay)
  const told = await transport.rehearse([draft])
  expect(told).toMatchObject({ ok: false, failed: 'sender' })
  expect(told.message.en).toContain('The relay does not offer 8BITMIME')
})

test.each(['drop', 'hang', 'drip'] as const)(
  'a rehearsal survives a relay that does %s at a recipient',
  async (act) => {
    await using relay = await startRelay({ script: { rcpt: [null, act] } })
    await using transport = given(relay, {}, { timeouts: quick })
    expect(await transport.rehearse([draft])).toMatchObject({
      ok: false,
      failed: 'recipients',
      recipients: [{ accepted: true }, { accepted: null }],
    })
  },
)

test('a rehearsal does not say an address that cannot be said', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const to = ['x@b.example>\r\nDATA']
  expect(await transport.rehearse([{ ...draft, to }])).toMatchObject({
    ok: false,
    recipients: [{ accepted: false }],
  })
  expect(relay.commands).not.toContain('DATA')
})

test('a rehearsal as a whole takes no longer than somebody waits', async () => {
  await using relay = await startRelay({ script: { rcpt: [null, 'hang'] } })
  const timeouts = { ...quick, command: 60_000, rehearsal: 300 }
  await using transport = given(relay, {}, { timeouts })
  expect(await transport.rehearse([draft])).toMatchObject({
    ok: false,
    failed: 'recipients',
    message: { en: 'The relay did not answer within 0.3 s.' },
    recipients: [{ accepted: true }, { accepted: null }],
  })
})
