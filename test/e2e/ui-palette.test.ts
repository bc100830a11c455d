import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessibilityFaults } from '../helpers/browser.ts'
import { orderMail } from '../helpers/seed.ts'
import { reading, row, startUi, subjects, type Ui } from './ui.ts'

let ui: Ui
let page: Page
let order = ''

beforeAll(async () => {
  ui = await startUi()
  ;[, , order = ''] = await ui.send(
    { subject: 'Blue bowl', text: 'indigo' },
    { subject: 'Green cup', text: 'copper', headers: { 'X-Tags': 'kiln' } },
    orderMail,
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
  const faults = ui.browser.faults.filter((fault) => !/Blocked script|status of 400/.test(fault))
  expect(faults).toEqual([])
})

const palette = () => page.getByRole('dialog', { name: 'Commands' })
const field = () => palette().getByRole('combobox')
const option = (name: string | RegExp) => palette().getByRole('option', { name })
const active = () => palette().getByRole('option', { selected: true }).innerText()
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')

/** Opens it and types; the line that is wanted is there, and the first. */
async function ask(typed: string, first: string) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(typed)
  await expect.poll(active).toContain(first)
}

/** Does what is found first. */
async function command(typed: string, first: string) {
  await ask(typed, first)
  await page.keyboard.press('Enter')
  await palette().waitFor({ state: 'hidden' })
}

test('opens by its key and by the mouse, and the focus returns to where it was', async () => {
  await page.keyboard.press('j')
  const before = await focused()
  await page.keyboard.press('Control+k')
  await option(/^Settings/).waitFor()
  await expect.poll(() => field().evaluate((one) => one.matches(':focus'))).toBe(true)
  await page.keyboard.press('Escape')
  await palette().waitFor({ state: 'hidden' })
  await expect.poll(() => focused()).toBe(before)
  await page.getByRole('button', { name: 'Commands' }).click()
  await palette().waitFor()
  await page.keyboard.press('Control+k')
  await palette().waitFor({ state: 'hidden' })
  await page.getByRole('combobox', { name: 'Search messages' }).focus()
  await page.keyboard.press('Control+k')
  await palette().waitFor()
  await page.mouse.click(5, 400)
  await palette().waitFor({ state: 'hidden' })
})

test('what is typed before anything is there counts, and runs nothing', async () => {
  await page.reload()
  await row(page, 'Blue bowl').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('e#g sett')
  await expect.poll(() => field().inputValue()).toBe('e#g sett')
  await expect.poll(() => subjects(page)).toHaveLength(3)
})

test('is worked by the arrows, Home and End, and says where one is', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('rows')
  await option(/compact/).waitFor()
  await expect.poll(active).toContain('Rows')
  const first = await active()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => active()).not.toBe(first)
  const id = await field().getAttribute('aria-activedescendant')
  await expect
    .poll(() => palette().getByRole('option', { selected: true }).getAttribute('id'))
    .toBe(id)
  await page.keyboard.press('Home')
  await expect.poll(() => active()).toBe(first)
  await page.keyboard.press('ArrowUp')
  const last = await active()
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  await expect.poll(() => active()).toBe(last)
})

test('goes everywhere by name', async () => {
  await command('connections', 'Connections')
  await expect.poll(() => page.url()).toContain('/connections')
  await command('write', 'Write a message')
  await expect.poll(() => page.url()).toContain('/compose')
  await command('go to settings', 'Settings')
  await expect.poll(() => page.url()).toContain('/settings')
  await command('inbox default', 'Default')
  await expect.poll(() => page.url()).toContain('/inbox/')
  await command('kiln', 'kiln')
  await expect.poll(() => subjects(page)).toEqual(['Green cup'])
})

test('orders, marks, selects and looks by name', async () => {
  await command('oldest', 'Oldest first')
  await expect.poll(async () => (await subjects(page))[0]).toBe('Blue bowl')
  await command('dark', 'Theme: dark')
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
    .toBe('dark')
  await command('select all', 'Select all')
  await page.getByText('3 selected').waitFor()
  await command('mark all', 'Mark all as read')
  await page.getByText('3 messages marked as read').waitFor()
  await command('español', 'Language: Español')
  await page.getByText('3 mensajes', { exact: true }).waitFor()
})

test('English names are found in Spanish too', async () => {
  await page.evaluate(() =>
    localStorage.setItem('mailproof.settings', JSON.stringify({ language: 'es' })),
  )
  await page.reload()
  await page.getByText('3 mensajes').waitFor()
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog', { name: 'Comandos' })
  await page.keyboard.type('settings')
  await dialog.getByRole('option', { name: /^Ajustes/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('/settings')
})

test('tabs, link and downloads of the open message', async () => {
  await page.goto(`${ui.sandbox.url}/all?message=${order}`)
  await page.frameLocator('iframe').getByText('Track the parcel').waitFor()
  await command('open tab head', 'Headers')
  await expect.poll(() => page.url()).toContain('tab=headers')
  const download = page.waitForEvent('download')
  await command('eml', 'Download: Message (.eml)')
  expect((await download).suggestedFilename()).toMatch(/\.eml$/)
  await command('pin', 'Pin')
  await page.getByRole('button', { name: 'Unpin' }).waitFor()
  await command('unpin', 'Unpin')
  await page.getByRole('button', { name: 'Pin', exact: true }).waitFor()
})

test('opens while the preview has the focus', async () => {
  await page.goto(`${ui.sandbox.url}/all?message=${order}`)
  await page.frameLocator('iframe').getByText('Serving bowl').click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
  await command('next', 'Next message')
  await reading(page).getByText('Green cup').waitFor()
})

test('messages are found below the commands, and opened', async () => {
  await ask('copper', 'Green cup')
  await option('Show all messages that match “copper”').waitFor()
  await page.keyboard.press('Enter')
  await reading(page).getByText('Green cup').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('indigo')
  await option('Show all messages that match “indigo”').click()
  await expect.poll(() => subjects(page)).toEqual(['Blue bowl'])
})

test('says when nothing is found', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('zzqq')
  await palette().getByText('Nothing is called “zzqq”, and no message matches.').first().waitFor()
  await expect.poll(() => palette().getByRole('option').count()).toBe(0)
})

test('what was used comes first the next time', async () => {
  await command('oldest', 'Oldest first')
  await page.keyboard.press('Control+k')
  await palette().getByText('Used of late').waitFor()
  await expect.poll(() => active()).toContain('Oldest first')
})

test('deleting all that was found asks first, and can be undone', async () => {
  await page.goto(`${ui.sandbox.url}/all?q=copper`)
  await page.getByText('1 found').waitFor()
  await ask('delete everything', 'Delete everything found…')
  await page.keyboard.press('Enter')
  await expect.poll(() => active()).toContain('Keep everything')
  await page.keyboard.press('Enter')
  await expect.poll(active).toContain('Delete everything found…')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => active()).toContain('Delete 1 message')
  await page.keyboard.press('Enter')
  await page.getByText('Message deleted').waitFor()
  await page.getByText('No message here matches “copper”.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await row(page, 'Green cup').waitFor()
})

test('the connection settings are there although the inbox has mail', async () => {
  await command('connection settings', 'Connection settings and examples')
  const box = page.getByRole('dialog', { name: 'Connection settings and examples' })
  await box.getByText(String(ui.sandbox.smtpPort), { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })
})

test('a list that cannot be fetched says so, and is tried again', async () => {
  const fresh = await ui.open('/all')
  await row(fresh, 'Blue bowl').waitFor()
  await fresh.route(/Choices-.*\.js/, (route) => route.abort())
  await fresh.keyboard.press('Control+k')
  const alert = fresh.getByRole('dialog').getByRole('alert')
  await alert.waitFor()
  await fresh.keyboard.press('Escape')
  await alert.waitFor({ state: 'detached' })
  await fresh.context().close()
  const own = ui.browser.faults
    .splice(0)
    .filter((fault) => !/ERR_FAILED|Blocked script/.test(fault))
  expect(own).toEqual([])
})

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 320],
] as const)('axe finds nothing in it, %s at %d px', async (colorScheme, width) => {
  const fresh = await ui.open('/all', { colorScheme, viewport: { width, height: 800 } })
  const look = async () => {
    expect(await accessibilityFaults(fresh)).toEqual([])
    const wide = await fresh.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(width)
  }
  await row(fresh, 'Blue bowl').waitFor()
  await fresh.keyboard.press('Control+k')
  await fresh.getByRole('option').first().waitFor()
  await look()
  await fresh.keyboard.type('delete')
  await fresh.getByRole('option', { name: /all messages…/ }).click()
  await fresh.getByRole('option', { name: 'Keep everything' }).waitFor()
  await look()
  await fresh.keyboard.press('Escape')
  await fresh.keyboard.press('Escape')
  await fresh.keyboard.press('?')
  await fresh.getByRole('dialog', { name: 'Keys' }).waitFor()
  await look()
  await fresh.context().close()
})
