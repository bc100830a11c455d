import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { orderMail } from '../helpers/seed.ts'
import { reading, row, startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page
let older = ''
let newer = ''
let again = ''

const plain = (content: unknown) => (typeof content === 'string' ? content : '')
const changed = {
  ...orderMail,
  text: `${plain(orderMail.text).replace('Tuesday', 'Friday')}\nThank you!\n`,
  html: plain(orderMail.html).replace('€ 48.00', '€ 60.00'),
  headers: { 'X-Tags': 'checkout', 'X-Campaign': 'spring' },
}
const fixed = { date: new Date(0), messageId: '<one@shop.test>', text: 'Same', subject: 'Twice' }

beforeAll(async () => {
  ui = await startUi()
  ;[older = '', newer = ''] = await ui.send(orderMail, changed)
})

beforeEach(async () => {
  page = await ui.open()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  expect(ui.browser.faults.filter((fault) => !fault.includes('Blocked script'))).toEqual([])
})

const tab = (name: RegExp) => page.getByRole('tab', { name })
const panel = () => page.getByRole('tabpanel')
const compare = async (query = '', left = older, right = newer) => {
  await page.goto(`${ui.sandbox.url}/compare/${left}/${right}${query}`)
  await panel().locator('*').first().waitFor()
}

test('compares two ticked messages, the older one on the left', async () => {
  const rows = page.getByRole('listitem').filter({ hasText: 'Your order' })
  for (const at of [0, 1]) {
    await rows.nth(at).hover()
    await rows.nth(at).getByRole('checkbox').click()
  }
  await page.getByRole('button', { name: 'Compare' }).click()
  await tab(/Headers/).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/compare/${older}/${newer}`)
  await page.goBack()
  await row(page, /on its way/)
    .first()
    .waitFor()
})

test('offers the previous message with the same subject, and finds any other', async () => {
  await row(page, /on its way/)
    .first()
    .click()
  await reading(page).waitFor()
  await page.keyboard.press('=')
  const dialog = page.getByRole('dialog', { name: 'Compare with…' })
  await dialog.getByRole('group', { name: 'Previous with the same subject' }).waitFor()
  await page.keyboard.type('zebra')
  await dialog.getByText('No other message matches.').waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('order')
  await dialog.getByRole('group', { name: 'Found' }).getByRole('option').waitFor()
  await page.keyboard.press('Enter')
  await tab(/Headers/).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/compare/${older}/${newer}`)
})

test('lays headers beside each other and folds what is equal or made anew', async () => {
  await compare()
  const field = panel().getByRole('row', { name: /X-Campaign/ })
  await field.getByText('only right').waitFor()
  await expect.poll(() => field.locator('ins').textContent()).toBe('spring')
  await expect.poll(() => panel().getByText('1 field differs').isVisible()).toBe(true)
  await panel().getByText('equal fields').click()
  expect(
    await panel()
      .getByRole('row', { name: /^Subject same/ })
      .count(),
  ).toBe(1)
  await page.getByLabel('Ignore what every sending makes anew').uncheck()
  await panel()
    .getByRole('row', { name: /Message-ID changed/i })
    .waitFor()
})

test('marks words, goes from difference to difference, and keeps the tab in the URL', async () => {
  await compare()
  await tab(/^Text/).click()
  await panel().locator('del').first().waitFor()
  await expect.poll(() => panel().locator('del').allTextContents()).toEqual(['Tuesday'])
  await expect.poll(() => panel().locator('ins').allTextContents()).toEqual(['Friday'])
  await expect.poll(() => panel().getByText('only left, line 1:').count()).toBe(1)
  await page.keyboard.press('n')
  await panel().getByText('1 of 2 differences').waitFor()
  await page.keyboard.press('p')
  await panel().getByText('2 of 2 differences').waitFor()
  expect(page.url()).toMatch(/\?tab=text$/)
  await page.reload()
  await panel().locator('del').first().waitFor()
})

test('swaps, and chooses another', async () => {
  await compare('?tab=text')
  await panel().locator('del').first().waitFor()
  await page.keyboard.press('x')
  await panel().getByText('only left, line 5:').waitFor()
  await expect.poll(() => panel().locator('del').allTextContents()).toEqual(['Friday'])
  await page
    .getByRole('region', { name: 'Left' })
    .getByRole('button', { name: 'Choose another' })
    .click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Right' }).getByRole('link').click()
  await reading(page).waitFor()
})

test('folds equal lines, finds what changed in one long line, and opens the fold', async () => {
  const lines = Array.from({ length: 200 }, (_, n) => `Line ${n}`)
  const mail = (text: string, html: string) => ({ subject: 'Long', text, html })
  const cells = lines.map((line) => `<tr><td>${line} ${'x'.repeat(20)}</td></tr>`).join('')
  const [one = '', other = ''] = await ui.send(
    mail(lines.join('\n'), `<table>${cells}</table>`),
    mail(
      lines.join('\n').replace('Line 100\n', 'Line one hundred\n'),
      `<table>${cells.replace('Line 100 ', 'Line hundred ')}</table>`,
    ),
  )
  await compare('?tab=text', one, other)
  const fold = panel().getByRole('button', { name: 'Show 97 equal lines' })
  await fold.click()
  await fold.waitFor({ state: 'detached' })
  await panel().getByText('Line 0', { exact: true }).first().waitFor()
  await tab(/^HTML/).click()
  await panel().locator('del').first().waitFor()
  await expect.poll(() => page.getByLabel('Tags on lines of their own').isChecked()).toBe(true)
  await expect.poll(() => panel().locator('del').allTextContents()).toEqual(['100'])
  await page.getByLabel('Tags on lines of their own').uncheck()
  await panel().getByText('−1 +1 lines').waitFor()
})

test('shows one column on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await compare('?tab=text')
  const [del, ins] = [panel().locator('del'), panel().locator('ins')]
  await del.waitFor()
  const boxes = [await del.boundingBox(), await ins.boundingBox()]
  expect(boxes[1]?.y ?? 0).toBeGreaterThan(boxes[0]?.y ?? 0)
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('outlines the blocks of the preview that differ', async () => {
  // Without the PDF the picture, which is the same, stands elsewhere in the tree.
  const attachments = (orderMail.attachments ?? []).filter(({ cid }) => cid !== undefined)
  const [moved = ''] = await ui.send({ ...changed, attachments })
  await compare('?tab=preview', older, moved)
  const differing = (at: number) =>
    page.frameLocator('iframe').nth(at).locator('[data-mailproof-differs]').allTextContents()
  await expect.poll(() => differing(0)).toEqual(['€ 48.00'])
  await expect.poll(() => differing(1)).toEqual(['€ 60.00'])
  await page.getByLabel('Mark differences').uncheck()
  await expect.poll(() => differing(0)).toEqual([])
})

test('says when two are the same, byte for byte or but for what is made anew', async () => {
  ;[again = ''] = await ui.send(orderMail)
  await compare('', older, again)
  await page.getByText('They differ only in what every sending makes anew:').waitFor()
  const [one = '', other = ''] = await ui.send(fixed, fixed)
  await compare('', one, other)
  await page.getByText('These two are the same, byte for byte.').waitFor()
  await tab(/^HTML/).click()
  await panel().getByText('Neither message has an HTML part.').waitFor()
})

test('asks for what is missing, and says what was deleted', async () => {
  await page.goto(`${ui.sandbox.url}/compare`)
  await page.getByRole('button', { name: 'Choose a message' }).click()
  await page.getByRole('option').first().click()
  await page.getByText('What shall it be compared with?').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('compare two')
  await page.getByRole('option', { name: 'Compare two messages' }).click()
  await page.getByText('Two messages, side by side').waitFor()
  const [gone = ''] = await ui.send({ subject: 'Soon gone' })
  await compare('', older, gone)
  await ui.sandbox.api('DELETE', `/api/messages/${gone}`)
  await page.getByText('This message was deleted.').waitFor()
})
