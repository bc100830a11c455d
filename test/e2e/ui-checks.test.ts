import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scoring } from '../helpers/sandbox.ts'
import { reading, row, startUi, type Ui } from './ui.ts'

const gtube = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'

let ui: Ui
let page: Page

beforeAll(async () => {
  ui = await startUi(scoring)
  await ui.send(
    {
      from: 'Shop <shop@example.test>',
      to: 'ada@example.test',
      subject: 'Your receipt',
      text: 'Thank you for your order.',
    },
    {
      from: 'Shop <shop@example.test>',
      to: 'ada@example.test',
      subject: 'A test of spam',
      text: `First line\n\n${gtube}\n`,
    },
  )
  page = await ui.open()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  expect(ui.browser.faults).toEqual([])
})

const strip = () => page.getByRole('navigation', { name: 'Verdicts' })

test('what counts as spam is marked in the list', async () => {
  await row(page, 'A test of spam').getByText('spam 1,000').waitFor()
  await expect.poll(() => row(page, 'Your receipt').getByText('spam').count()).toBe(0)
})

test('the strip says the verdict and opens the report', async () => {
  await row(page, 'A test of spam').click()
  await strip()
    .getByRole('link', { name: /^Spam: 1,000/ })
    .click()
  await expect.poll(() => new URL(page.url()).searchParams.get('tab')).toBe('checks')
  const card = page.getByRole('region', { name: 'Spam' })
  await card.getByText('GTUBE', { exact: true }).waitFor()
  await card.getByRole('img', { name: /from 5 on it is spam/ }).waitFor()
})

test('a rule leads to the line that it matched', async () => {
  const line = page.getByRole('row', { name: /GTUBE/ }).getByRole('link', { name: /^line \d+$/ })
  await line.click()
  await page.locator('.lines .here', { hasText: gtube }).waitFor()
})

test('the threshold of the inbox decides', async () => {
  const { body } = await ui.sandbox.api('GET', '/api/inboxes')
  const inbox = body.inboxes[0]
  await ui.sandbox.api('PATCH', `/api/inboxes/${inbox.id}`, { body: { spamThreshold: 1000 } })
  await page.goto(`${ui.sandbox.url}/settings`)
  await page.getByText(inbox.name, { exact: true }).last().click()
  const field = page.getByRole('textbox', { name: 'Spam threshold' })
  await field.fill('nothing')
  await field.press('Enter')
  await page.getByText('Write a number from 0.1 to 1000.').waitFor()
  await field.fill('2.5')
  await field.press('Enter')
  await expect
    .poll(async () => (await ui.sandbox.api('GET', '/api/inboxes')).body.inboxes[0].spamThreshold)
    .toBe(2.5)
})

test('the search finds by the score', async () => {
  await page.goto(`${ui.sandbox.url}/all?q=spam:>100`)
  await row(page, 'A test of spam').waitFor()
  await expect.poll(() => row(page, 'Your receipt').count()).toBe(0)
})

test('a nested message has no verdict of its own', async () => {
  const inner = 'From: a@example.test\r\nSubject: Inside\r\n\r\nhello\r\n'
  const [id = ''] = await ui.send({
    subject: 'Outer',
    attachments: [{ filename: 'x.eml', contentType: 'message/rfc822', content: inner }],
  })
  await page.goto(`${ui.sandbox.url}/all?message=${id}`)
  await strip().waitFor()
  const part = (await ui.sandbox.api('GET', `/api/messages/${id}`)).body.parts.find(
    ({ type }: { type: string }) => type === 'message/rfc822',
  ).path
  await page.goto(`${ui.sandbox.url}/all?message=${id}&part=${part}`)
  await reading(page).getByText('Inside').waitFor()
  await expect.poll(() => strip().count()).toBe(0)
})
