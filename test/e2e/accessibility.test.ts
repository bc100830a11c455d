import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, openBrowser, type TestBrowser } from '../helpers/browser.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { orderMail, seedMail } from '../helpers/seed.ts'

let sandbox: TestSandbox
let empty: TestSandbox
let browser: TestBrowser
let order = ''

beforeAll(async () => {
  sandbox = await startSandbox()
  empty = await startSandbox()
  browser = await openBrowser()
  const transport = createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, ignoreTLS: true })
  for (const mail of seedMail) await transport.sendMail(mail)
  transport.close()
  const { body } = await sandbox.api('GET', '/api/messages', { query: { q: 'order 20418' } })
  order = body.messages[0].id
  expect(orderMail.subject).toBe(body.messages[0].subject)
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await sandbox[Symbol.asyncDispose]()
  await empty[Symbol.asyncDispose]()
})

const tab = (name: string) => async (page: Page) => {
  await page.goto(`${sandbox.url}/all?message=${order}&tab=${name}`)
  await page.getByRole('tabpanel').waitFor()
}

const screens: Record<string, (page: Page) => Promise<void>> = {
  list: async (page) => {
    await page.goto(`${sandbox.url}/all`)
    await page.getByRole('link', { name: 'Your code is 483 190' }).waitFor()
  },
  'nothing found': async (page) => {
    await page.goto(`${sandbox.url}/all?q=zebra`)
    await page.getByText('Nothing matches').waitFor()
  },
  'an open menu': async (page) => {
    await page.goto(`${sandbox.url}/all`)
    await page.getByRole('button', { name: 'Newest first' }).click()
    await page.getByRole('menu').waitFor()
  },
  preview: async (page) => {
    await page.goto(`${sandbox.url}/all?message=${order}`)
    await page.frameLocator('iframe').getByText('Track the parcel').waitFor()
  },
  text: tab('text'),
  source: tab('source'),
  headers: tab('headers'),
  raw: tab('raw'),
  session: tab('session'),
  connections: async (page) => {
    await page.goto(`${sandbox.url}/connections`)
    await page.getByRole('list', { name: 'Connections' }).getByRole('link').first().click()
    await page.getByText('EHLO').first().waitFor()
  },
  settings: async (page) => {
    await page.goto(`${sandbox.url}/settings`)
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
  },
  empty: async (page) => {
    await page.goto(empty.url)
    await page.getByRole('button', { name: 'Send a sample' }).waitFor()
  },
}

const desktop = { width: 1440, height: 900 }
const looks = [
  ['light', desktop],
  ['dark', desktop],
  ['light', { width: 320, height: 700 }],
] as const

test.each(looks)(
  'axe finds nothing, %s at %j',
  { timeout: 90_000 },
  async (colorScheme, viewport) => {
    const page = await browser.page({ colorScheme, viewport })
    const faults: string[] = []
    for (const [name, show] of Object.entries(screens)) {
      await show(page)
      for (const fault of await accessibilityFaults(page)) faults.push(`${name}: ${fault}`)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      if (width > viewport.width) faults.push(`${name}: scrolls sideways, ${width} px wide`)
    }
    expect(faults).toEqual([])
    expect(browser.faults).toEqual([])
  },
)
