import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderMail } from '../helpers/seed.ts'
import { scoring } from '../helpers/sandbox.ts'
import { reading, row, startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page
let order = ''
let crowd = ''

const files = [
  { filename: 'note.txt', content: 'kept in place' },
  { filename: 'mark.png', content: orderMail.attachments?.[0]?.content as Buffer },
]
const people = Array.from({ length: 400 }, (_, n) => `person${n}@example.test`)

beforeAll(async () => {
  ui = await startUi(scoring)
  ;[order = '', crowd = ''] = await ui.send(
    { ...orderMail, attachments: [...(orderMail.attachments ?? []), ...files] },
    { subject: 'To a crowd', to: people, cc: people.slice(0, 9), html: '<p>Dear all</p>' },
  )
  page = await ui.open(`/all?message=${order}`)
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  // Chromium's word on each script that the sandboxed frame does not run.
  const faults = ui.browser.faults.filter((fault) => !fault.includes('Blocked script execution'))
  expect(faults).toEqual([])
})

const frame = () => page.frameLocator('iframe')
const chosen = () => page.locator('[role=tab][aria-selected=true]').innerText()

test('numbers choose the tabs', async () => {
  await frame().getByText('Track the parcel').waitFor()
  for (const [key, name] of [
    '2 Text',
    '5 Raw',
    '6 Parts',
    '7 Checks',
    '8 Session',
    '1 Preview',
  ].map((one) => one.split(' '))) {
    await page.keyboard.press(key ?? '')
    await expect.poll(chosen).toBe(name)
  }
})

test('keys work while the mail in the frame has the focus', async () => {
  await frame().getByText('Serving bowl').click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
  await page.keyboard.press('3')
  await expect.poll(chosen).toBe('HTML source')
  await page.keyboard.press('1')
  await frame().getByText('Serving bowl').click()
  await page.keyboard.press('[')
  await reading(page).getByText('To a crowd').waitFor()
  await page.keyboard.press(']')
  await frame().getByText('Track the parcel').waitFor()
})

test('the download menu hands out the message, and the page takes clicks afterwards', async () => {
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Message (.eml)' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('X-Tags: checkout')
  await page.getByRole('tab', { name: 'Text' }).click()
  await expect.poll(chosen).toBe('Text')
  await page.getByRole('tab', { name: 'Preview' }).click()
})

test('an open menu closes with a click into the mail', async () => {
  await frame().getByText('Track the parcel').waitFor()
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await page.getByRole('menu').waitFor()
  await frame().getByText('Espresso cups').click()
  await page.getByRole('menu').waitFor({ state: 'detached' })
})

test('images and texts open in place, everything downloads', async () => {
  await page.getByRole('button', { name: /^Open.*note\.txt/ }).click()
  await page.getByRole('dialog', { name: 'note.txt' }).getByText('kept in place').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page
    .getByRole('button', { name: /^Open.*mark\.png/ })
    .last()
    .click()
  const image = page.getByRole('dialog', { name: 'mark.png' }).getByRole('img')
  await expect
    .poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download receipt-20418.pdf' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toBe('%PDF-1.4\n% a stand-in\n')
})

test('tags are added and removed; typing one steals no keys', async () => {
  await page.getByRole('button', { name: 'Add a tag' }).click()
  await page.keyboard.type('June 1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove the tag June 1' }).waitFor()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /June 1/ })
    .waitFor()
  await expect.poll(() => row(page, /on its way/).innerText()).toContain('June 1')
  await page.getByRole('button', { name: 'Remove the tag June 1' }).click()
  await expect.poll(() => row(page, /on its way/).innerText()).not.toContain('June 1')
  await expect.poll(() => chosen()).toBe('Preview')
})

test('little stands above the preview, also with a banner or four hundred recipients', async () => {
  const top = async () => Math.round((await page.locator('iframe').boundingBox())?.y ?? 0)
  await page.getByText(/2 remote images and files blocked/).waitFor()
  await expect.poll(() => top()).toBeLessThanOrEqual(230)
  await page.goto(`${ui.sandbox.url}/all?message=${crowd}`)
  await frame().getByText('Dear all').waitFor()
  await page.getByRole('button', { name: 'Show 398 more recipients' }).waitFor()
  await expect.poll(() => top()).toBeLessThanOrEqual(230)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const [id, text] of [
    [crowd, 'Dear all'],
    [order, 'Track the parcel'],
  ]) {
    await page.goto(`${ui.sandbox.url}/all?message=${id}`)
    await frame()
      .getByText(text ?? '')
      .waitFor()
    await expect.poll(() => top()).toBeLessThanOrEqual(844 * 0.35)
  }
})

test('what happens before the first connection is seen too', async () => {
  const late = await ui.browser.page()
  let connect = () => {}
  const wanted = new Promise<void>((resolve) => (connect = resolve))
  await late.routeWebSocket(/api\/events/, async (socket) => {
    await wanted
    socket.connectToServer()
  })
  await late.goto(`${ui.sandbox.url}/all?message=${order}`)
  await late.frameLocator('iframe').getByText('Track the parcel').waitFor()
  await ui.sandbox.api('PATCH', `/api/messages/${order}`, { body: { addTags: ['meanwhile'] } })
  connect()
  await late.getByRole('main').getByText('meanwhile').first().waitFor()
  await late.context().close()
})
