import { mkdtempSync, symlinkSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../server/types.ts'
import { startProduct, type Product } from '../helpers/product.ts'
import { listener, main, run, type Run } from './program.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct('--data', ':memory:', '--smtp-max-size', '64k')
})
afterAll(() => product.kill('SIGTERM'))

const sendmail = ({ args = [], env = {}, ...rest }: Run) =>
  run({
    args: ['sendmail', ...args],
    env: { MAILPROOF_SMTP_PORT: String(product.smtpPort), ...env },
    ...rest,
  })

async function latest(q: string): Promise<Message> {
  const answer = await fetch(`${product.url}/api/messages/latest?q=${encodeURIComponent(q)}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Message
}

async function rawOf({ id }: Message): Promise<Buffer> {
  const answer = await fetch(`${product.url}/api/messages/${id}/raw`)
  return Buffer.from(await answer.arrayBuffer())
}

const complete = 'Date: Mon, 2 Nov 2026 10:00:00 +0000\nMessage-ID: <1@b.test>\n'

test('sends to the recipients of the header and leaves out Bcc', async () => {
  const text = `From: Shop <shop@a.test>\nTo: ana@b.test\n${complete}Subject: invoice\n`
  const input = `${text}Bcc: audit@c.test\n\nCafé\n.\n..two\n`
  expect(await sendmail({ args: ['-t', '-i', '-f', 'bounce@a.test'], input })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  })
  const message = await latest('subject:invoice')
  expect(message.envelope).toMatchObject({
    from: 'bounce@a.test',
    to: ['ana@b.test', 'audit@c.test'],
  })
  expect(message.envelopeOnly).toEqual(['audit@c.test'])
  expect((await rawOf(message)).toString()).toBe(
    `${text}\nCafé\n.\n..two\n`.replaceAll('\n', '\r\n'),
  )
})

test('sends to a local name as cron does, with a From of its own', async () => {
  const args = ['-FCron Daemon', '-i', '-odi', '-oem', '-froot', 'ana']
  expect(await sendmail({ args, input: 'Subject: nightly\n\ndone\n' })).toMatchObject({ code: 0 })
  const message = await latest('subject:nightly')
  expect(message.envelope).toMatchObject({
    from: `root@${hostname()}`,
    to: [`ana@${hostname()}`],
  })
  expect(message.from).toEqual({ name: 'Cron Daemon', address: `root@${hostname()}` })
})

/** As these programs really call sendmail; the sender and the recipients that must come of it. */
const calls: [string, string[], string, { from?: string; to: string[] }][] = [
  ['PHP mail()', ['-t', '-i'], 'To: a@b.test\nBcc: c@d.test\n', { to: ['a@b.test', 'c@d.test'] }],
  [
    'PHP mail() with -f',
    ['-t', '-i', '-fx@y.test'],
    'To: a@b.test\n',
    { from: 'x@y.test', to: ['a@b.test'] },
  ],
  [
    'PHPMailer',
    ['-oi', '-fx@y.test', '-t'],
    'To: a@b.test\n',
    { from: 'x@y.test', to: ['a@b.test'] },
  ],
  [
    'Vixie cron',
    ['-FCronDaemon', '-i', '-B8BITMIME', '-oem', 'root'],
    'To: root\n',
    { to: [`root@${hostname()}`] },
  ],
  [
    'cronie',
    ['-FCronDaemon', '-i', '-odi', '-oem', '-oi', '-t', '-f', 'root'],
    'To: ana\n',
    { from: `root@${hostname()}`, to: [`ana@${hostname()}`] },
  ],
  [
    'git send-email',
    ['-i', '-f', 'x@y.test', 'a@b.test', 'c@d.test'],
    'To: a@b.test\nCc: c@d.test\n',
    { from: 'x@y.test', to: ['a@b.test', 'c@d.test'] },
  ],
  [
    'mutt',
    [
      '-oem',
      '-oi',
      '-f',
      'x@y.test',
      '-B',
      '8BITMIME',
      '-N',
      'failure',
      '-R',
      'hdrs',
      '--',
      'a@b.test',
      'c@d.test',
    ],
    '',
    { from: 'x@y.test', to: ['a@b.test', 'c@d.test'] },
  ],
  [
    's-nail',
    ['-i', '-r', 'x@y.test', '--', 'a@b.test'],
    '',
    { from: 'x@y.test', to: ['a@b.test'] },
  ],
  ['bsd-mailx', ['-i', '-m', 'a@b.test'], 'To: a@b.test\n', { to: ['a@b.test'] }],
  [
    'Rails',
    ['-i', '-f', 'x@y.test', '--', 'a@b.test'],
    'To: a@b.test\n',
    { from: 'x@y.test', to: ['a@b.test'] },
  ],
  [
    'monit, anacron',
    ['-FAnacron', '-i', 'root', 'ana@b.test'],
    '',
    { to: [`root@${hostname()}`, 'ana@b.test'] },
  ],
]

test.each(calls)('understands how %s calls sendmail', async (name, args, header, envelope) => {
  const subject = `called by ${name}`
  const input = `${header}Subject: ${subject}\n\nCaf\u00e9\n.\nlast line\n`
  expect(await sendmail({ args, input })).toEqual({ code: 0, stdout: '', stderr: '' })
  const message = await latest(`subject:"${subject}"`)
  expect(message.envelope).toMatchObject(envelope)
  expect((await rawOf(message)).toString()).toMatch(/\r\nCaf\u00e9\r\n\.\r\nlast line\r\n$/)
})

test('works when it is called sendmail', async () => {
  const link = join(mkdtempSync(join(tmpdir(), 'mailproof-sendmail-')), 'sendmail')
  symlinkSync(main, link)
  const env = { MAILPROOF_SMTP_PORT: String(product.smtpPort) }
  const input = 'Subject: linked\n\nx\n'
  expect(await run({ script: link, args: ['a@b.test'], env, input })).toMatchObject({ code: 0 })
  expect((await latest('subject:linked')).envelope.to).toEqual(['a@b.test'])
})

test('sends the null sender', async () => {
  const args = ['-f', '<>', 'a@b.test']
  expect(await sendmail({ args, input: 'Subject: bounced\n\nx\n' })).toMatchObject({ code: 0 })
  expect((await latest('subject:bounced')).envelope.from).toBe('')
})

test('names an inbox by credentials', async () => {
  const args = ['-aurun-7', '-apx', 'a@b.test']
  expect(await sendmail({ args, input: 'Subject: isolated\n\nx\n' })).toMatchObject({ code: 0 })
  expect((await latest('subject:isolated')).connection?.user).toBe('run-7')
})

test('speaks SMTP with -bs', async () => {
  const input = [
    'EHLO app.test',
    'MAIL FROM:<a@b.test>',
    'RCPT TO:<c@d.test>',
    'DATA',
    'Subject: spoken\r\n\r\nx\r\n.',
    'QUIT\r\n',
  ].join('\r\n')
  const { code, stdout } = await sendmail({ args: ['-bs'], input })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^220 [^]*\r\n354 [^]*\r\n250 [^]*\r\n221 /)
  expect((await latest('subject:spoken')).envelope.to).toEqual(['c@d.test'])
})

test.each([
  ['wrong usage', { args: ['-bp'] }, 64, /-bp is not possible here/],
  ['no recipient', { args: ['-i'] }, 64, /no recipient: name one/],
  ['a header without recipients', { args: ['-t'], input: 'Subject: x\n\n' }, 64, /names no recip/],
  ['an address that is refused', { args: ['a b@c@d'] }, 67, /./],
  ['a message too large', { args: ['a@b.test'], input: 'x'.repeat(70_000) }, 69, /./],
  [
    'wrong settings',
    { args: ['a@b.test'], env: { MAILPROOF_SMTP_PORT: 'x' } },
    78,
    /MAILPROOF_SMTP_PORT: 'x'/,
  ],
  [
    'a port that is not known',
    { args: ['a@b.test'], env: { MAILPROOF_SMTP_PORT: '0' } },
    78,
    /is 0/,
  ],
  ['an unknown host', { args: ['a@b.test'], env: { MAILPROOF_HOST: 'nowhere.invalid' } }, 68, /./],
])('ends with the code of sysexits for %s', async (_, call, code, words) => {
  const outcome = await sendmail({ input: 'Subject: x\n\nx\n', ...call })
  expect(outcome).toMatchObject({ code, stdout: '' })
  expect(outcome.stderr).toMatch(/^sendmail: [^\n]+\n$/)
  expect(outcome.stderr).toMatch(words)
})

test('ends with 69, which PHP takes for a failure, when nobody listens', async () => {
  const { port, ...closing } = await listener()
  await closing[Symbol.asyncDispose]()
  const env = { MAILPROOF_SMTP_PORT: String(port) }
  for (const args of [['a@b.test'], ['-bs']]) {
    expect(await sendmail({ args, env, input: 'Subject: x\n\n' })).toEqual({
      code: 69,
      stdout: '',
      stderr: `sendmail: no Mailproof listens on 127.0.0.1:${port}; start it, or set MAILPROOF_HOST and MAILPROOF_SMTP_PORT\n`,
    })
  }
})

/** A server that answers every command but one with success. */
const refusing = (command: RegExp, reply: string) =>
  listener((socket) => {
    socket.write('220 fake\r\n')
    socket.on('error', (error) => socket.destroy(error))
    socket.on('data', (data) => {
      const line = data.toString()
      if (command.test(line)) socket.write(`${reply}\r\n`)
      else if (line.startsWith('DATA')) socket.write('354 go on\r\n')
      else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
      else socket.write('250 fine\r\n')
    })
  })

test.each([
  ['MAIL', /^MAIL/, '451 4.3.0 try later', 75],
  ['MAIL', /^MAIL/, '530 5.7.0 log in', 77],
  ['RCPT', /^RCPT/, '550 5.1.1 nobody', 67],
  ['the message', /^Subject/m, '452 4.3.1 disk full', 75],
  ['the message', /^Subject/m, '554 5.6.0 no', 69],
])('turns a refusal of %s (%s %s) into exit code %i', async (_, command, reply, code) => {
  await using server = await refusing(command, reply)
  const env = { MAILPROOF_SMTP_PORT: String(server.port) }
  const outcome = await sendmail({ args: ['a@b.test'], env, input: 'Subject: x\n\nx\n' })
  expect(outcome.code).toBe(code)
  expect(outcome.stderr).toContain(reply.slice(4))
})
