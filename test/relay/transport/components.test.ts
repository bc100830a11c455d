import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { relayCertificate } from '../../helpers/relay-certificates.ts'
import { aMail, given, letter, noHooks } from './given.ts'

/** nodemailer's server, which is stricter than a scripted one. */
async function startSmtpServer(tls: boolean) {
  const { key, cert, ca } = await relayCertificate('good')
  const mails: { to: string[]; bytes: Buffer; user: string | undefined; secure: boolean }[] = []
  const server = new SMTPServer({
    ...{ key, cert, secure: tls, authOptional: true },
    authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
    allowInsecureAuth: true,
    onAuth: ({ username, password, accessToken, validatePassword }, _session, done) => {
      const good = password === 'secret-1' || accessToken === 'secret-1'
      if (good || validatePassword?.('secret-1')) return done(null, { user: username ?? '' })
      done(new Error('Wrong password'))
    },
    onRcptTo: ({ address }, _session, done) => {
      if (!address.startsWith('nobody@')) return done()
      done(Object.assign(new Error('No such user'), { responseCode: 550 }))
    },
    onData: (stream, { envelope, user, secure }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, bytes: Buffer.concat(chunks), user: user && String(user), secure })
        done()
      })
    },
  })
  // Who hangs up is no error of the test.
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return {
    host: '127.0.0.1',
    // A server that listens on TCP has an address of this kind.
    port: (listening.address() as AddressInfo).port,
    ca,
    mails,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

test.each([
  ...(['plain', 'login', 'cram-md5', 'xoauth2'] as const).map((auth) => ({ auth, tls: false })),
  { auth: 'auto' as const, tls: true },
])('smtp-server takes what is sent with $auth, TLS $tls', async ({ auth, tls }) => {
  await using server = await startSmtpServer(tls)
  const own = { auth, user: 'me', password: 'secret-1', ca: server.ca }
  await using transport = given(server, { ...own, tls: tls ? 'implicit' : 'none' })
  const bytes = `${letter}.\r\n..\r\nñ\r\n`
  const to = ['b@b.example', 'nobody@b.example', 'c@b.example']
  const delivery = await transport.deliver(aMail({ to, eightBit: true }, bytes), noHooks)
  expect(delivery.outcome).toBe('partial')
  expect(delivery.recipients[1]).toEqual({
    address: 'nobody@b.example',
    state: 'failed',
    reply: '550 No such user',
  })
  expect(server.mails).toEqual([
    { to: ['b@b.example', 'c@b.example'], bytes: Buffer.from(bytes), user: 'me', secure: tls },
  ])
})

test('smtp-server takes what is sent after STARTTLS', async () => {
  await using server = await startSmtpServer(false)
  await using transport = given(server, { tls: 'required', ca: server.ca })
  expect((await transport.deliver(aMail(), noHooks)).outcome).toBe('delivered')
  expect(server.mails.map(({ secure }) => secure)).toEqual([true])
})

/** Somewhere else by SMTP_SINK. */
const sink = process.env.SMTP_SINK ?? '/usr/sbin/smtp-sink'
const hasSink = existsSync(sink)
if (!hasSink)
  process.emitWarning(`${sink} is not installed (package postfix): its tests are skipped`)

/** Some port that was free a moment ago: smtp-sink cannot choose one itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Whether somebody takes connections at the port. */
async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

async function startSink(...options: string[]) {
  const port = await freePort()
  // It does not run as root, and says nothing of its own when it listens.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const given = [...user, ...options, `127.0.0.1:${port}`, '64']
  const child = spawn(sink, given, { stdio: ['ignore', 'ignore', 'inherit'] })
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`smtp-sink ended with ${child.exitCode}`)
  }
  return {
    host: '127.0.0.1',
    port,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/** Options of smtp-sink: -r and -f answer commands with 4xx and 5xx, -q drops at them. */
const sinks = [
  { options: [], outcome: 'delivered' },
  { options: ['-p'], outcome: 'delivered' },
  { options: ['-r', 'rcpt'], outcome: 'deferred' },
  { options: ['-r', 'data'], outcome: 'deferred' },
  { options: ['-r', '.'], outcome: 'deferred' },
  { options: ['-f', 'mail'], outcome: 'failed' },
  { options: ['-f', 'rcpt'], outcome: 'failed' },
  { options: ['-f', '.'], outcome: 'failed' },
  { options: ['-q', 'mail'], outcome: 'deferred' },
  { options: ['-q', 'data'], outcome: 'deferred' },
  { options: ['-q', '.'], outcome: 'uncertain' },
]

test.skipIf(!hasSink).each(sinks)('smtp-sink $options: $outcome', async ({ options, outcome }) => {
  await using server = await startSink(...options)
  await using transport = given(server)
  const to = ['b@b.example', 'c@b.example']
  const delivery = await transport.deliver(aMail({ to }), noHooks)
  expect(delivery.outcome).toBe(outcome)
})
