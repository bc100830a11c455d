import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reading, row, startUi, subjects, type Ui } from './ui.ts'

let ui: Ui
let page: Page

const answer = (n: number) => ({
  from: n % 2 ? 'Pablo <pablo@example.test>' : 'Support <support@shop.test>',
  subject: n === 0 ? 'Broken cup' : `Re: Broken cup ${n}`,
  messageId: `<cup-${n}@example.test>`,
  ...(n > 0
    ? { inReplyTo: `<cup-${n - 1}@example.test>`, references: '<cup-0@example.test>' }
    : {}),
})

beforeAll(async () => {
  ui = await startUi()
  await ui.send(answer(0), { subject: 'Something else' }, answer(1))
  page = await ui.open()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  expect(ui.browser.faults).toEqual([])
})

test('a row says how many messages its conversation has', async () => {
  await expect.poll(() => row(page, 'Re: Broken cup 1').innerText()).toMatch(/\b2\b/)
  await expect.poll(() => row(page, 'Something else').innerText()).not.toMatch(/conversation/)
})

test('the list shows one row for each conversation, and follows what comes and goes', async () => {
  await page.getByRole('button', { name: 'Newest first' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'One row for each conversation' }).click()
  await expect.poll(() => subjects(page)).toEqual(['Re: Broken cup 1', 'Something else'])
  await page.getByText('2 messages').first().waitFor()
  await ui.send(answer(2))
  await expect.poll(() => subjects(page)).toEqual(['Re: Broken cup 2', 'Something else'])
  await row(page, 'Re: Broken cup 2').focus()
  await page.keyboard.press('e')
  await expect.poll(() => subjects(page)).toEqual(['Re: Broken cup 1', 'Something else'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => subjects(page)).toEqual(['Re: Broken cup 2', 'Something else'])
  await page.reload()
  await expect.poll(() => subjects(page)).toEqual(['Re: Broken cup 2', 'Something else'])
})

test('the reader leads from one message of the conversation to the next', async () => {
  await row(page, 'Re: Broken cup 2').click()
  await page.getByRole('button', { name: '3 of 3 in this conversation' }).click()
  const list = page.getByRole('group', { name: 'Conversation' }).getByRole('listitem')
  await expect.poll(() => list.count()).toBe(3)
  await expect.poll(() => list.nth(2).getByRole('link').getAttribute('aria-current')).toBe('true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await reading(page).getByText('Re: Broken cup 1').waitFor()
  await expect.poll(() => list.count()).toBe(0)
  await page.getByRole('button', { name: 'Previous in the conversation' }).click()
  await page.getByRole('button', { name: '1 of 3 in this conversation' }).waitFor()
  await page.getByRole('button', { name: 'Next in the conversation' }).click()
  await page.getByRole('button', { name: '2 of 3 in this conversation' }).waitFor()
  await ui.send(answer(3))
  await page.getByRole('button', { name: '2 of 4 in this conversation' }).waitFor()
})

test('the whole conversation is a search in the list', async () => {
  await page.getByRole('button', { name: '2 of 4 in this conversation' }).click()
  await page.getByRole('link', { name: 'Show the whole conversation in the list' }).click()
  await expect
    .poll(() => subjects(page))
    .toEqual(['Re: Broken cup 3', 'Re: Broken cup 2', 'Re: Broken cup 1', 'Broken cup'])
})

test('a search shows every message that it finds', async () => {
  await page.goto(`${ui.sandbox.url}/all?q=cup`)
  await expect
    .poll(() => subjects(page))
    .toEqual(['Re: Broken cup 3', 'Re: Broken cup 2', 'Re: Broken cup 1', 'Broken cup'])
})
