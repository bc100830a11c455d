import { connect as connectNet } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { Client } from './client.ts'
import { start } from './setup.ts'

test('records the TLS of STARTTLS and of the implicit port', async () => {
  await using smtp = await start({ tlsPort: 0 })
  const client = await Client.greeted(smtp.port)
  expect((await client.say('STARTTLS')).code).toBe(220)
  await client.upgrade()
  const { text } = await client.say('EHLO again.test')
  expect(text).not.toContain('STARTTLS')
  expect((await client.send('x\r\n')).code).toBe(250)
  await client.quit()
  const first = await smtp.ended()
  expect(first.tls).toEqual({
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    implicit: false,
  })
  expect(first).toMatchObject({ ehlo: 'again.test', serverPort: smtp.port, outcome: 'delivered' })
  expect(first.transcript.map((line) => line.text)).toContain(
    'TLS started: TLSv1.3, TLS_AES_256_GCM_SHA384',
  )

  const secure = await Client.tls(smtp.tlsPort)
  expect((await secure.reply()).code).toBe(220)
  expect((await secure.say('EHLO x.test')).text).not.toContain('STARTTLS')
  expect((await secure.say('STARTTLS')).code).toBe(503)
  expect((await secure.send('x\r\n')).code).toBe(250)
  await secure.quit()
  expect(await smtp.ended()).toMatchObject({
    tls: { implicit: true },
    serverPort: smtp.tlsPort,
    outcome: 'delivered',
  })
})

test('forgets who logged in before STARTTLS', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  expect((await client.say(`AUTH PLAIN ${btoa('\0early\0x')}`)).code).toBe(235)
  await client.say('STARTTLS')
  await client.upgrade()
  expect((await client.say('MAIL FROM:<a@x.test>')).code).toBe(503)
  await client.say('EHLO x')
  await client.send('x\r\n')
  expect(smtp.keeper.messages[0]?.connection?.user).toBe(null)
})

test('throws away what was sent in plain text behind STARTTLS', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  client.write(
    'STARTTLS\r\nEHLO evil.test\r\nMAIL FROM:<evil@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\ninjected\r\n',
  )
  expect((await client.reply()).code).toBe(220)
  await client.upgrade()
  expect((await client.say('DATA')).code).toBe(503)
  await client.say('EHLO good.test')
  await client.send('good\r\n')
  await client.quit()
  expect(smtp.keeper.messages.map((one) => one.envelope.from)).toEqual(['a@x.test'])
  const session = await smtp.ended()
  expect(session.ehlo).toBe('good.test')
  expect(JSON.stringify(session.transcript)).not.toContain('evil')
})

test('throws away hundreds of plain commands behind STARTTLS too', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  client.write(`STARTTLS\r\n${'MAIL FROM:<evil@x.test>\r\n'.repeat(500)}`)
  expect((await client.reply()).code).toBe(220)
  await client.upgrade()
  await client.say('EHLO good.test')
  expect((await client.say('RCPT TO:<b@x.test>')).code).toBe(503)
})

test('sees a client that does not trust the certificate after STARTTLS', async () => {
  await using smtp = await start()
  const transport = createTransport({ host: '127.0.0.1', port: smtp.port, requireTLS: true })
  await expect(transport.sendMail({ from: 'a@x.test', to: 'b@x.test', text: 'x' })).rejects.toThrow(
    /self-signed/,
  )
  transport.close()
  const session = await smtp.ended()
  expect(session.outcome).toBe('tls-failed')
  expect(session.reason).toMatch(/trust the certificate/)
})

test('sees a client that does not trust the certificate of the implicit port', async () => {
  await using smtp = await start({ tlsPort: 0 })
  const transport = createTransport({ host: '127.0.0.1', port: smtp.tlsPort, secure: true })
  await expect(transport.sendMail({ from: 'a@x.test', to: 'b@x.test', text: 'x' })).rejects.toThrow(
    /self-signed/,
  )
  transport.close()
  const session = await smtp.ended()
  expect(session.outcome).toBe('tls-failed')
  expect(session.reason).toMatch(/trust the certificate/)
})

test('sees a client that goes on in plain text after STARTTLS', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  await client.say('STARTTLS')
  client.write('EHLO still.plain\r\n')
  await client.closed
  expect(await smtp.ended()).toMatchObject({
    outcome: 'tls-failed',
    reason: 'The client sent plain text where the TLS handshake was expected.',
    tls: null,
  })
})

test('sees a client that leaves instead of beginning the handshake', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  await client.say('STARTTLS')
  client.hangUp()
  expect(await smtp.ended()).toMatchObject({
    outcome: 'tls-failed',
    reason: 'The client closed the connection instead of beginning the TLS handshake.',
  })
})

test('sees a client that never begins the handshake', async () => {
  await using smtp = await start({ idleTimeoutMs: 500, tlsPort: 0 })
  const client = await Client.greeted(smtp.port)
  await client.say('STARTTLS')
  expect(await smtp.ended()).toMatchObject({
    outcome: 'tls-failed',
    reason: 'The client did not finish the TLS handshake.',
  })
})

test('sees a client with no TLS version in common', async () => {
  await using smtp = await start({ tlsPort: 0 })
  const socket = connectTls({
    port: smtp.tlsPort,
    host: '127.0.0.1',
    maxVersion: 'TLSv1.1',
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
    rejectUnauthorized: false,
  })
  socket.on('error', () => undefined)
  expect(await smtp.ended()).toMatchObject({
    outcome: 'tls-failed',
    reason: expect.stringMatching(/^Client and server have no TLS version or cipher in common/),
  })
})

test('sees a plain client on the TLS port', async () => {
  await using smtp = await start({ tlsPort: 0 })
  const client = await Client.plain(smtp.tlsPort)
  client.write('EHLO plain.test\r\n')
  await client.closed
  const session = await smtp.ended()
  expect(session).toMatchObject({
    outcome: 'tls-failed',
    reason: 'The client sent plain text where the TLS handshake was expected.',
    clientAddress: '127.0.0.1',
    serverPort: smtp.tlsPort,
  })
  expect(session.clientPort).toBeGreaterThan(0)
})

test('sees a client that waits in vain for a greeting on the TLS port', async () => {
  await using smtp = await start({ tlsPort: 0 })
  const socket = connectNet({ port: smtp.tlsPort, host: '127.0.0.1' })
  socket.once('connect', () => socket.end())
  expect(await smtp.ended()).toMatchObject({
    outcome: 'tls-failed',
    reason: 'The client closed the connection instead of beginning the TLS handshake.',
  })
})

test('sees a handshake on the TLS port that is broken off', async () => {
  await using smtp = await start({ tlsPort: 0 })
  const client = await Client.plain(smtp.tlsPort)
  client.write(Buffer.from('16030100c8010000c40303', 'hex'))
  client.socket.end()
  const session = await smtp.ended()
  expect(session).toMatchObject({ outcome: 'tls-failed' })
  expect(session.reason).toMatch(/^The client closed the connection during the TLS handshake/)
})
