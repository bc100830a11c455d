import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessibilityFaults } from '../helpers/browser.ts'
import { row, startUi, subjects, type Ui } from './ui.ts'

let ui: Ui
let page: Page

beforeAll(async () => {
  ui = await startUi()
  await ui.send(
    { subject: 'Blue bowl', from: 'Zoe <zoe@sender.test>', text: 'cobalt '.repeat(400) },
    { subject: 'Apple cup', from: 'Ada <ada@sender.test>', text: 'copper' },
    { subject: 'Clay jar', from: 'Mia <mia@sender.test>', text: 'cobalt '.repeat(40) },
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
  expect(ui.browser.faults.filter((fault) => !/status of 4(00|09)/.test(fault))).toEqual([])
})

const box = () => page.getByRole('combobox', { name: 'Search messages' })
const options = () => page.getByRole('option')
const rail = () => page.getByRole('navigation')

test('filters complete by name and value, with the keyboard alone', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('subj')
  // Not the list of the first letters.
  await expect.poll(() => options().allTextContents()).toEqual([expect.stringMatching(/^subject:/)])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => box().inputValue()).toBe('subject:')
  await page.keyboard.type('clay is:un')
  await options().filter({ hasText: 'unread' }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect.poll(() => box().inputValue()).toBe('subject:clay is:unread ')
  await page.getByText('1 found').waitFor()
  await expect.poll(() => subjects(page)).toEqual(['Clay jar'])
  expect(new URL(page.url()).searchParams.get('q')).toBe('subject:clay is:unread')
  await expect.poll(() => options().count()).toBe(0)
})

test('a completion can be clicked, and the field keeps the focus', async () => {
  await box().fill('is:')
  await options().filter({ hasText: 'unread' }).first().click()
  await expect.poll(() => box().inputValue()).toBe('is:unread ')
  await expect.poll(() => box().evaluate((one) => one === document.activeElement)).toBe(true)
  await page.getByText('3 found').waitFor()
})

test('a search is saved, follows into another window, is renamed, deleted and brought back', async () => {
  const other = await ui.open()
  await box().fill('cobalt')
  await page.getByText('2 found').waitFor()
  await page.getByRole('button', { name: 'Save this search' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('All cobalt')
  await page.keyboard.press('Enter')
  const link = (where: Page, name: string) =>
    where.getByRole('navigation').getByRole('link', { name, exact: true })
  await link(page, 'All cobalt').waitFor()
  await expect.poll(() => link(page, 'All cobalt').getAttribute('aria-current')).toBe('page')
  await link(other, 'All cobalt').click()
  await other.getByText('2 found').waitFor()
  await expect.poll(() => other.title()).toContain('All cobalt')

  await page.getByRole('button', { name: 'More about “All cobalt”' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.keyboard.type('Blue things')
  await page.keyboard.press('Enter')
  await link(other, 'Blue things').waitFor()

  await rail().getByRole('button', { name: 'More about “Blue things”' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await link(other, 'Blue things').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await link(other, 'Blue things').waitFor()
  await other.context().close()
})

test('a name that is taken is refused where it is typed', async () => {
  await ui.sandbox.api('POST', '/api/searches', { body: { name: 'Taken', q: 'x' } })
  await box().fill('copper')
  await page.getByText('1 found').waitFor()
  await page.getByRole('button', { name: 'Save this search' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('taken')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('alert').getByText('already a search named "Taken"').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
})

test('what matches comes into an open search without asking, however much arrives', async () => {
  await box().fill('copper')
  await page.getByText('1 found').waitFor()
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/api/messages')) asked++
  })
  await ui.send(
    ...Array.from({ length: 12 }, (_, n) => ({
      subject: `Pot ${n}`,
      text: n % 2 ? 'copper' : 'iron',
    })),
  )
  await page.getByText('7 found').waitFor()
  expect((await subjects(page)).slice(0, 2)).toEqual(['Pot 11', 'Pot 9'])
  expect(asked).toBe(0)
  page.removeAllListeners('request')
  await ui.sandbox.api('DELETE', '/api/messages', { body: { inbox: 'all', q: 'pot' } })
  await page.getByText('1 found').waitFor()
})

test('the order is kept in the address, and for the inbox', async () => {
  const order = async (from: string, to: string) => {
    await page.getByRole('button', { name: from }).click()
    await page.getByRole('menuitemradio', { name: to }).click()
  }
  await order('Newest first', 'Sender, A to Z')
  await expect.poll(() => subjects(page)).toEqual(['Apple cup', 'Clay jar', 'Blue bowl'])
  expect(new URL(page.url()).searchParams.get('sort')).toBe('sender')
  await order('Sender, A to Z', 'Largest first')
  await expect.poll(() => subjects(page)).toEqual(['Blue bowl', 'Clay jar', 'Apple cup'])
  await page.reload()
  await expect.poll(() => subjects(page)).toEqual(['Blue bowl', 'Clay jar', 'Apple cup'])

  await rail().getByRole('link', { name: 'Default' }).click()
  await expect.poll(() => subjects(page)).toEqual(['Clay jar', 'Apple cup', 'Blue bowl'])
  await rail().getByRole('link', { name: 'All mail' }).click()
  await expect.poll(() => subjects(page)).toEqual(['Blue bowl', 'Clay jar', 'Apple cup'])
  expect(new URL(page.url()).searchParams.get('sort')).toBe('largest')

  await ui.send({ subject: 'Tiny', text: 'x' })
  await page.getByRole('button', { name: '1 new message · Show' }).click()
  await expect.poll(() => subjects(page)).toEqual(['Blue bowl', 'Clay jar', 'Apple cup', 'Tiny'])
  await ui.sandbox.api('DELETE', '/api/messages', { body: { inbox: 'all', q: 'subject:tiny' } })
  await row(page, 'Tiny').waitFor({ state: 'detached' })
})

/**
 * What a new window asks the API for until it is live.
 * @param late a path that is answered only when the socket has greeted
 */
async function firstLoad(late?: string): Promise<string[]> {
  const asked: string[] = []
  const fresh = await ui.browser.page()
  const greeted = fresh
    .waitForEvent('websocket')
    .then((socket) => socket.waitForEvent('framereceived'))
  if (late !== undefined) {
    await fresh.route(`**${late}`, async (route) => {
      await greeted
      await route.continue()
    })
  }
  fresh.on('request', (request) => {
    const path = new URL(request.url()).pathname
    if (path.startsWith('/api/')) asked.push(path)
  })
  await fresh.goto(`${ui.sandbox.url}/all`)
  await row(fresh, 'Blue bowl').waitFor()
  await fresh.getByRole('navigation').getByText('Live').waitFor()
  await fresh.waitForLoadState('networkidle')
  await fresh.context().close()
  return asked.sort()
}

test.each([undefined, '/api/inboxes'])(
  'the first load asks everything once, %s late',
  async (late) => {
    const newest = async () => (await ui.sandbox.api('GET', '/api/inboxes')).body.seq
    // An event between two answers is a reason to ask again: only a load without any counts.
    let before: number
    let asked: string[]
    do {
      before = await newest()
      asked = await firstLoad(late)
    } while ((await newest()) !== before)
    expect(asked).toEqual([
      ...['/api/info', '/api/inboxes', '/api/messages', '/api/searches', '/api/tags'].sort(),
    ])
  },
)

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 320],
] as const)(
  'axe finds nothing in what helps to search, %s at %d px',
  async (colorScheme, width) => {
    const fresh = await ui.open('/all', { colorScheme, viewport: { width, height: 800 } })
    const field = fresh.getByRole('combobox', { name: 'Search messages' })
    await field.fill('fr')
    await fresh.getByRole('listbox').waitFor()
    await fresh.keyboard.press('ArrowDown')
    expect(await accessibilityFaults(fresh)).toEqual([])
    await field.fill('cobalt from:zoe')
    await fresh.getByText('1 found').waitFor()
    await fresh.getByRole('button', { name: 'Save this search' }).click()
    await fresh.getByRole('textbox', { name: 'Name' }).waitFor()
    expect(await accessibilityFaults(fresh)).toEqual([])
    await fresh.keyboard.press('Escape')
    await field.fill('is:blue')
    await fresh.keyboard.press('Enter')
    await fresh.getByRole('alert').waitFor()
    expect(await accessibilityFaults(fresh)).toEqual([])
    await expect
      .poll(() => fresh.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(width)
    await fresh.context().close()
  },
)
