import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../helpers/browser.ts'
import { startProduct, type Product } from '../helpers/product.ts'

const blue = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const letter = {
  from: { name: 'Zoë', address: 'zoe@example.test' },
  to: 'ann@example.test',
  bcc: 'audit@example.test',
  subject: 'Grüße from the kiln',
  text: 'Hello Ann, see https://example.test/kiln for more.',
  html: '<p style="color:#123456">Hello <b>Ann</b></p><img src="cid:blue@here" alt="blue" width="20">',
  attachments: [
    {
      filename: 'blue.png',
      cid: 'blue@here',
      content: blue,
      contentDisposition: 'inline' as const,
    },
    { filename: 'notes.txt', content: 'first note\n' },
    { filename: 'prices.csv', content: 'bowl;48\n' },
  ],
}

const folder = mkdtempSync(join(tmpdir(), 'mailproof-receive-'))
const data = join(folder, 'mail.db')
let product: Product
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  product = await startProduct('--data', data)
  browser = await openBrowser()
  page = await browser.page()
  await page.goto(product.url)
  await page.getByText('Waiting for the first message').waitFor()
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }))
  await send()
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await product[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

async function send() {
  const transport = createTransport({
    host: '127.0.0.1',
    port: product.smtpPort,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
    auth: { user: 'kiln', pass: 'swordfish' },
  })
  await transport.sendMail(letter)
  transport.close()
}

const row = (subject: string) => page.getByRole('link', { name: subject })
const panel = () => page.getByRole('tabpanel')

async function open(tab: string) {
  await page.getByRole('tab', { name: tab }).click()
  return panel()
}

test('a message appears in an open browser without a reload', async () => {
  await row('Grüße from the kiln').waitFor()
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true)
  await row('Grüße from the kiln').click()
  await page.getByRole('heading', { name: 'Grüße from the kiln' }).waitFor()
})

test('the header shows who it is from and to, and whom only the envelope knows', async () => {
  const header = page.getByRole('region', { name: 'Message', exact: true })
  await expect.poll(() => header.innerText()).toContain('zoe@example.test')
  const text = await header.innerText()
  expect(text).toContain('ann@example.test')
  expect(text).toMatch(/Bcc\s+audit@example\.test/)
  expect(text).toContain('TLS 1.3')
})

test('Preview shows the HTML with its inline image', async () => {
  await open('Preview')
  const frame = page.frameLocator('iframe')
  await frame.getByText('Hello Ann').waitFor()
  await expect
    .poll(() => frame.locator('p').evaluate((p) => getComputedStyle(p).color))
    .toBe('rgb(18, 52, 86)')
  await expect
    .poll(() => frame.getByAltText('blue').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(1)
})

test('Text shows the text part with its link', async () => {
  const text = await open('Text')
  await text.getByText('Hello Ann, see').waitFor()
  await expect
    .poll(() => text.getByRole('link').getAttribute('href'))
    .toBe('https://example.test/kiln')
})

test('HTML source shows the source as sent', async () => {
  const source = await open('HTML source')
  await expect.poll(() => source.innerText()).toContain('src="cid:blue@here"')
})

test('Headers shows every field, decoded', async () => {
  const headers = await open('Headers')
  await expect.poll(() => headers.innerText()).toContain('Grüße from the kiln')
  const names = await headers.innerText()
  for (const name of ['From', 'To', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type']) {
    expect(names).toContain(name)
  }
  expect(names).not.toContain('Bcc')
})

test('Raw shows the bytes as they came', async () => {
  const raw = await open('Raw')
  await expect.poll(() => raw.innerText()).toContain('=?UTF-8?Q?Gr=C3=BC=C3=9Fe_from_the_kiln?=')
})

test('Session shows the conversation, TLS and the user, never the password', async () => {
  const session = await open('Session')
  await session.getByText('STARTTLS', { exact: true }).first().waitFor()
  const text = await session.innerText()
  expect(text).toContain('TLSv1.3')
  expect(text).toContain('kiln')
  expect(text).toContain('RCPT TO:<audit@example.test>')
  expect(text).toMatch(/250 2\.0\.0 Ok: queued as/)
  const secrets = ['swordfish', Buffer.from('\0kiln\0swordfish').toString('base64')]
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test('attachments can be seen and downloaded', async () => {
  await page.getByText('notes.txt').waitFor()
  await page.getByText('prices.csv').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download notes.txt' }).click()
  const file = await (await download).createReadStream()
  expect(Buffer.concat(await file.toArray()).toString()).toBe('first note\n')
})

test('the user name of AUTH opened an inbox of that name', async () => {
  await page.getByRole('navigation').getByRole('link', { name: /kiln/ }).click()
  await row('Grüße from the kiln').waitFor()
})

const swaks = spawnSync('swaks', ['--version']).status === 0
if (!swaks) process.stderr.write('skipped: swaks is not installed\n')

test.runIf(swaks)('swaks delivers text, HTML, attachments, STARTTLS, AUTH and Bcc', async () => {
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return `@${join(folder, name)}`
  }
  const given = [
    ...['--server', `127.0.0.1:${product.smtpPort}`, '--from', 'app@example.test'],
    ...['--to', 'bob@example.test,hidden@example.test', '--header', 'To: bob@example.test'],
    ...['--header', 'Subject: From swaks', '-tls', '--auth', 'CRAM-MD5'],
    ...['--auth-user', 'kiln', '--auth-password', 'swordfish'],
    ...['--attach-type', 'text/html', '--attach-body', '<h1>Fired at 1260 °C</h1>'],
    ...['--attach-type', 'image/png', '--attach-name', 'blue.png', '--attach', file('b.png', blue)],
    ...[
      '--attach-type',
      'text/csv',
      '--attach-name',
      'list.csv',
      '--attach',
      file('l.csv', 'a;b\n'),
    ],
  ]
  const { status, stdout, stderr } = spawnSync('swaks', given, { encoding: 'utf8' })
  expect({ status, errors: stderr, log: stdout.includes('queued as') }).toEqual({
    status: 0,
    errors: '',
    log: true,
  })
  await row('From swaks').click()
  await page.getByText('hidden@example.test').waitFor()
  await page.frameLocator('iframe').getByText('Fired at 1260 °C').waitFor()
  await page.getByText('list.csv').waitFor()
})

test('everything is there after kill -9 and a new start', async () => {
  await product.kill('SIGKILL')
  product = await startProduct('--data', data)
  await page.goto(product.url)
  await row('Grüße from the kiln').click()
  await page.frameLocator('iframe').getByText('Hello Ann').waitFor()
  expect(browser.left).toEqual([])
})
