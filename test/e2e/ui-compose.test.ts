import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderMail } from '../helpers/seed.ts'
import { reading, row, startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page

beforeAll(async () => {
  ui = await startUi({ smtp: { maxSize: 100_000 } })
  await ui.send({ subject: 'Something there' })
  page = await ui.open('/compose')
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  const expected = /Blocked script execution|409 \(Conflict\)/
  const faults = ui.browser.faults.filter((fault) => !expected.test(fault))
  expect(faults).toEqual([])
})

const field = (name: string) => page.getByRole('textbox', { name, exact: true })

test('what is written goes through SMTP and opens when it has come in', async () => {
  await field('To').fill('ada@example.test, "Marsh, Bob" <bob@example.test>')
  await field('Subject').fill('Written here')
  await page.getByText('Cc, Bcc, Reply-To').click()
  await field('Bcc').fill('audit@example.test')
  await field('Reply-To').fill('help@example.test')
  await field('Return path (MAIL FROM)').fill('bounces@example.test')
  await page.getByRole('button', { name: 'Add a field' }).click()
  await field('Name').fill('X-Campaign')
  await field('Value').fill('spring')
  await page.getByRole('radio', { name: 'HTML' }).click()
  await field('HTML').fill('<h1>Hello <script>window.hit = 1</script>Ada</h1>')
  await page.frameLocator('iframe').getByText('Hello Ada').waitFor()
  await page.getByRole('radio', { name: 'Text' }).click()
  await field('Text').fill('Hello Ada')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add files' }).click()
  const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('kept') }
  await (await choosing).setFiles(note)
  await page.reload()
  // The draft is there again; files are not.
  await expect.poll(() => field('Subject').inputValue()).toBe('Written here')
  const again = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add files' }).click()
  await (await again).setFiles(note)
  await page.getByText('note.txt').waitFor()
  await field('Subject').press('Control+Enter')
  await reading(page).getByText('Written here').waitFor()
  await page.getByText('Bcc audit@example.test').waitFor()
  await page.getByRole('link', { name: 'Download note.txt' }).waitFor()
  const { body } = await ui.sandbox.api('GET', '/api/messages/latest')
  expect(body.connection.ehlo).not.toBe(null)
  expect(body).toMatchObject({
    replyTo: [{ address: 'help@example.test' }],
    envelope: { from: 'bounces@example.test' },
  })
  const { body: headers } = await ui.sandbox.api('GET', '/api/messages/latest/headers')
  expect(headers.fields).toContainEqual({
    name: 'X-Campaign',
    value: 'spring',
    raw: 'X-Campaign: spring',
  })
})

test('a message without recipients stays, and says why', async () => {
  await page.goto(`${ui.sandbox.url}/compose`)
  await page.getByRole('button', { name: 'Start anew' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).first().click()
  await page.getByRole('alert').getByText('Name at least one recipient.').waitFor()
  await field('To').fill('nobody')
  await field('Subject').focus()
  await page.getByText('“nobody” is no address').waitFor()
})

test('a sample is sent from its line, a conversation as three messages', async () => {
  await page.getByRole('button', { name: 'Send: Conversation' }).click()
  await page.getByText('3 messages sent').waitFor()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await reading(page).getByText('Where is my order?').waitFor()
  await page.getByRole('link', { name: /All mail/ }).click()
  await expect.poll(() => row(page, 'Where is my order?').count()).toBe(3)
})

test('samples go to the inbox that is chosen', async () => {
  const { body: shop } = await ui.sandbox.api('POST', '/api/inboxes', { body: { name: 'Shop' } })
  await page.goto(`${ui.sandbox.url}/compose`)
  await page.getByRole('combobox', { name: 'Inbox' }).selectOption('Shop')
  await page.getByRole('button', { name: 'Send: Reset link' }).click()
  await page.getByText('Message sent').waitFor()
  const { body } = await ui.sandbox.api('GET', `/api/messages?inbox=${shop.id}`)
  expect(body.total).toBe(1)
  await page.getByRole('combobox', { name: 'Inbox' }).selectOption({ index: 0 })
})

test('what the port refuses leads to the session in which it did', async () => {
  await page.goto(`${ui.sandbox.url}/compose`)
  await page.getByRole('button', { name: 'Start anew' }).click()
  await field('To').fill('ada@example.test')
  await field('Text').fill('too long '.repeat(12_000))
  await page.getByRole('button', { name: 'Send', exact: true }).first().click()
  const alert = page.getByRole('alert')
  await alert.getByRole('link', { name: 'Look at the SMTP session' }).click()
  await page.getByText('EHLO').first().waitFor()
})

test('a kept message is sent again unchanged, and edited as a new one', async () => {
  const [order = ''] = await ui.send(orderMail)
  await page.goto(`${ui.sandbox.url}/all?message=${order}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Send again' }).click()
  await page.getByText('Message sent again').waitFor()
  const raw = async (id: string) => (await ui.sandbox.fetch(`/api/messages/${id}/raw`)).text()
  expect(await raw('latest')).toBe(await raw(order))
  expect((await ui.sandbox.api('GET', '/api/messages/latest')).body.id).not.toBe(order)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Edit as new' }).click()
  await expect.poll(() => field('Subject').inputValue()).toBe(orderMail.subject)
  await page.getByText('receipt-20418.pdf').waitFor()
  await page.getByText('audit@example.test').waitFor()
})
