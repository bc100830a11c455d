import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reading, row, startUi, subjects, type Ui } from './ui.ts'

let ui: Ui
let page: Page
let ids: string[] = []

const html = (words: string) => `<p style="padding: 40px">${words}</p>`
const mails = ['Zero', 'One', 'Two', 'Three'].map((subject) => ({
  ...{ subject, text: subject, html: html(`Hello ${subject}`) },
}))

beforeAll(async () => {
  ui = await startUi()
  page = await ui.open()
})

beforeEach(async () => {
  await page.goto('about:blank')
  await ui.sandbox.api('DELETE', '/api/messages', { body: { inbox: 'all' } })
  ids = await ui.send(...mails)
  await page.goto(`${ui.sandbox.url}/all`)
  await row(page, 'Zero').waitFor()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  // What is deleted while it is being fetched is not found.
  expect(ui.browser.faults.filter((fault) => !/status of 404|frame-anc/.test(fault))).toEqual([])
})

const press = (...keys: string[]) => keys.reduce(pressed, Promise.resolve())
const pressed = (before: Promise<void>, key: string) => before.then(() => page.keyboard.press(key))
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
const chosen = () => page.locator('[role=tab][aria-selected=true]').innerText()
const search = () => page.getByRole('combobox', { name: 'Search messages' })
const ticked = () => page.locator('.row input:checked').count()

async function open(subject: string) {
  await page.goto(
    `${ui.sandbox.url}/all?message=${ids[mails.findIndex((m) => m.subject === subject)]}`,
  )
  await inFrame(`Hello ${subject}`).waitFor()
}

const inFrame = (words: string) => page.frameLocator('iframe').getByText(words)

test('j and k move in the list, Enter opens, Escape closes', async () => {
  await press('j', 'j')
  await expect.poll(focused).toContain('Two')
  await press('k')
  await expect.poll(focused).toContain('Three')
  await press('Enter')
  await reading(page).getByText('Three').waitFor()
  await press('Escape')
  await page.getByText('No message is open').waitFor()
})

test('j, k and the brackets go from one open message to the next', async () => {
  await open('Two')
  for (const [key, subject] of [
    ...[
      ['j', 'One'],
      ['k', 'Two'],
      [']', 'One'],
      ['[', 'Two'],
    ],
  ] as const) {
    await press(key)
    await reading(page).getByText(subject).waitFor()
  }
})

test('x ticks, Shift with j and k goes on, Escape unticks', async () => {
  await press('j', 'x')
  await page.getByText('1 selected').waitFor()
  await press('J', 'J')
  await page.getByText('3 selected').waitFor()
  await expect.poll(focused).toContain('One')
  await press('K')
  await page.getByText('3 selected').waitFor()
  await press('x')
  await page.getByText('2 selected').waitFor()
  await press('Escape')
  await expect.poll(ticked).toBe(0)
})

test('u marks as read and as unread, one or all that are ticked', async () => {
  await press('j', 'u')
  await expect.poll(() => row(page, 'Three').innerText()).not.toContain('Unread')
  await press('u')
  await expect.poll(() => row(page, 'Three').innerText()).toContain('Unread')
  await press('x', 'J', 'u')
  await page.getByText('2 messages marked as read').waitFor()
})

test.each(['e', '#'])('%s deletes the message, or all that are ticked', async (key) => {
  await press('j', key)
  await row(page, 'Three').waitFor({ state: 'detached' })
  // The one in its place is next.
  await expect.poll(focused).toContain('Two')
  await press('x', 'J', key)
  await page.getByText('2 messages deleted').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Zero'])
})

test('a key that is held deletes one message only', async () => {
  await open('Three')
  await page.keyboard.down('e')
  for (let n = 0; n < 5; n++) await page.keyboard.down('e')
  await page.keyboard.up('e')
  await reading(page).getByText('Two').waitFor()
  await page.getByText('Message deleted').first().waitFor()
  expect((await ui.sandbox.api('GET', '/api/messages')).body.total).toBe(3)
})

test('numbers choose the tabs', async () => {
  await open('Three')
  for (const [key, name] of [
    ...[
      ['4', 'Headers'],
      ['2', 'Text'],
      ['3', 'HTML source'],
      ['5', 'Raw'],
      ['1', 'Preview'],
    ],
  ] as const) {
    await press(key)
    await expect.poll(chosen).toBe(name)
  }
})

test('g and a letter, and c, go to another page', async () => {
  for (const [keys, path] of [
    ...[
      ['gc', '/connections'],
      ['gs', '/settings'],
      ['ga', '/all'],
      ['c', '/compose'],
    ],
  ] as const) {
    await press(...keys)
    await expect.poll(() => new URL(page.url()).pathname).toBe(path)
  }
})

test('/ searches from anywhere, ? shows the keys, = compares', async () => {
  await press('/')
  await expect.poll(() => search().evaluate((one) => one.matches(':focus'))).toBe(true)
  await page.goto(`${ui.sandbox.url}/settings`)
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await press('/')
  await expect.poll(() => search().evaluate((one) => one.matches(':focus'))).toBe(true)
  await press('Escape')
  await press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await help.getByText('Extend the selection down').waitFor()
  await press('j', 'e')
  await expect.poll(() => subjects(page)).toHaveLength(4)
  await press('Escape')
  await help.waitFor({ state: 'detached' })
  await press('j', '=')
  await page.getByRole('dialog').waitFor()
})

/** A key of a Spanish keyboard; what it makes comes with its modifiers. */
async function spanish(key: string, code: string, modifiers: { shift?: true; altGr?: true }) {
  const session = await page.context().newCDPSession(page)
  // AltGr is Ctrl and Alt on Windows.
  const held = (modifiers.shift ? 8 : 0) + (modifiers.altGr ? 3 : 0)
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, modifiers: held })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, modifiers: held })
  await session.detach()
}

test('the character decides, on whatever key it is', async () => {
  await open('Two')
  await spanish(']', 'BracketRight', { altGr: true })
  await reading(page).getByText('One').waitFor()
  await spanish('[', 'BracketLeft', { altGr: true })
  await reading(page).getByText('Two').waitFor()
  await spanish('?', 'Minus', { shift: true })
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await press('Escape')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' })
  await spanish('#', 'Digit3', { altGr: true })
  await row(page, 'Two').waitFor({ state: 'detached' })
  await spanish('/', 'Digit7', { shift: true })
  await expect.poll(() => search().evaluate((one) => one.matches(':focus'))).toBe(true)
})

test('nothing is stolen while one types, or while a word is being composed', async () => {
  const all = 'jkuxe#[]=c?ga123/JK'
  await open('Two')
  await search().focus()
  await page.keyboard.type(all)
  await expect.poll(() => search().inputValue()).toBe(all)
  await search().fill('')
  await page.getByRole('button', { name: 'Add a tag' }).click()
  await page.keyboard.type(all)
  await expect.poll(() => page.getByRole('textbox', { name: 'Tag' }).inputValue()).toBe(all)
  await press('Escape')
  await page.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'e', isComposing: true, bubbles: true }),
    ),
  )
  await expect.poll(() => reading(page).innerText()).toBe('Two')
  expect((await ui.sandbox.api('GET', '/api/messages')).body.total).toBe(4)
})

test('every key works after a click into the mail', async () => {
  await open('Three')
  const click = async (subject: string) => {
    await inFrame(`Hello ${subject}`).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
  }
  await click('Three')
  await press('j')
  await click('Two')
  await press('k')
  await click('Three')
  await press('u')
  await expect.poll(() => row(page, 'Three').innerText()).toContain('Unread')
  await click('Three')
  await press('x')
  await page.getByText('1 selected').waitFor()
  await click('Three')
  await press('Escape')
  await expect.poll(ticked).toBe(0)
  await click('Three')
  await press('4')
  await expect.poll(chosen).toBe('Headers')
  await press('1')
  await click('Three')
  await press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await press('Escape')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' })
  await click('Three')
  await press('/')
  await expect.poll(() => search().evaluate((one) => one.matches(':focus'))).toBe(true)
  await click('Three')
  await press('e')
  await row(page, 'Three').waitFor({ state: 'detached' })
  await click('Two')
  await press('g', 's')
  await expect.poll(() => page.url()).toContain('/settings')
})
