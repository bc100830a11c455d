import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { orderMail } from '../helpers/seed.ts'
import { row, startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page
let order = ''

beforeAll(async () => {
  ui = await startUi()
  ;[order = ''] = await ui.send(orderMail)
})

beforeEach(async () => {
  page = await ui.open('/settings')
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  expect(ui.browser.faults.filter((fault) => !fault.includes('Blocked script'))).toEqual([])
})

const card = (name: string) => page.locator('details').filter({ hasText: name })
const rail = () => page.getByRole('navigation')

test('an inbox is created, renamed, given a new password and deleted', async () => {
  await page.getByRole('textbox', { name: 'New inbox' }).fill('Kiln')
  await page.getByRole('button', { name: 'Create' }).click()
  await rail().getByRole('link', { name: 'Kiln' }).waitFor()

  const name = card('Kiln').getByRole('textbox', { name: 'Name' })
  await name.fill('Oven')
  await name.press('Enter')
  await rail().getByRole('link', { name: 'Oven' }).waitFor()

  const password = async () => {
    const { body } = await ui.sandbox.api('GET', '/api/inboxes')
    return body.inboxes.find((inbox: { name: string }) => inbox.name === 'Oven')?.password
  }
  const before = await password()
  await card('Oven').getByRole('button', { name: 'Make a new one' }).click()
  await card('Oven').getByRole('button', { name: 'The old one stops working' }).click()
  await page.getByText('New password made').waitFor()
  await expect.poll(() => password()).not.toBe(before)

  await card('Oven').getByRole('button', { name: 'Delete inbox' }).click()
  await card('Oven').getByRole('button', { name: 'Really delete' }).click()
  await rail().getByRole('link', { name: 'Oven' }).waitFor({ state: 'detached' })
  await expect.poll(() => password()).toBeUndefined()
})

test('a setting of the server is found, and says how it is changed', async () => {
  const setting = {
    name: 'allow-host',
    flag: '--allow-host',
    variable: 'MAILPROOF_ALLOW_HOST',
    group: 'access',
    placeholder: 'NAME',
    value: '',
    source: 'default',
    description: { en: 'Another host name', es: 'Otro nombre' },
  }
  await page.route('**/api/info', async (route) => {
    const info = await (await route.fetch()).json()
    const settings = [setting, { ...setting, name: 'host', flag: '--host', variable: 'X' }]
    await route.fulfill({ json: { ...info, settings } })
  })
  await page.reload()
  const server = page.locator('section').filter({ hasText: 'They are changed by flag' })
  await server.getByRole('searchbox', { name: 'Filter settings' }).fill('allow-host')
  await expect.poll(() => server.locator('details').count()).toBe(1)
  await server.locator('summary').click()
  await server.getByText('MAILPROOF_ALLOW_HOST=NAME').waitFor()
  await server.getByRole('button', { name: 'Copy --allow-host NAME' }).waitFor()
  await server.getByText('So they cannot be changed from a browser').waitFor()
  await server.getByRole('searchbox').fill('zebra')
  await server.getByText('No setting matches.').waitFor()
})

test('a theme is put on at once and kept', async () => {
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await paper()
  await page.getByText('Dark', { exact: true }).click()
  await expect.poll(() => paper()).not.toBe(light)
  await page.reload()
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
    .toBe('dark')
})

/** Words that stand on the English screens and in no Spanish text. */
const english =
  /\b(Search|Settings|Inboxes|All mail|Connections|message|messages|Newest|Download|Copy|Delete|Preview|Headers|Session|Light|Dark|from|fetching|attachment|Tags|Appearance|Language|Theme|Password|Server|default|Live|Every|Choose|Point|Send|Waiting|Envelope|Client|Conversation|delivered|found|Nothing|unread|Select|Filter|Wrap)\b/g

test('Spanish is Spanish everywhere', async () => {
  await page.getByText('Español', { exact: true }).click()
  await page.getByRole('heading', { name: 'Ajustes' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('es')
  const left: string[] = []
  const look = async (name: string) => {
    // What mail, servers and configuration say themselves is in no language of ours.
    const words = await page.evaluate(() => {
      const copy = document.body.cloneNode(true) as HTMLElement
      const theirs = 'code, pre, script, iframe, h1[dir], [data-focus], table, bdi, samp'
      for (const one of copy.querySelectorAll(theirs)) one.remove()
      const labels = [...copy.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
        (one) => ['aria-label', 'title', 'placeholder'].map((key) => one.getAttribute(key) ?? ''),
      )
      return [copy.textContent, ...labels].join('\n').replaceAll(/\S+@\S+|Default\b/g, '')
    })
    for (const [word] of words.matchAll(english)) left.push(`${name}: ${word}`)
  }
  await look('settings')
  await page.goto(`${ui.sandbox.url}/all`)
  await row(page, /on its way/).waitFor()
  await look('list')
  for (const tab of ['preview', 'text', 'source', 'headers', 'raw', 'session']) {
    await page.goto(`${ui.sandbox.url}/all?message=${order}&tab=${tab}`)
    await page.getByRole('tabpanel').locator('*').first().waitFor()
    await page.waitForLoadState('networkidle')
    await look(tab)
  }
  await page.goto(`${ui.sandbox.url}/connections`)
  await page.getByRole('list', { name: 'Conexiones' }).getByRole('link').click()
  await page.getByRole('main').getByText('Conversación').waitFor()
  await look('connections')
  await page.goto(`${ui.sandbox.url}/all?q=zebra`)
  await page.getByText('Nada coincide').waitFor()
  await look('nothing found')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Teclas' }).waitFor()
  await look('keys')
  await ui.sandbox.api('POST', '/api/inboxes', { body: { name: 'Vacío' } })
  await page.goto(ui.sandbox.url)
  await rail().getByRole('link', { name: 'Vacío' }).click()
  await page.getByText('Esperando el primer mensaje').waitFor()
  await look('empty')
  expect(left).toEqual([])
})

test('a warning of the server is said in the language that is chosen', async () => {
  await page.route('**/api/info', async (route) => {
    const answer = await route.fetch()
    const spanish = route.request().headers()['accept-language'] === 'es'
    const text = spanish ? 'Cuidado' : 'Beware'
    await route.fulfill({ json: { ...(await answer.json()), warnings: [{ code: 'x', text }] } })
  })
  await page.reload()
  await page.getByRole('complementary').getByText('Beware').waitFor()
  await page.getByText('Español', { exact: true }).click()
  await page.getByRole('complementary').getByText('Cuidado').waitFor()
})
