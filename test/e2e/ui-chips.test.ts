import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessibilityFaults } from '../helpers/browser.ts'
import { row, startUi, subjects, type Ui } from './ui.ts'

let ui: Ui
let page: Page

beforeAll(async () => {
  ui = await startUi()
  await ui.send(
    { subject: 'Blue bowl', from: 'Zoe <zoe@sender.test>', text: 'cobalt' },
    { subject: 'Blue cup', from: 'Ada <ada@sender.test>', text: 'cobalt' },
    { subject: 'Clay jar', from: 'Ada <ada@sender.test>', text: 'iron' },
  )
  page = await ui.open()
})

beforeEach(async () => {
  await page.goto(`${ui.sandbox.url}/all`)
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await row(page, 'Blue bowl').waitFor()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  expect(ui.browser.faults.filter((fault) => !/status of 400/.test(fault))).toEqual([])
})

const box = () => page.getByRole('combobox', { name: 'Search messages' })
const options = () => page.getByRole('option')
const chip = (name: string) => page.getByRole('button', { name: `Remove ${name}` })
const query = () => new URL(page.url()).searchParams.get('q')

async function search(text: string) {
  await box().fill(text)
  await box().press('Enter')
  await page.getByText(/\d found/).waitFor()
  await expect.poll(query).toBe(text)
}

test('filters are things that can be taken away, by mouse and by keyboard', async () => {
  await search('from:ada cobalt is:unread')
  await box().blur()
  await chip('from:ada').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Blue cup'])
  await chip('from:ada').click()
  await expect.poll(() => subjects(page)).toEqual(['Blue cup', 'Blue bowl'])
  expect(query()).toBe('cobalt is:unread')
  await expect.poll(() => chip('is:unread').evaluate((one) => one.matches(':focus'))).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(query).toBe('cobalt')
  await expect.poll(() => box().evaluate((one) => one.matches(':focus'))).toBe(true)
  await expect.poll(() => box().inputValue()).toBe('cobalt')
})

test('whoever clicks between them edits the text as it is', async () => {
  await page.goto(`${ui.sandbox.url}/all?q=${encodeURIComponent('from:ada cobalt')}`)
  await chip('from:ada').waitFor()
  await box().click({ position: { x: 200, y: 10 } })
  await chip('from:ada').waitFor({ state: 'detached' })
  await page.keyboard.press('End')
  for (let n = 0; n < 'cobalt'.length; n++) await page.keyboard.press('Backspace')
  await page.keyboard.type('iron')
  await expect.poll(() => subjects(page)).toEqual(['Clay jar'])
  await expect.poll(() => box().inputValue()).toBe('from:ada iron')
})

test('one side of an OR cannot be taken away alone', async () => {
  await search('from:zoe OR from:ada')
  await box().blur()
  await page.locator('.chip').first().waitFor()
  await expect.poll(() => chip('from:zoe').count()).toBe(0)
})

test('an empty field offers what was searched for, the latest first', async () => {
  await search('from:ada')
  await search('cobalt')
  await page.reload()
  await row(page, 'Blue cup').waitFor()
  await box().fill('')
  await box().blur()
  await row(page, 'Clay jar').waitFor()
  await page.keyboard.press('/')
  await options().first().waitFor()
  await expect
    .poll(async () => (await options().allInnerTexts()).map((one) => one.trim()))
    .toEqual(['cobalt', 'from:ada', 'Forget these searches'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(query).toBe('from:ada')
  await box().fill('')
  await box().blur()
  await box().click()
  await page.getByRole('option', { name: 'Forget these searches' }).click()
  await options().first().waitFor({ state: 'detached' })
  await box().blur()
  await box().click()
  await expect.poll(() => options().count()).toBe(0)
})

test('a search that makes no sense is not kept', async () => {
  await box().fill('is:blue')
  await box().press('Enter')
  await page.getByRole('alert').waitFor()
  await box().fill('')
  await box().blur()
  await row(page, 'Clay jar').waitFor()
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('mailproof.recent-searches')))
    .toBeNull()
})

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 320],
] as const)('axe finds nothing in them, %s at %d px', async (colorScheme, width) => {
  const fresh = await ui.open(`/all?q=${encodeURIComponent('from:ada is:unread cobalt')}`, {
    ...{ colorScheme, viewport: { width, height: 800 } },
  })
  await fresh.getByRole('button', { name: 'Remove from:ada' }).waitFor()
  expect(await accessibilityFaults(fresh)).toEqual([])
  await fresh.evaluate(() => localStorage.setItem('mailproof.recent-searches', '["from:ada"]'))
  await fresh.goto(`${ui.sandbox.url}/all`)
  await fresh.getByRole('combobox').focus()
  await fresh.getByRole('option').first().waitFor()
  expect(await accessibilityFaults(fresh)).toEqual([])
  await fresh.context().close()
})
