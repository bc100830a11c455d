import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { seedReleases } from './released.ts'
import { seedMail } from './seed.ts'

/** Where there is something to look at. */
export interface Places {
  /** A product with the seed mail, and one without any. */
  url: string
  empty: string
  /** The id of a message of the seed, by words of it. */
  id(words: string): string
}

/** A screen as people come to it: for the pictures, and for axe. Says nothing in one language. */
export interface Screen {
  name: string
  show(page: Page, places: Places): Promise<unknown>
  /** In the pictures: of which sizes, in both themes; none unless said. */
  sizes?: Size[]
}

export const viewports = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
}

export type Size = keyof typeof viewports

const order = 'order 20418'
const forward = 'filename:broken-cup'
const kiln = 'subject:"Kiln opening"'
const earlier = 'order 20417'
const answer = 'replacement leaves'
const basket = 'subject:"left something behind"'
const everywhere: Size[] = ['desktop', 'tablet', 'phone']

const tab = (name: string, words = order): Screen => ({
  name,
  sizes: ['desktop'],
  show: async (page, { url, id }) => {
    await page.goto(`${url}/all?message=${id(words)}&tab=${name}`)
    await page.getByRole('tabpanel').waitFor()
    await page.waitForLoadState('networkidle')
  },
})

const comparison = (name: string): Screen => ({
  name: `compare-${name}`,
  sizes: name === 'html' ? ['desktop', 'phone'] : ['desktop'],
  show: async (page, { url, id }) => {
    await page.goto(`${url}/compare/${id(earlier)}/${id(order)}?tab=${name}`)
    await page.getByRole('tabpanel').locator('ins, iframe').first().waitFor()
    await page.waitForLoadState('networkidle')
  },
})

const list = async (page: Page, { url }: Places) => {
  await page.goto(`${url}/all`)
  await page.getByText('Your code is 483 190').first().waitFor()
}

/** LIST of screens, in the order of the work. */
export const screens: Screen[] = [
  {
    name: 'empty',
    sizes: ['desktop', 'phone'],
    show: async (page, { empty }) => {
      await page.goto(empty)
      await page.getByText('127.0.0.1').first().waitFor()
    },
  },
  { name: 'list', sizes: everywhere, show: list },
  {
    name: 'reader',
    sizes: everywhere,
    show: async (page, { url, id }) => {
      await page.goto(`${url}/all?message=${id(order)}`)
      await page.frameLocator('iframe').getByText('Track the parcel').waitFor()
    },
  },
  ...['text', 'source', 'headers', 'raw', 'parts', 'session'].map((name) => tab(name)),
  {
    name: 'checks',
    sizes: ['desktop', 'phone'],
    show: async (page, { url, id }) => {
      await page.goto(`${url}/all?message=${id(basket)}&tab=checks`)
      await page.getByRole('tabpanel').getByRole('img').first().waitFor()
    },
  },
  {
    name: 'nested',
    sizes: ['desktop'],
    show: async (page, { url, id }) => {
      await page.goto(`${url}/all?message=${id(forward)}&part=2`)
      await page.frameLocator('iframe').getByText('four cups').waitFor()
    },
  },
  {
    name: 'invitation',
    sizes: ['desktop'],
    show: async (page, { url, id }) => {
      await page.goto(`${url}/all?message=${id(kiln)}`)
      await page.getByRole('tabpanel').waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'conversation',
    sizes: ['desktop', 'phone'],
    show: async (page, { url, id }) => {
      await page.goto(`${url}/all?message=${id(answer)}`)
      await page.locator('.conversation .trigger').click()
      await page.locator('.members').getByRole('listitem').nth(3).waitFor()
    },
  },
  {
    name: 'menu',
    show: async (page, places) => {
      await list(page, places)
      await page.locator('.mail button[aria-haspopup=menu]').first().click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'rail-menu',
    sizes: ['desktop', 'phone'],
    show: async (page, places) => {
      await list(page, places)
      const drawer = page.getByRole('button', { name: /^(Show the inboxes|Ver los buzones)$/ })
      if (await drawer.isVisible()) await drawer.click()
      await page.getByRole('navigation').locator('button[aria-haspopup=menu]').first().click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'palette',
    sizes: ['desktop', 'phone'],
    show: async (page, places) => {
      await list(page, places)
      await page.keyboard.press('Control+k')
      await page.keyboard.type('order')
      await page.getByRole('option', { name: '20417' }).waitFor()
    },
  },
  {
    name: 'keys',
    sizes: ['desktop'],
    show: async (page, places) => {
      await list(page, places)
      await page.keyboard.press('?')
      await page.getByRole('dialog').getByText('Ctrl').waitFor()
    },
  },
  {
    name: 'search',
    sizes: ['desktop', 'phone'],
    show: async (page, { url }) => {
      await page.goto(`${url}/all?q=order`)
      await page.getByText('Order 20417 confirmed').first().waitFor()
    },
  },
  {
    name: 'search-help',
    sizes: ['desktop'],
    show: async (page, { url }) => {
      await page.goto(`${url}/all?q=from:shop`)
      await page.getByText('Order 20417 confirmed').first().waitFor()
      await page.getByRole('combobox').fill('from:shop is:')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'nothing-found',
    show: async (page, { url }) => {
      await page.goto(`${url}/all?q=zebra`)
      await page.getByText(/“zebra”|«zebra»/).waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'search-error',
    show: async (page, { url }) => {
      await page.goto(`${url}/all?q=is:blue`)
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'no-message',
    show: async (page, { url }) => {
      await page.goto(`${url}/all?message=01a20699-c2c1-7060-b79b-4cac415bbbc3`)
      await page.waitForLoadState('networkidle')
    },
  },
  ...['headers', 'html', 'preview'].map(comparison),
  {
    name: 'compare-with',
    sizes: ['desktop'],
    show: async (page, { url, id }) => {
      await page.goto(`${url}/all?message=${id(order)}`)
      await page.getByRole('tabpanel').waitFor()
      await page.keyboard.press('=')
      await page.getByRole('dialog').getByRole('option').first().waitFor()
    },
  },
  {
    name: 'auth',
    sizes: everywhere,
    show: async (page, { url, id }) => {
      await page.goto(`${url}/all?message=${id(order)}&tab=checks`)
      const card = page.getByRole('tabpanel').locator('details', { hasText: 'DMARC' }).first()
      await card.waitFor()
      await card.locator('summary').first().click()
      await card.locator('code').first().waitFor()
    },
  },
  {
    name: 'zones',
    sizes: everywhere,
    show: async (page, { url }) => {
      await page.goto(`${url}/zones/almeria.example.test`)
      await page.getByText('v=spf1').first().waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'zones-none',
    sizes: ['desktop'],
    show: async (page, { empty }) => {
      await page.goto(`${empty}/zones`)
      await page.getByPlaceholder('shop.example').waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'release-dialog',
    sizes: ['desktop', 'phone'],
    show: async (page, { url, id }) => {
      await page.goto(`${url}/all?message=${id(order)}`)
      await page.getByRole('tabpanel').waitFor()
      await page.keyboard.press('r')
      await page.getByRole('dialog').locator('.reach').waitFor()
    },
  },
  {
    name: 'releases',
    sizes: everywhere,
    show: async (page, { url }) => {
      await page.goto(`${url}/releases`)
      await page.locator('[data-focus]').nth(3).waitFor()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'release-figures',
    sizes: ['phone'],
    show: async (page, { url }) => {
      await page.goto(`${url}/releases`)
      await page.locator('[data-focus]').nth(3).waitFor()
      const figures = page.getByRole('button', { name: /^(Figures|Cifras)$/ })
      if (await figures.isVisible()) await figures.click()
      await page.getByRole('main').getByRole('img').waitFor()
    },
  },
  {
    name: 'release',
    sizes: ['desktop', 'phone'],
    show: async (page, { url }) => {
      await page.goto(`${url}/releases?state=deferred`)
      await page.locator('[data-focus]').first().click()
      await page.getByRole('main').getByRole('table').first().waitFor()
    },
  },
  {
    name: 'releases-none',
    sizes: ['desktop'],
    show: async (page, { empty }) => {
      await page.goto(`${empty}/releases`)
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'relays',
    sizes: ['desktop', 'phone'],
    show: async (page, { url }) => {
      await page.goto(`${url}/settings/relays`)
      await page.locator('summary').filter({ hasText: 'Amazon SES' }).click()
      await page.getByText('has:attachment').first().waitFor()
      await page.locator('form summary').first().click()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'relay-presets',
    sizes: ['desktop'],
    show: async (page, { empty }) => {
      await page.goto(`${empty}/settings/relays`)
      await page.getByRole('button', { name: /^(Add a relay|Añadir un relé)$/ }).click()
      await page.getByText('MailerLite').waitFor()
    },
  },
  {
    name: 'relay-new',
    show: async (page, { empty }) => {
      await page.goto(`${empty}/settings/relays`)
      await page.getByRole('button', { name: /^(Add a relay|Añadir un relé)$/ }).click()
      await page.getByRole('button', { name: 'Mailgun' }).click()
      await page.locator('form summary').first().click()
    },
  },
  {
    name: 'connections',
    sizes: ['desktop', 'phone'],
    show: async (page, { url }) => {
      await page.goto(`${url}/connections`)
      await page.locator('[data-focus]').first().click()
      await page.getByText('EHLO').first().waitFor()
    },
  },
  {
    name: 'compose',
    sizes: ['desktop', 'phone'],
    show: async (page, { url }) => {
      await page.goto(`${url}/compose`)
      await page.getByRole('listitem').filter({ hasText: 'PDF' }).first().waitFor()
    },
  },
  {
    name: 'settings',
    sizes: ['desktop', 'phone'],
    show: async (page, { url }) => {
      await page.goto(`${url}/settings`)
      await page.getByRole('group').or(page.getByRole('radiogroup')).first().waitFor()
    },
  },
]

/** Sends the seed mail, and something that is refused, to a product. */
export async function seed(product: { url: string; smtpPort: number }) {
  const { url, smtpPort: port } = product
  const auth = { user: 'shop', pass: 'any' }
  const tls = { rejectUnauthorized: false }
  const transport = createTransport({ host: '127.0.0.1', port, auth, tls })
  for (const mail of seedMail) await transport.sendMail(mail)
  transport.close()
  await plan(url)
  const hasty = createTransport({ host: '127.0.0.1', port, requireTLS: true })
  await hasty.verify().catch((error: Error) => error.message)
  hasty.close()
  const ids = new Map<string, string>()
  for (const words of wanted) ids.set(words, await find(url, words))
  await seedReleases(url)
  return (words: string) => {
    const found = ids.get(words)
    if (found === undefined) throw new Error(`no screen asks for ${words}`)
    return found
  }
}

/** The records that the shop has in mind, with a key. */
async function plan(url: string) {
  const zone = `${url}/api/zones/almeria.example.test`
  const act = async (method: string, path: string, type: string, body: string) => {
    const response = await fetch(zone + path, { method, body, headers: { 'Content-Type': type } })
    if (!response.ok) throw new Error(await response.text())
  }
  const json = 'application/json'
  await act('PUT', '', json, JSON.stringify({ sending: ['203.0.113.7', 'include:amazonses.com'] }))
  await act('POST', '/keys', json, JSON.stringify({ selector: 'nov2026', algorithm: 'ed25519' }))
  const records = [
    '@ 3600 IN TXT "v=spf1 ip4:203.0.113.7 include:amazonses.com -all"',
    '@ 3600 IN MX 10 mx.almeria.example.test.',
    '_dmarc 3600 IN TXT "v=DMARC1; p=none; rua=mailto:dmarc@almeria.example.test"',
  ]
  await act('POST', '/import', 'text/plain', records.join('\n'))
}

/** What the screens ask for. */
const wanted = [order, forward, kiln, earlier, answer, basket]

async function find(url: string, words: string): Promise<string> {
  const query = new URLSearchParams({ q: words, limit: '1' })
  const page = (await (await fetch(`${url}/api/messages?${query}`)).json()) as {
    messages: { id: string }[]
  }
  const id = page.messages[0]?.id
  if (id === undefined) throw new Error(`nothing found for ${words}`)
  return id
}
