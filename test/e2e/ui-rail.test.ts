import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessibilityFaults } from '../helpers/browser.ts'
import { row, startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page

beforeAll(async () => {
  ui = await startUi()
  await ui.send({ subject: 'Blue bowl' }, { subject: 'Blue cup' })
  await add('Shop')
  page = await ui.open()
})

beforeEach(async () => {
  await page.goto(`${ui.sandbox.url}/all`)
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await link('Default').waitFor()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  expect(ui.browser.faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([])
})

const rail = () => page.getByRole('navigation')
const link = (name: string | RegExp) => rail().getByRole('link', { name })
const add = (name: string) => ui.sandbox.api('POST', '/api/inboxes', { body: { name } })
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())

async function names(): Promise<string[]> {
  const { body } = await ui.sandbox.api('GET', '/api/inboxes')
  return body.inboxes.map(({ name }: { name: string }) => name)
}

/** Opens the menu of an inbox by keyboard and takes one of its items. */
async function choose(inbox: string, item: string) {
  await rail()
    .getByRole('button', { name: `More about “${inbox}”` })
    .press('Enter')
  await page.getByRole('menuitem', { name: item }).press('Enter')
}

test('an inbox is made in the rail and shown; a name in use is told beside the field', async () => {
  await rail().getByRole('button', { name: 'New inbox' }).press('Enter')
  const field = rail().getByRole('textbox', { name: 'Name of the new inbox' })
  await field.fill('Default')
  await field.press('Enter')
  await rail().getByRole('alert').waitFor()
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')

  await field.fill('Kiln')
  await field.press('Enter')
  await page.getByRole('heading', { name: 'Point your app here' }).waitFor()
  await expect.poll(() => link('Kiln').getAttribute('aria-current')).toBe('page')
  await expect.poll(() => names()).toContain('Kiln')
})

test('Escape makes none and goes back to where it was asked for', async () => {
  const before = await names()
  await rail().getByRole('button', { name: 'New inbox' }).click()
  await page.keyboard.type('Nothing')
  await page.keyboard.press('Escape')
  await rail().getByRole('textbox').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('New inbox')
  await expect.poll(() => names()).toEqual(before)
})

test('an inbox is renamed in its line', async () => {
  await choose('Shop', 'Rename')
  const field = rail().getByRole('textbox', { name: 'Rename “Shop”' })
  await field.fill('Shop window')
  await field.press('Enter')
  await link('Shop window').waitFor()
  await expect.poll(focused).toBe('Shop window')
  await expect.poll(() => names()).toContain('Shop window')
  await expect.poll(() => names()).not.toContain('Shop')
})

test('an inbox is marked read, emptied, and filled again by Undo', async () => {
  await link(/Default.*2 unread/).waitFor()
  await choose('Default', 'Mark all as read')
  await link(/Default.*unread/).waitFor({ state: 'detached' })
  await choose('Default', 'Empty')
  await page.getByText('2 messages deleted').waitFor()
  await row(page, 'Blue bowl').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await row(page, 'Blue bowl').waitFor()
  await row(page, 'Blue cup').waitFor()
})

test('the settings of an inbox open at it', async () => {
  await choose('Default', 'Settings of the inbox')
  await page.getByRole('textbox', { name: 'SMTP user' }).waitFor()
  await expect.poll(focused).toMatch(/^Default/)
})

test('the bottom leads to writing a message and to how one connects', async () => {
  await rail()
    .getByRole('button', { name: /^Live · smtp 127\.0\.0\.1:\d+/ })
    .click()
  await page.getByRole('dialog').getByText('STARTTLS offered').waitFor()
  await page.keyboard.press('Escape')
  await link('Write a message').click()
  await page.getByRole('heading', { name: 'Write a message' }).waitFor()
})

test('the palette names an inbox in the rail, wide or not', async () => {
  await rail().getByRole('button', { name: 'Collapse the side bar' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.type('new inbox')
  await page.getByRole('option', { name: 'New inbox' }).first().click()
  await rail().getByRole('textbox', { name: 'Name of the new inbox' }).waitFor()
})

test('a folded section stays folded, and shows where one is', async () => {
  await link('Default').click()
  const heading = () => rail().getByRole('button', { name: 'Inboxes', exact: true })
  await heading().click()
  await link(/Shop/).waitFor({ state: 'detached' })
  await page.reload()
  await link('Default').waitFor()
  await expect.poll(() => heading().getAttribute('aria-expanded')).toBe('false')
  await expect.poll(() => link(/Shop/).count()).toBe(0)
  await heading().click()
  await link(/Shop/).waitFor()
})

test('a sample is chosen where there is no mail yet', async () => {
  const { body } = await add('Samples')
  await page.goto(`${ui.sandbox.url}/inbox/${body.id}`)
  await page.getByRole('button', { name: 'Choose a sample' }).click()
  const second = page.getByRole('menuitem').nth(1)
  await second.click()
  await page.getByRole('list', { name: 'Messages' }).getByRole('link').first().waitFor()
})

test.each([
  ['light', 390],
  ['dark', 320],
  ['light', 1024],
] as const)('the rail is a drawer with all of it, %s at %d px', async (colorScheme, width) => {
  const small = await ui.open('/all', { colorScheme, viewport: { width, height: 700 } })
  const opener = /Show the inboxes|Expand the side bar/
  await small.getByRole('button', { name: opener }).first().click()
  const drawer = small.getByRole('dialog')
  await drawer.getByRole('button', { name: 'More about “Default”' }).click()
  await small.getByRole('menu').waitFor()
  expect(await accessibilityFaults(small)).toEqual([])
  await small.keyboard.press('Escape')
  await drawer.getByRole('button', { name: 'New inbox' }).click()
  await small.keyboard.type(`Of ${width}`)
  expect(await accessibilityFaults(small)).toEqual([])
  await expect.poll(() => small.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  await small.keyboard.press('Enter')
  await drawer.waitFor({ state: 'hidden' })
  await small.getByRole('heading', { name: 'Point your app here' }).waitFor()
  await expect.poll(() => names()).toContain(`Of ${width}`)
  await small.context().close()
})

test('many inboxes are found by a few letters, whatever their case and accents', async () => {
  for (let n = 0; n < 100; n++) await add(`Team ${n}`)
  await add('Almería')
  await page.reload()
  const field = rail().getByRole('searchbox', { name: 'Filter inboxes' })
  await field.fill('almeria')
  await expect.poll(() => rail().getByRole('listitem').allInnerTexts()).toHaveLength(2)
  await link('Almería').waitFor()
  await field.fill('zebra')
  await rail().getByText('None is called “zebra”.').waitFor()
  await field.press('Escape')
  await link('Team 99').waitFor()
  await expect.poll(() => field.inputValue()).toBe('')
})
