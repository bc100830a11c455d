import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reading, row, startUi, subjects, type Ui } from './ui.ts'

let ui: Ui
let page: Page

beforeAll(async () => {
  ui = await startUi()
  await ui.send(
    { subject: 'Blue bowl', text: 'cobalt' },
    { subject: 'Green cup', text: 'copper', html: '<p>copper</p>' },
    { subject: 'Blue cup', text: 'cobalt again' },
  )
  page = await ui.open()
})

beforeEach(async () => {
  await page.goto(`${ui.sandbox.url}/all`)
  await row(page, 'Blue bowl').waitFor()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
})

const box = () => page.getByRole('combobox', { name: 'Search messages' })

test('typing finds, and no key is stolen meanwhile', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('cobalt')
  await page.getByText('2 found').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Blue cup', 'Blue bowl'])
  await box().fill('')
  await page.keyboard.type('ejku#?[]1')
  await expect.poll(() => box().inputValue()).toBe('ejku#?[]1')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await box().fill('')
  await expect.poll(() => subjects(page)).toEqual(['Blue cup', 'Green cup', 'Blue bowl'])
})

test('an error points at its place and takes no rows away', async () => {
  await box().fill('cobalt from:')
  const error = page.getByRole('alert')
  // While it is typed only its end is missing.
  await box().press('Enter')
  await error.waitFor()
  await expect.poll(() => error.locator('mark').innerText()).toContain('from:')
  await expect.poll(() => box().getAttribute('aria-invalid')).toBe('true')
  await box().press('Escape')
  await error.waitFor({ state: 'detached' })
  await row(page, 'Green cup').waitFor()
})

test('a wrong search in the address can be cleared', async () => {
  await page.goto(`${ui.sandbox.url}/all?q=${encodeURIComponent('from:')}`)
  await page.getByText('The search is not understood').waitFor()
  await page.locator('.empty').getByRole('button', { name: 'Clear the search' }).click()
  await row(page, 'Green cup').waitFor()
})

test('nothing found says so and can be cleared', async () => {
  await box().fill('zebra')
  await page.getByText('No message here matches “zebra”.').waitFor()
  await page.locator('.empty').getByRole('button', { name: 'Clear the search' }).click()
  await row(page, 'Green cup').waitFor()
  await expect.poll(() => box().inputValue()).toBe('')
})

test('what matches comes into an open search, what does not stays away', async () => {
  await box().fill('cobalt')
  await page.getByText('2 found').waitFor()
  await row(page, 'Blue bowl').click()
  await reading(page).getByText('Blue bowl').waitFor()
  await ui.send({ subject: 'Red', text: 'iron' }, { subject: 'Late', text: 'cobalt once more' })
  await row(page, 'Late').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Late', 'Blue cup', 'Blue bowl'])
  await expect.poll(() => reading(page).innerText()).toBe('Blue bowl')
})

test('reload and Back keep inbox, search, message and tab', async () => {
  await page.getByRole('navigation').getByRole('link', { name: 'Default' }).click()
  await expect.poll(() => page.url()).toContain('/inbox/')
  await box().fill('copper')
  await page.getByText('1 found').waitFor()
  await row(page, 'Green cup').click()
  await page.getByRole('tab', { name: 'Headers' }).click()
  await page.getByRole('tabpanel').getByText('Message-ID').waitFor()
  const here = page.url()
  await page.reload()
  await page.getByRole('tabpanel').getByText('Message-ID').waitFor()
  expect(page.url()).toBe(here)
  await expect.poll(() => box().inputValue()).toBe('copper')
  await expect.poll(() => subjects(page)).toEqual(['Green cup'])
  await page.goBack()
  await page.getByText('No message is open').waitFor()
  await expect.poll(() => box().inputValue()).toBe('copper')
  await page.goForward()
  await reading(page).getByText('Green cup').waitFor()
  expect(page.url()).toBe(here)
})
