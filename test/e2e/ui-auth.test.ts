import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { row, startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page

beforeAll(async () => {
  ui = await startUi()
  await ui.send({
    from: 'Shop <orders@shop.example>',
    to: 'ada@example.test',
    subject: 'Your receipt',
    text: 'Thank you for your order.',
  })
  page = await ui.open()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  // What it was made to refuse, and nothing else.
  const refused = /400 \(Bad Request\).*\/api\/zones\/shop\.example(\/import\S*)?$/
  expect(ui.browser.faults.filter((fault) => !refused.test(fault))).toEqual([])
})

const chip = () =>
  page.getByRole('navigation', { name: 'Verdicts' }).getByRole('link', { name: /^Authentication/ })
const card = () => page.getByRole('region', { name: 'Authentication' })
const protocol = (name: string) =>
  card()
    .locator('details')
    .filter({ has: page.locator('summary b', { hasText: new RegExp(`^${name}$`) }) })
    .last()
const records = () => page.getByRole('listitem').filter({ hasText: 'TXT' })

test('without DNS nothing is shown as good or bad, and the way on is shown', async () => {
  await row(page, 'Your receipt').click()
  await expect.poll(() => chip().getAttribute('aria-label')).toMatch(/not evaluated/)
  await chip().click()
  await card().getByText('DNS is off (--dns-server off)').waitFor()
  await card().getByRole('link', { name: 'Say where' }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/zones')
})

test('a domain is planned: where it sends from, its records, its key', async () => {
  await page.getByRole('textbox', { name: 'Domain' }).fill('shop.example')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/zones/shop.example')

  await page.getByRole('combobox', { name: 'Sent from' }).fill('somewhere')
  await page.getByRole('combobox', { name: 'Sent from' }).press('Enter')
  await page.getByRole('alert').getByText('an IPv4 or IPv6 address').waitFor()
  await page.getByRole('combobox', { name: 'Sent from' }).fill('203.0.113.5')
  await page.getByRole('combobox', { name: 'Sent from' }).press('Enter')
  await page.getByRole('button', { name: 'Remove 203.0.113.5' }).waitFor()

  await page.getByRole('textbox', { name: 'Value' }).fill('v=spf1 ip4:203.0.113.5 -all')
  await page.getByRole('button', { name: 'Add record' }).click()
  await records().getByText('v=spf1 ip4:203.0.113.5 -all').waitFor()
  await records().first().getByText('not known').waitFor()

  await page.getByRole('textbox', { name: 'Selector' }).fill('s1')
  await page.getByRole('button', { name: 'Make key' }).click()
  await records().getByText('s1._domainkey.shop.example').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Private key' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/)
})

test('zone text is imported, and a mistake names its line', async () => {
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('www A 203.0.113.9\nmail A nowhere')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await dialog.getByRole('alert').getByText('Line 2').waitFor()
  await dialog.getByRole('textbox').fill('_dmarc TXT "v=DMARC1; p=none"')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await records().getByText('v=DMARC1; p=none').waitFor()
})

test('a record is changed in place', async () => {
  await page.getByRole('button', { name: 'Edit _dmarc.shop.example TXT' }).click()
  const form = page.getByRole('listitem').locator('form')
  await form.getByRole('textbox', { name: 'Value' }).fill('v=DMARC1; p=reject')
  await form.getByRole('button', { name: 'Save' }).click()
  await records().getByText('v=DMARC1; p=reject').waitFor()
})

test('the message is judged anew, live and as planned', async () => {
  await page.getByRole('link', { name: 'All mail' }).click()
  await row(page, 'Your receipt').click()
  await expect.poll(() => chip().getAttribute('aria-label')).toMatch(/2\/3, DKIM none/)
  await chip().click()
  await protocol('SPF').locator('summary').click()
  await expect.poll(() => protocol('SPF').locator('summary').innerText()).toMatch(/not decided/)
  await expect.poll(() => protocol('SPF').locator('summary').innerText()).toMatch(/pass/)
  await protocol('SPF').getByText('As planned', { exact: true }).waitFor()
  await protocol('SPF').getByText('ip4:203.0.113.5').first().waitFor()
})

test('what a verdict wants published is planned with a click', async () => {
  await card().getByText('Domain, receivers and way').click()
  await protocol('TLS reports').locator('summary').click()
  await protocol('TLS reports')
    .getByRole('button', { name: 'Add to the planned zone' })
    .first()
    .click()
  await page.getByRole('status').getByText('Planned: _smtp._tls.shop.example').first().waitFor()
  const { body } = await ui.sandbox.api('GET', '/api/zones/shop.example')
  expect(JSON.stringify(body.records)).toContain('v=TLSRPTv1')
})

test('a zone that was deleted comes back by undo, without its keys', async () => {
  await page.goto(`${ui.sandbox.url}/zones/shop.example`)
  await page.getByRole('button', { name: 'Delete zone' }).click()
  await page.getByRole('button', { name: 'Delete for good' }).first().click()
  await page.getByText('No planned zone yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: /shop\.example/ }).waitFor()
  const { body } = await ui.sandbox.api('GET', '/api/zones/shop.example')
  expect([body.sending, body.keys]).toEqual([['203.0.113.5'], []])
})
