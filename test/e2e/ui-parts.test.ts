import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitation } from '../../server/api/samples/invitation.ts'
import { forwarded } from '../helpers/seed.ts'
import { reading, startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page
let nested = ''
let invited = ''

const inner = [
  'From: Leo <leo@example.test>',
  'Subject: The innermost',
  'Content-Type: text/plain',
  '',
  'Deep down.',
].join('\r\n')

beforeAll(async () => {
  ui = await startUi()
  const twice = [
    'From: Pablo Ruiz <pablo@example.test>',
    'To: Support <support@almeria.example.test>',
    'Subject: Broken cup in order 20377',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>One of the <b>four cups</b> <img src="cid:outer@x"></p>',
    '--b',
    'Content-Type: message/rfc822',
    '',
    inner,
    '--b--',
    '',
  ].join('\r\n')
  ;[nested = '', invited = ''] = await ui.send(
    {
      ...forwarded,
      html: '<p>Can you make one more?</p>',
      attachments: [
        { filename: 'broken-cup.eml', contentType: 'message/rfc822', content: twice },
        { filename: 'x.png', cid: 'outer@x', contentType: 'image/png', content: 'png' },
      ],
    },
    { ...invitation.mails(new Date())[0], from: 'noor@example.test' },
  )
  page = await ui.open(`/all?message=${nested}&tab=parts`)
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  const faults = ui.browser.faults.filter((fault) => !fault.includes('Blocked script execution'))
  expect(faults).toEqual([])
})

const frame = () => page.frameLocator('iframe')

test('the tree names every part, with its own header', async () => {
  const tree = page.getByRole('tabpanel')
  await tree.getByText('message/rfc822').first().waitFor()
  await tree.getByText('broken-cup.eml').waitFor()
  await tree.getByRole('button', { name: 'Header of part 1', exact: true }).click()
  await tree.getByText(/Content-Type: multipart\/alternative/).waitFor()
})

test('a nested message opens as a message, deeper again, and leads back', async () => {
  await page.getByRole('link', { name: /^Open.*broken-cup\.eml/ }).click()
  await reading(page).getByText('Broken cup in order 20377').waitFor()
  await frame().getByText('four cups').waitFor()
  // The picture belongs to the outer message.
  await expect.poll(() => frame().locator('img').getAttribute('src')).not.toMatch(/parts\//)
  await page.getByRole('tab', { name: 'Raw' }).click()
  await page.getByRole('tabpanel').getByText('Subject: Broken cup in order 20377').waitFor()
  await page.reload()
  await page.getByRole('tabpanel').getByText('Subject: Broken cup in order 20377').waitFor()
  await page.getByRole('tab', { name: 'Parts' }).click()
  await page.getByRole('link', { name: 'Open the message' }).click()
  await reading(page).getByText('The innermost').waitFor()
  await page.getByRole('tabpanel').getByText('Deep down.').waitFor()
  await page.goBack()
  await reading(page).getByText('Broken cup in order 20377').waitFor()
  await page.getByRole('link', { name: 'Back to the outer message' }).click()
  await reading(page).getByText('Fwd: Broken cup').waitFor()
  await frame().getByText('Can you make one more?').waitFor()
})

test('an invitation is told above the mail, with its own time and the viewer’s', async () => {
  await page.goto(`${ui.sandbox.url}/all?message=${invited}`)
  const event = page.getByRole('group', { name: 'Calendar event' })
  await event.getByText(/Europe\/Madrid/).waitFor()
  await event.getByRole('button', { name: 'Details' }).click()
  const box = page.getByRole('dialog', { name: 'Tasting of the new roasts' })
  await box.getByText('The roastery, 4 Harbour Lane').waitFor()
  await box.getByText('Ada Marsh <ada@customer.example> · not answered').waitFor()
  await box.getByText('By your clock').waitFor()
})
