import { mkdir } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { openBrowser } from './helpers/browser.ts'
import { startProduct } from './helpers/product.ts'
import { seedMail } from './helpers/seed.ts'

/** Makes docs/screenshots/ from realistic mail: `npm run screenshots`. Give names to make only those. */

const folder = new URL('../docs/screenshots/', import.meta.url).pathname
const sizes = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
}

type Size = keyof typeof sizes

interface Screen {
  name: string
  size: Size
  path: string
  /** What has to be there before the picture is taken. */
  ready: (page: Page) => Promise<unknown>
  act?: (page: Page) => Promise<unknown>
}

const firstRow = (page: Page) => page.getByText('Your code is 483 190').first().waitFor()
const preview = (page: Page) =>
  page.frameLocator('iframe').getByText('Track the parcel').waitFor({ state: 'visible' })

async function main() {
  const wanted = process.argv.slice(2)
  await mkdir(folder, { recursive: true })
  await using product = await startProduct('--data', ':memory:')
  await using browser = await openBrowser()
  const empty = await browser.page({ viewport: sizes.desktop, colorScheme: 'light' })
  await empty.goto(product.url)
  await empty.getByRole('button', { name: 'Send a sample' }).waitFor()
  await empty.screenshot({ path: `${folder}empty-light.png` })

  const transport = createTransport({
    host: '127.0.0.1',
    port: product.smtpPort,
    auth: { user: 'shop', pass: 'any' },
    tls: { rejectUnauthorized: false },
  })
  for (const mail of seedMail) await transport.sendMail(mail)
  await refuse(product.smtpPort)
  transport.close()

  const { messages } = (await (
    await fetch(`${product.url}/api/messages?q=order+20418`)
  ).json()) as {
    messages: { id: string }[]
  }
  const order = `/all?message=${messages[0]?.id ?? ''}`
  const tab = (name: string): Screen => ({
    name,
    size: 'desktop',
    path: `${order}&tab=${name}`,
    ready: (page) => page.getByRole('tabpanel').waitFor(),
  })
  const screens: Screen[] = [
    { name: 'list', size: 'desktop', path: '/all', ready: firstRow },
    { name: 'reader', size: 'desktop', path: order, ready: preview },
    { name: 'reader-tablet', size: 'tablet', path: order, ready: preview },
    { name: 'list-phone', size: 'phone', path: '/all', ready: firstRow },
    { name: 'reader-phone', size: 'phone', path: order, ready: preview },
    ...['text', 'source', 'headers', 'raw', 'session'].map(tab),
    {
      name: 'connections',
      size: 'desktop',
      path: '/connections',
      ready: (page) => page.getByRole('heading', { name: 'Connections' }).waitFor(),
    },
    {
      name: 'settings',
      size: 'desktop',
      path: '/settings',
      ready: (page) => page.getByRole('heading', { name: 'Settings' }).waitFor(),
    },
    {
      name: 'search',
      size: 'desktop',
      path: '/all?q=order',
      ready: (page) => page.getByText('Order 20417 confirmed').first().waitFor(),
    },
    {
      name: 'search-help',
      size: 'desktop',
      path: '/all?q=from:shop',
      ready: async (page) => {
        await page.getByText('Order 20417 confirmed').first().waitFor()
        await page.getByRole('combobox').fill('from:shop is:')
        await page.getByRole('option').first().waitFor()
        await page.keyboard.press('ArrowDown')
      },
    },
  ]
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const screen of screens) {
      if (wanted.length > 0 && !wanted.includes(screen.name)) continue
      const page = await browser.page({ viewport: sizes[screen.size], colorScheme })
      await page.goto(product.url + screen.path)
      await screen.ready(page)
      await page.evaluate(() => document.fonts.ready)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `${folder}${screen.name}-${colorScheme}.png` })
      await page.context().close()
    }
  }
  for (const fault of browser.faults) process.stderr.write(`${fault}\n`)
}

/** A client with the wrong idea of STARTTLS, for the Connections page. */
async function refuse(port: number) {
  const transport = createTransport({ host: '127.0.0.1', port, requireTLS: true })
  await transport.verify().catch((error: Error) => error.message)
  transport.close()
}

await main()
