import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../helpers/browser.ts'
import { aMessage } from '../helpers/message.ts'
import { startProduct, type Product } from '../helpers/product.ts'
import { row, subjects } from './ui.ts'

const folder = mkdtempSync(join(tmpdir(), 'mailproof-connection-'))
let ports: string[] = []
let product: Product
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  const [smtp, http] = [await freePort(), await freePort()]
  ports = ['--smtp-port', String(smtp), '--http-port', String(http)]
  product = await launch()
  browser = await openBrowser()
  page = await browser.page()
  for (const subject of ['One', 'Two']) await send(subject)
  await page.goto(product.url)
  await row(page, 'Two').waitFor()
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await product[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

function launch() {
  return startProduct(...ports, '--data', join(folder, 'mail.db'))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function send(subject: string) {
  const { smtpPort: port } = product
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  await transport.sendMail(aMessage({ subject }))
  transport.close()
}

const state = () => page.getByRole('navigation').getByRole('status')

test('a server that goes away is missed, and heals without a loss or a double', async () => {
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }))
  await row(page, 'One').click()
  await page.getByRole('tabpanel').getByText('Hello Bob').waitFor()
  await product.kill('SIGKILL')
  await state().getByText('Offline, trying again…').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Two', 'One'])
  await row(page, 'Two').click()
  await page.getByText('Mailproof does not answer.').waitFor()

  product = await launch()
  for (const subject of ['Three', 'Four']) await send(subject)
  await state().getByText('Live').waitFor()
  await row(page, 'Four').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Four', 'Three', 'Two', 'One'])
  await page.getByRole('tabpanel').getByText('Hello Bob').waitFor()
  await send('Five')
  await row(page, 'Five').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Five', 'Four', 'Three', 'Two', 'One'])
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true)
})

test('an open search misses nothing of what came while the server was away', async () => {
  await page.goto(`${product.url}/all?q=body`)
  await page.getByText('No message here matches “body”.').waitFor()
  await product.kill('SIGKILL')
  await state().getByText('Offline, trying again…').waitFor()
  product = await launch()
  await send('Body one')
  await state().getByText('Live').waitFor()
  await row(page, 'Body one').waitFor()
  await send('Body two')
  await row(page, 'Body two').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Body two', 'Body one'])
  await page.goto(`${product.url}/all?q=five`)
})

test('a part of the page that is gone after an upgrade brings the new page', async () => {
  await page.goto(product.url)
  await row(page, 'Five').waitFor()
  await page.evaluate(() => Object.assign(window, { old: true }))
  await page.route('**/assets/SettingsPage-*.js', (route) => route.fulfill({ status: 404 }))
  await page.getByRole('link', { name: 'Settings' }).click()
  // The same build: another load would find the same.
  await page.getByText('This page cannot be loaded.').waitFor()
  expect(await page.evaluate(() => 'old' in window)).toBe(true)

  await page.route(`${product.url}/`, async (route) => {
    const body = (await (await route.fetch()).text()).replace(/index-[\w-]+\.js/g, 'index-newer.js')
    await route.fulfill({ body, contentType: 'text/html' })
  })
  const loaded = page.waitForEvent('domcontentloaded')
  await page.getByRole('button', { name: 'Try again' }).click()
  await loaded
  expect(await page.evaluate(() => 'old' in window)).toBe(false)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
