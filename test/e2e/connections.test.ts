import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../helpers/browser.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { Client } from '../smtp/client.ts'

let sandbox: TestSandbox
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  sandbox = await startSandbox({ smtp: { auth: 'inbox' } })
  browser = await openBrowser()
  page = await browser.page()
  await page.goto(`${sandbox.url}/connections`)
  await page.getByRole('heading', { name: 'Connections' }).waitFor()
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await sandbox[Symbol.asyncDispose]()
})

const newest = () => page.getByRole('region', { name: 'Connections' }).getByRole('link').first()

async function failsWith(options: object): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, ...options })
  await expect(transport.verify()).rejects.toThrow()
  transport.close()
}

test('a refused AUTH is seen, with who tried and what was answered', async () => {
  await failsWith({ ignoreTLS: true, auth: { user: 'intruder', pass: 'guess' } })
  await expect.poll(() => newest().innerText()).toContain('AUTH refused')
  await newest().click()
  await expect.poll(() => page.getByRole('main').innerText()).toContain('535 5.7.8')
  expect(await page.getByRole('main').innerText()).not.toContain(
    Buffer.from('\0intruder\0guess').toString('base64'),
  )
})

test('a failed STARTTLS is seen, with the reason', async () => {
  await failsWith({ requireTLS: true, tls: { rejectUnauthorized: true } })
  await expect.poll(() => newest().innerText()).toContain('TLS failed')
})

test('a client that hangs up after DATA is seen', async () => {
  const { body } = await sandbox.api('GET', '/api/inboxes')
  const { user, password } = body.inboxes[0]
  const client = await Client.greeted(sandbox.smtpPort)
  const plain = Buffer.from(`\0${user}\0${password}`).toString('base64')
  expect((await client.say(`AUTH PLAIN ${plain}`)).code).toBe(235)
  await client.say('MAIL FROM:<a@example.test>')
  await client.say('RCPT TO:<b@example.test>')
  expect((await client.say('DATA')).code).toBe(354)
  client.write('Subject: half\r\n\r\nthe rest never')
  client.hangUp()
  await expect.poll(() => newest().innerText()).toMatch(/dropped|hung up/i)
  await newest().click()
  await expect.poll(() => page.getByRole('main').innerText()).toContain('RCPT TO:<b@example.test>')
  const { body: list } = await sandbox.api('GET', '/api/messages')
  expect(list.total).toBe(0)
})
