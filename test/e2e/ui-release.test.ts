import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type TestRelay } from '../helpers/relay.ts'
import { reading, row, startUi, type Ui } from './ui.ts'

let ui: Ui
let relay: TestRelay
let page: Page

beforeAll(async () => {
  relay = await startRelay({ login: { user: 'ada', password: 'secret' }, auth: ['PLAIN'] })
  ui = await startUi()
  await ui.send(
    { to: 'ann@x.test', subject: 'One' },
    { to: 'ann@x.test', subject: 'Two' },
    {
      subject: 'Your order',
      to: 'ann@x.test',
      bcc: 'audit@y.test',
      text: 'On its way.',
    },
  )
  page = await ui.open()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  await relay[Symbol.asyncDispose]()
  // What it was made to refuse, and nothing else.
  const refused = /400 \(Bad Request\)|409 \(Conflict\)/
  expect(ui.browser.faults.filter((fault) => !refused.test(fault))).toEqual([])
})

const dialog = () => page.getByRole('dialog')
const path = () => new URL(page.url()).pathname
const card = (name: string) => page.getByRole('listitem').filter({ hasText: name })

test('before there is a relay, releasing leads to where one is added', async () => {
  await row(page, 'Your order').click()
  await reading(page).getByText('Your order').waitFor()
  await page.keyboard.press('r')
  await dialog().getByText('No relay yet').waitFor()
  await dialog().getByRole('link', { name: 'Add a relay' }).click()
  await expect.poll(path).toBe('/settings/relays')
})

test('a relay is added; the test of its connection says what is wrong, then that it works', async () => {
  await page.getByRole('button', { name: 'Add a relay' }).click()
  await page.getByText('MailerLite').waitFor()
  await page.getByRole('button', { name: 'Other SMTP server' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Work')
  await page.getByLabel('Host').fill(relay.host)
  await page.getByLabel('Port').fill(String(relay.port))
  await page.getByLabel('Encryption').selectOption('none')
  await page.getByLabel('User name').fill('ada')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByRole('cell', { name: /^535/ }).waitFor()
  await page.getByLabel('Password').fill('secret')
  await page.getByRole('button', { name: 'Save' }).click()
  await card('Work').getByText('default').waitFor()
  await card('Work').locator('summary').first().click()
  await card('Work').getByRole('button', { name: 'Test connection' }).click()
  await card('Work').getByRole('status').filter({ hasNotText: 'Talking' }).waitFor()
  await card('Work').getByText('kept', { exact: true }).waitFor()
  expect(await page.content()).not.toContain('secret')
})

test('what is captured goes on to whom the envelope names, Bcc and all', async () => {
  await page.getByRole('link', { name: 'All mail' }).click()
  await row(page, 'Your order').click()
  await reading(page).getByText('Your order').waitFor()
  const tabs = page.getByRole('main').getByRole('tablist').first()
  const top = async () => Math.round((await tabs.boundingBox())?.y ?? 0)
  const before = await top()
  await page.getByRole('button', { name: /^Release/ }).click()
  await dialog().getByText('Reaches 2 people at 2 domains').waitFor()
  await dialog().getByText('Bcc', { exact: true }).waitFor()
  await dialog().getByRole('button', { name: 'Dry run as far as RCPT' }).click()
  await dialog().getByText('accepted').nth(1).waitFor()
  expect(relay.accepted).toBe(0)
  await dialog().getByRole('button', { name: 'Release to 2 people' }).click()
  await relay.received(1)
  expect(relay.mails[0]?.to).toEqual(['ann@x.test', 'audit@y.test'])
  await page.getByRole('status').getByRole('button', { name: 'Open' }).click()
  await expect.poll(path).toMatch(/^\/releases\/./)
  await page.getByRole('main').getByText('delivered', { exact: true }).first().waitFor()
  await page.getByText('2 recipients: 2 delivered').waitFor()
  await page.locator('summary').filter({ hasText: 'delivered' }).click()
  await page.getByRole('cell', { name: /^MAIL FROM:/ }).waitFor()
  await page
    .getByRole('button', { name: 'Open the message' })
    .or(page.getByRole('link', { name: 'Open the message' }))
    .click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /released: delivered/ })
    .waitFor()
  // It takes no line from the preview.
  await expect.poll(() => top()).toBe(before)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('link', { name: /released: delivered/ }).waitFor()
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('safety refuses one recipient and says why, and many must be confirmed', async () => {
  await page.goto(`${ui.sandbox.url}/settings/relays`)
  await page.getByLabel('Never to').fill('y.test')
  await page.getByLabel('Never to').press('Enter')
  await page.getByRole('button', { name: 'Remove y.test' }).waitFor()
  await page.getByLabel('Ask for confirmation above').fill('0')
  await page.getByLabel('Ask for confirmation above').press('Enter')
  await page.getByText('Saved').first().waitFor()
  await page.getByRole('link', { name: 'All mail' }).click()
  await row(page, 'Your order').click()
  await reading(page).getByText('Your order').waitFor()
  await page.keyboard.press('r')
  await dialog().getByText('Reaches 1 person at 1 domain').waitFor()
  await dialog().getByText('Bcc, refused').waitFor()
  const release = dialog().getByRole('button', { name: 'Release to 1 person' })
  await expect.poll(() => release.isDisabled()).toBe(true)
  await dialog().getByLabel('Type 1 to confirm').fill('1')
  await expect.poll(() => release.isEnabled()).toBe(true)
  await page.keyboard.press('Escape')
})

test('many are released at once, and each is seen on its way', async () => {
  relay.play({ rcpt: '550 5.1.1 nobody here' })
  await page.getByRole('checkbox', { name: 'Select One' }).check({ force: true })
  await page.getByRole('checkbox', { name: 'Select Two' }).check({ force: true })
  await page.keyboard.press('r')
  await dialog().getByText('Release 2 messages').waitFor()
  await dialog().getByRole('button', { name: 'Dry run as far as RCPT' }).click()
  await dialog().getByText('550 5.1.1 nobody here').first().waitFor()
  await dialog().getByLabel('Type 2 to confirm').fill('2')
  await dialog()
    .getByRole('button', { name: /^Release to/ })
    .click()
  await page.getByRole('status').getByRole('button', { name: 'Open' }).click()
  await expect.poll(() => new URL(page.url()).search).toMatch(/^\?batch=/)
  const rows = page.getByRole('list', { name: 'Releases' }).getByRole('link')
  await expect.poll(() => rows.filter({ hasText: 'failed' }).count()).toBe(2)
  await page.getByRole('button', { name: 'Show more than those released at once' }).click()
  await expect.poll(() => rows.count()).toBe(3)
  await page.getByLabel('State').selectOption('delivered')
  await expect.poll(() => rows.count()).toBe(1)
  await page.getByLabel('State').selectOption('failed')
  await rows.filter({ hasText: 'Two' }).click()
  await page.getByText('550 5.1.1 nobody here').first().waitFor()
})

test('what failed is tried again, and what is uncertain asks first', async () => {
  relay.play({ accepted: 'drop' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('1 recipient: 1 uncertain').waitFor()
  await page
    .getByText(/The whole message had gone out, so it may have arrived or not/)
    .first()
    .waitFor()
  relay.play({})
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'It may arrive twice: send again' }).click()
  await page.getByText('1 recipient: 1 delivered').waitFor()
})

test('the figures tell it all in words', async () => {
  await page.goto(`${ui.sandbox.url}/releases`)
  const figures = page.getByRole('main')
  await figures.getByRole('img', { name: /Over time/ }).waitFor()
  await figures
    .getByRole('row', { name: /^x\.test/ })
    .getByRole('link')
    .click()
  await expect.poll(() => new URL(page.url()).search).toBe('?domain=x.test')
})

test('a paused relay keeps what is released until it is resumed', async () => {
  await page.goto(`${ui.sandbox.url}/settings/relays`)
  await card('Work').locator('summary').first().click()
  await card('Work').getByRole('button', { name: 'Pause' }).click()
  await card('Work').getByText('paused', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'All mail' }).click()
  await row(page, 'Your order').click()
  await reading(page).getByText('Your order').waitFor()
  await page.keyboard.press('r')
  await dialog().getByText('This relay is paused').waitFor()
  await dialog().getByLabel('Type 1 to confirm').fill('1')
  await dialog().getByRole('button', { name: 'Release to 1 person' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect.poll(path).toBe('/releases')
  const first = page.getByRole('list', { name: 'Releases' }).getByRole('link').first()
  await first.getByText('queued').waitFor()
  const { body } = await ui.sandbox.api('GET', '/api/relays')
  await ui.sandbox.api('PATCH', `/api/relays/${body.relays[0].id}`, { body: { paused: false } })
  await first.getByText('delivered').waitFor()
})

test('a rule says what it would have matched, and releases what comes in', async () => {
  await page.goto(`${ui.sandbox.url}/settings/relays`)
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const form = page.locator('form').filter({ hasText: 'As in the search box' })
  await form.getByLabel('Name').fill('Orders')
  await form.getByLabel('Search').fill('subject:order')
  await form.getByRole('button', { name: 'What would have matched?' }).click()
  await form.getByText(/^1 of the last \d+ messages$/).waitFor()
  await form.getByLabel('Send to').fill('me@x.test')
  await form.getByRole('button', { name: 'Save' }).click()
  await card('Orders').getByText('0 released').waitFor()
  const before = relay.accepted
  await ui.send({ to: 'ann@x.test', subject: 'Another order' })
  await relay.received(before + 1)
  expect(relay.mails.at(-1)?.to).toEqual(['me@x.test'])
  await card('Orders').getByText('1 released').waitFor()
})
