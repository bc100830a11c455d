import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page
let small = ''
let vast = ''

const html = Array.from({ length: 300 }, (_, n) => `<p class="Row">Item ${n + 1}</p>`).join('\n')

beforeAll(async () => {
  ui = await startUi()
  ;[small = ''] = await ui.send({
    subject: 'Rows',
    html: `${html}\n<p>${'a'.repeat(40)}!</p>`,
  })
  const { body } = await ui.sandbox.api('GET', '/api/inboxes')
  const line = (n: number) => `line ${n} `.padEnd(74, '.') + '\r\n'
  const lines = Array.from({ length: 660_000 }, (_, n) => line(n + 1)).join('')
  const head = 'Subject: Vast\r\nContent-Type: application/octet-stream\r\n\r\n'
  await ui.sandbox.sandbox.ingest([
    {
      raw: Buffer.from(head + lines),
      envelope: { from: '', to: ['all@example.test'], body: null, smtpUtf8: false, dsn: null },
      connection: null,
      session: null,
      origin: { kind: 'http', provider: 'test' },
      inbox: String(body.inboxes[0].id),
    },
  ])
  const { body: list } = await ui.sandbox.api('GET', '/api/messages?q=subject:Vast')
  vast = String(list.messages[0].id)
  page = await ui.open(`/all?message=${small}&tab=source&line=120`)
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  expect(ui.browser.faults).toEqual([])
})

const source = () => page.getByRole('region', { name: /HTML source|Raw/ })
const field = () => page.getByRole('textbox', { name: 'Find in the source' })
const told = () => page.getByRole('search', { name: 'Find in the source' }).getByRole('status')
const rows = () => page.locator('.lines .row').count()

test('the line of the URL is in sight and marked', async () => {
  await source().locator('.here', { hasText: 'Item 120<' }).waitFor()
  await expect.poll(() => source().evaluate((box) => box.scrollTop)).toBeGreaterThan(0)
})

test('a line number is a link to its line', async () => {
  await source().getByRole('link', { name: 'Line 122', exact: true }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('line')).toBe('122')
  await source().locator('.here', { hasText: 'Item 122<' }).waitFor()
})

test('a line that is not there is said to be not there', async () => {
  const field = page.getByRole('spinbutton', { name: 'Go to line' })
  await field.fill('99999')
  await field.press('Enter')
  await page.getByText('Line 99999 is not there: the source ends before.').waitFor()
})

test('the field goes to a line', async () => {
  await page.getByRole('spinbutton', { name: 'Go to line' }).fill('290')
  await page.keyboard.press('Enter')
  await source().locator('.here', { hasText: 'Item 290<' }).waitFor()
})

test('finds, counts and steps through matches', async () => {
  await source().focus()
  await page.keyboard.press('Control+f')
  await field().fill('item 30')
  await expect.poll(() => told().innerText()).toBe('1 of 2')
  await source().locator('mark.now', { hasText: 'Item 30' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => told().innerText()).toBe('2 of 2')
  await page.keyboard.press('F3')
  await expect.poll(() => told().innerText()).toBe('1 of 2')
  await page.keyboard.press('Shift+F3')
  await expect.poll(() => told().innerText()).toBe('2 of 2')
})

test('tells case apart if asked, and takes expressions', async () => {
  await page.getByRole('button', { name: 'Match case' }).click()
  await expect.poll(() => told().innerText()).toBe('No matches')
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await field().fill('^<p.*Item [12]<')
  await expect.poll(() => told().innerText()).toBe('1 of 2')
  await field().fill('(')
  await expect.poll(() => told().innerText()).toBe('Not a regular expression')
})

test('an expression that explodes is stopped, and the next one is answered', async () => {
  await field().fill('(a+)+$')
  await expect
    .poll(() => told().innerText(), { timeout: 15_000 })
    .toBe('Stopped: this expression takes too long')
  await field().fill('Item 7<')
  await expect.poll(() => told().innerText()).toBe('1 of 1')
  await page.keyboard.press('Escape')
  await field().waitFor({ state: 'detached' })
  await expect.poll(() => source().locator('mark').count()).toBe(0)
})

test('fifty megabytes are shown to the last line with few rows in the page', async () => {
  await page.goto(`${ui.sandbox.url}/all?message=${vast}&tab=raw&line=660003`)
  await source().locator('.here', { hasText: 'line 660000 ' }).waitFor()
  expect(await rows()).toBeLessThan(200)
  await source().focus()
  await page.keyboard.press('Home')
  await source().getByText('Subject:').waitFor()
  await page.keyboard.press('Control+f')
  await field().fill('line 400000 ')
  await expect.poll(() => told().innerText(), { timeout: 10_000 }).toBe('1 of 1')
  await source().locator('mark.now').waitFor()
  expect(await rows()).toBeLessThan(200)
})
