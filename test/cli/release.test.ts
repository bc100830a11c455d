import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startProduct, type Product } from '../helpers/product.ts'
import { startRelay, type TestRelay } from '../helpers/relay.ts'
import { run } from './program.ts'

let product: Product
let relay: TestRelay
beforeAll(async () => {
  relay = await startRelay()
  const at = `work=smtp://${relay.host}:${relay.port}?tls=none&attempts=1&default=yes`
  const quiet = ['--spam-rules', 'off', '--dns-server', 'off']
  product = await startProduct('--data', ':memory:', '--relay', at, ...quiet)
})
afterAll(async () => {
  await product.kill('SIGTERM')
  await relay[Symbol.asyncDispose]()
})
beforeEach(() => relay.play({}))

const release = (...args: string[]) => run({ args: ['release', '--url', product.url, ...args] })

async function send(subject: string, to = 'ana@x.test') {
  const smtp = createTransport({ host: '127.0.0.1', port: product.smtpPort, ignoreTLS: true })
  await smtp.sendMail({ from: 'app@shop.test', to, subject, text: 'Hello' })
  smtp.close()
}

test('says what would happen, then does it and waits for the end', async () => {
  await send('One')
  const preview = await release('latest', '--preview', '--to', 'ana@x.test,no address')
  expect([preview.code, preview.stderr]).toEqual([1, expect.stringContaining('name@shop.example')])
  const good = await release('latest', '--preview', '--to', 'ana@x.test,bob@y.test')
  expect(good.stdout).toContain('through work (127.0.0.1), from <app@shop.test>')
  expect(good.stdout).toContain('to 2 recipients at 2 domains')
  expect(relay.accepted).toBe(0)
  const done = await release('latest', '--to', 'ana@x.test, bob@y.test', '--wait')
  expect([done.code, done.stdout]).toEqual([
    0,
    expect.stringMatching(/ delivered \(2 delivered\) One → ana@x\.test, bob@y\.test\n$/),
  ])
  expect(relay.mails.at(-1)?.to).toEqual(['ana@x.test', 'bob@y.test'])
})

test('fails when not everybody has it, and says why', async () => {
  await send('Two')
  relay.play({ rcpt: '550 5.1.1 No such user' })
  const { code, stdout } = await release('latest', '--wait')
  expect([code, stdout]).toEqual([1, expect.stringMatching(/ failed \(1 failed\) .*: 550 5\.1\.1/)])
})

test('releases what a search finds, once the number is agreed to', async () => {
  for (let n = 1; n <= 11; n++) await send(`Many ${n}`)
  const asked = await release('--query', 'subject:many')
  expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining('"confirm": 11')])
  const done = await release('--query', 'subject:many', '--confirm', '11', '--wait')
  expect(done.code).toBe(0)
  expect(done.stdout.trim().split('\n')).toHaveLength(11)
})

test('says whom a list keeps it from, and fails for it', async () => {
  await send('Three')
  const put = (block: string[]) =>
    fetch(`${product.url}/api/release-policy`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...{ allow: [], block, redirect: [], confirmAbove: 10, closedInboxes: [], mostHops: 30 },
      }),
    })
  await put(['bob@y.test'])
  const { code, stdout, stderr } = await release('latest', '--to', 'ana@x.test,bob@y.test')
  await put([])
  expect(stdout).toMatch(/Three → ana@x\.test\n$/)
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^not to bob@y\.test: The block list has bob@y\.test\./),
  ])
})

test.each([
  ['release', '--help'],
  ['help', 'release'],
])('explains each of its options: %s %s', async (...args) => {
  const { code, stdout } = await run({ args })
  expect(code).toBe(0)
  const [usage = ''] = /^ {2}mailproof release .*$/m.exec(stdout) ?? []
  const options = [...usage.matchAll(/--[a-z-]+/g)].map(([option]) => option)
  expect(options.length).toBeGreaterThan(10)
  for (const option of options) expect(stdout).toMatch(new RegExp(`^  ${option}\\b.* {2}\\w`, 'm'))
  expect(stdout).not.toContain('--smtp-port')
})

test('says that a search finds nothing', async () => {
  const { code, stdout, stderr } = await release('--query', 'subject:nowhere')
  expect([code, stdout, stderr]).toEqual([
    ...[1, ''],
    'mailproof: the search finds no message, so nothing was released\n',
  ])
})

test('waits for all of more than a page', { timeout: 60_000 }, async () => {
  const smtp = createTransport({
    ...{ host: '127.0.0.1', port: product.smtpPort, ignoreTLS: true, pool: true },
    ...{ maxConnections: 4, maxMessages: 1000 },
  })
  const mail = { from: 'app@shop.test', to: 'ana@x.test', text: 'Hello' }
  await Promise.all(
    Array.from({ length: 203 }, (_, n) => smtp.sendMail({ ...mail, subject: `Bulk ${n}` })),
  )
  smtp.close()
  const without = await release('--query', 'subject:bulk', '--confirm', '203')
  expect([without.code, without.stdout]).toEqual([0, expect.stringMatching(/… and 103 more\n$/)])
  const before = relay.accepted
  const done = await release('--query', 'subject:bulk', '--confirm', '203', '--wait')
  expect([done.code, done.stdout.trim().split('\n').length]).toEqual([0, 203])
  expect(relay.accepted - before).toBeGreaterThanOrEqual(203)
})

test.each([
  [[], /name one message/],
  [['latest', '--query', 'x'], /name one message/],
  [['latest', '--confirm', 'many'], /number of recipients/],
  [['nosuchid'], /There is no message/],
  [['latest', '--relay', 'nobody'], /There is no relay "nobody".* work/],
  [['latest', '--inbox', 'nowhere'], /there is no inbox 'nowhere'/],
  [['latest', '--url', 'http://127.0.0.1:9'], /no Mailproof answers/],
])('refuses %j', async (args, why) => {
  const { code, stderr } = await release(...args)
  expect([code, stderr]).toEqual([1, expect.stringMatching(why)])
})
