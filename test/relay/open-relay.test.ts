import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

/** Whoever connects to it was sent something that nobody released. */
const trap = createServer((socket) => {
  caught.push('connected')
  socket.end('220 trap\r\n')
})
const caught: string[] = []
let sandbox: TestSandbox

beforeAll(async () => {
  trap.listen(0, '127.0.0.1')
  await once(trap, 'listening')
  sandbox = await startSandbox()
  // A relay that would take anything, as the default one.
  const { port } = trap.address() as AddressInfo
  const { status } = await sandbox.api('POST', '/api/relays', {
    body: { name: 'trap', host: '127.0.0.1', port, tls: 'none', auth: 'none', isDefault: true },
  })
  expect(status).toBe(201)
})

afterAll(async () => {
  await sandbox.close()
  trap.close()
})

/** Says lines and hears the last reply of each. */
async function converse(lines: string[]): Promise<string[]> {
  const socket = connect(sandbox.smtpPort, '127.0.0.1')
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  const reply = async () => {
    for (;;) {
      const { value = '' } = (await replies.next()) as { value?: string }
      if (value === '' || /^\d{3}( |$)/.test(value)) return value
    }
  }
  const heard = [await reply()]
  for (const line of lines) {
    socket.write(`${line}\r\n`)
    heard.push(await reply())
  }
  socket.destroy()
  return heard
}

const plain = (user: string) => `AUTH PLAIN ${Buffer.from(`\0${user}\0secret`).toString('base64')}`

const recipients = [
  'victim@real.example',
  '@hop.example:victim@real.example',
  '@hop.example,@next.example:victim@real.example',
  'victim%real.example@localhost',
  'victim%real.example@[127.0.0.1]',
  'real.example!victim@localhost',
  '"victim@real.example"@localhost',
  '"victim%real.example"@localhost',
  '"victim@real.example"',
  'victim@real.example@localhost',
  'victim@[192.0.2.1]',
  'victim@[IPv6:2001:db8::1]',
  'postmaster',
]
const senders = ['someone@localhost', '', 'victim@real.example', 'postmaster@real.example']

test.each([
  ['nobody', []],
  ['a user', [plain('shop')]],
  ['a host that calls itself ours', ['EHLO localhost']],
])('whoever %s is, every trick is captured and goes nowhere', async (_, before) => {
  for (const to of recipients) {
    for (const from of senders) {
      const replies = await converse([
        'EHLO spammer.example',
        ...before,
        `MAIL FROM:<${from}>`,
        `RCPT TO:<${to}>`,
        'DATA',
        'Subject: relay me\r\n\r\nX-Mailproof-Release: yes\r\n.',
      ])
      const [, , ...rest] = replies.slice(before.length)
      // Taken, or refused by the grammar; never handed on.
      expect(rest.at(-1), `${from} ${to}: ${replies.join(' | ')}`).toMatch(/^[25]\d\d /)
    }
  }
  const { body } = await sandbox.api('GET', '/api/releases')
  expect(body.releases).toEqual([])
  expect(caught).toEqual([])
})

test('header fields of a mail release nothing', async () => {
  const events = sandbox.events()
  await sandbox.send({
    from: 'app@shop.test',
    to: 'victim@real.example',
    headers: { 'X-Release': 'trap', 'X-Relay': 'yes', 'Resent-To': 'victim@real.example' },
    text: 'to be captured',
  })
  await events.until(({ type }) => type === 'message.analysed')
  expect((await sandbox.api('GET', '/api/releases')).body.total).toBe(0)
  expect(caught).toEqual([])
})
