import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reading, row, startUi, subjects, type Ui } from './ui.ts'

let ui: Ui
let page: Page

beforeAll(async () => {
  ui = await startUi()
  page = await ui.open()
})

beforeEach(async () => {
  await page.goto('about:blank')
  await ui.sandbox.api('DELETE', '/api/messages', { body: { inbox: 'all' } })
  await page.goto(ui.sandbox.url)
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  // What is deleted while it is being fetched is not found.
  expect(ui.browser.faults.filter((fault) => !fault.includes('status of 404'))).toEqual([])
})

const toast = (text: string) => page.getByRole('status').getByText(text)
const three = [{ subject: 'One' }, { subject: 'Two' }, { subject: 'Three' }]

test('a sample sent from the empty state appears', async () => {
  await page.getByRole('button', { name: 'Send a sample' }).click()
  await row(page, /receipt|order/i).waitFor()
  await expect.poll(() => page.getByText('Waiting for the first message').count()).toBe(0)
})

test('a message is unread until it is opened, and again when asked', async () => {
  await ui.send(...three)
  const box = page.locator('.row').filter({ hasText: 'Two' })
  await row(page, 'Two').waitFor()
  const dot = () => box.evaluate((one) => getComputedStyle(one, '::before').content)
  await expect.poll(() => row(page, 'Two').innerText()).toContain('Unread')
  await expect.poll(() => dot()).toBe('""')
  await row(page, 'Two').click()
  await expect.poll(() => row(page, 'Two').innerText()).not.toContain('Unread')
  await expect.poll(() => dot()).toBe('none')
  await expect.poll(() => page.title()).toMatch(/^\(2\)/)
  await page.keyboard.press('u')
  await expect.poll(() => row(page, 'Two').innerText()).toContain('Unread')
  await expect.poll(() => page.title()).toMatch(/^\(3\)/)
})

test('times end at the edge, whatever stands below them', async () => {
  await ui.send({ subject: 'Plain' }, { subject: 'Tagged', headers: { 'X-Tags': 'alpha, beta' } })
  await row(page, 'Plain').waitFor()
  const rights = () =>
    page
      .locator('[data-focus] time')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().right)))
  for (const density of ['Comfortable', 'Compact']) {
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByText(density).click()
    await page.getByRole('link', { name: 'All mail' }).click()
    await row(page, 'Tagged').waitFor()
    expect(new Set(await rights()).size).toBe(1)
  }
  await page.evaluate(() => localStorage.clear())
})

test('a deleted row goes and comes back by undo', async () => {
  await ui.send(...three)
  await row(page, 'Two').click()
  await reading(page).getByText('Two').waitFor()
  await page.getByRole('button', { name: 'Delete' }).click()
  await row(page, 'Two').waitFor({ state: 'detached' })
  await reading(page).getByText('One').waitFor()
  await toast('Message deleted').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await row(page, 'Two').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Three', 'Two', 'One'])
})

test.each(['e', '#'])('the key %s deletes', async (key) => {
  await ui.send(...three)
  await row(page, 'Three').click()
  await reading(page).getByText('Three').waitFor()
  await page.keyboard.press(key)
  await row(page, 'Three').waitFor({ state: 'detached' })
  await toast('Message deleted').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Two', 'One'])
})

test('j, k, Enter and the brackets walk through the messages', async () => {
  await ui.send(...three)
  await row(page, 'Three').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.keyboard.press('j')
  await expect.poll(focused).toContain('Three')
  await page.keyboard.press('j')
  await expect.poll(focused).toContain('Two')
  await page.keyboard.press('k')
  await expect.poll(focused).toContain('Three')
  await page.keyboard.press('Enter')
  await reading(page).getByText('Three').waitFor()
  await page.keyboard.press(']')
  await reading(page).getByText('Two').waitFor()
  await page.keyboard.press('j')
  await reading(page).getByText('One').waitFor()
  await page.keyboard.press('[')
  await reading(page).getByText('Two').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('No message is open').waitFor()
})

test('? lists the keys; Escape closes the list', async () => {
  await ui.send(...three)
  await row(page, 'One').waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await help.getByText('Mark as read or unread').waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
})

test('all are ticked and marked as read at once', async () => {
  await ui.send(...three)
  await row(page, 'Three').waitFor()
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.getByText('3 selected').waitFor()
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await toast('3 messages marked as read').waitFor()
  await expect.poll(() => page.getByText('Unread', { exact: true }).count()).toBe(0)
  await expect.poll(() => page.title()).toMatch(/^All mail/)
})

test('the order can be chosen, and the page takes clicks afterwards', async () => {
  await ui.send(...three)
  await row(page, 'One').waitFor()
  await page.getByRole('button', { name: 'Newest first' }).click()
  await page.getByRole('menuitemradio', { name: 'Oldest first' }).click()
  await expect.poll(() => subjects(page)).toEqual(['One', 'Two', 'Three'])
  await row(page, 'Two').click()
  await reading(page).getByText('Two').waitFor()
  // It is remembered.
  await page.evaluate(() => localStorage.clear())
})

test('a menu is worked by keys and gives the focus back', async () => {
  await ui.send(...three)
  const opener = page.getByRole('button', { name: 'Newest first' })
  await opener.focus()
  await page.keyboard.press('ArrowDown')
  const item = (name: string) => page.getByRole('menuitemradio', { name })
  await expect.poll(() => item('Newest first').evaluate((one) => one.matches(':focus'))).toBe(true)
  await page.keyboard.press('o')
  await expect.poll(() => item('Oldest first').evaluate((one) => one.matches(':focus'))).toBe(true)
  await page.keyboard.press('Escape')
  await item('Oldest first').waitFor({ state: 'detached' })
  await expect.poll(() => opener.evaluate((one) => one.matches(':focus'))).toBe(true)
})

test('two thousand messages need few nodes and scroll to the last', async () => {
  await ui.fill(2000)
  await page.getByText('2,000 messages').waitFor()
  await row(page, 'Bulk 1999').waitFor()
  expect(await page.locator('*').count()).toBeLessThan(1000)
  await row(page, 'Bulk 1999').focus()
  await page.keyboard.press('End')
  await row(page, /Bulk 0\b/).waitFor()
  expect(await page.locator('*').count()).toBeLessThan(1000)
})

test('what comes in while one reads further down moves nothing', async () => {
  await ui.fill(200)
  await row(page, 'Bulk 199').waitFor()
  const list = page.getByRole('list', { name: 'Messages' })
  await list.evaluate((one) => (one.scrollTop = 3200))
  const seen = row(page, /Bulk 140\b/)
  await seen.waitFor()
  const before = await seen.boundingBox()
  await ui.send({ subject: 'News' })
  await page.getByRole('button', { name: '1 new message' }).waitFor()
  expect(await seen.boundingBox()).toEqual(before)
  await page.getByRole('button', { name: '1 new message' }).click()
  await row(page, 'News').waitFor()
})
