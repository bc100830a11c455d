import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reading, startUi, type Ui } from './ui.ts'

let ui: Ui

beforeAll(async () => {
  ui = await startUi()
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  expect(ui.browser.faults).toEqual([])
})

interface Shown {
  title: string
  body: string
}

/** What the page shows; nobody looks at it, and the browser allows or denies what it is told to. */
async function open(permission: 'granted' | 'denied', options: BrowserContextOptions = {}) {
  const page = await ui.open('/settings', options)
  await page.addInitScript((allowed) => {
    const shown: (Shown & { click(): void })[] = []
    class Recorded {
      static permission = 'default'
      static requestPermission() {
        Recorded.permission = allowed
        return Promise.resolve(allowed)
      }
      onclick: (() => void) | null = null
      constructor(title: string, { body }: { body: string }) {
        shown.push({ title, body, click: () => this.onclick?.() })
      }
      close() {}
    }
    Object.assign(window, { Notification: Recorded, shown, looking: false })
    document.hasFocus = () => (window as unknown as { looking: boolean }).looking
  }, permission)
  await page.reload()
  await page.getByRole('heading', { name: 'Notifications' }).waitFor()
  return page
}

const shown = (page: Page): Promise<Shown[]> =>
  page.evaluate(() =>
    (window as unknown as { shown: Shown[] }).shown.map(({ title, body }) => ({ title, body })),
  )

const look = (page: Page, looking: boolean) =>
  page.evaluate((now) => Object.assign(window, { looking: now }), looking)

test('tells of new mail once for a burst, and a click opens the message', async () => {
  const page = await open('granted')
  await page.getByText('All inboxes').click()
  await page.getByText('Short tone').click()
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect
    .poll(() => shown(page))
    .toEqual([{ title: 'Mailproof', body: 'This is how it looks.' }])
  const [id = ''] = await ui.send({ from: 'Ada <ada@sender.test>', subject: 'Look at me' })
  await expect.poll(() => shown(page)).toHaveLength(2)
  expect((await shown(page))[1]).toEqual({ title: 'Ada', body: 'Look at me' })
  await ui.fill(12)
  await expect.poll(() => shown(page), { timeout: 10_000 }).toHaveLength(3)
  expect((await shown(page))[2]).toEqual({
    title: '12 new messages',
    body: 'bulk@sender.test: Bulk 11',
  })
  await page.evaluate(() => (window as unknown as { shown: { click(): void }[] }).shown[1]?.click())
  await reading(page).getByText('Look at me').waitFor()
  expect(page.url()).toContain(`message=${id}`)
  await page.context().close()
})

test('says nothing to who looks, and remembers what is set', async () => {
  const page = await open('granted')
  await page.getByText('All inboxes').click()
  await page.reload()
  await expect.poll(() => page.getByRole('radio', { name: 'All inboxes' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Allow…' }).click()
  await page.getByText('has not been allowed').waitFor({ state: 'detached' })
  await look(page, true)
  const unread = page.getByRole('navigation').getByRole('link', { name: /All mail/ })
  const before = await unread.textContent()
  await ui.send({ subject: 'Seen' })
  await expect.poll(() => unread.textContent()).not.toBe(before)
  await look(page, false)
  await ui.send({ subject: 'Not seen' })
  await expect.poll(() => shown(page)).toEqual([{ title: 'Ada', body: 'Not seen' }])
  await page.context().close()
})

test('says plainly that the browser blocks them', async () => {
  const page = await open('denied')
  await page.getByText('The open inbox').click()
  await page.getByText('The browser blocks notifications of this page.').waitFor()
  await page.getByText('Off', { exact: true }).click()
  await page.getByText('The browser blocks notifications').waitFor({ state: 'detached' })
  await page.context().close()
})

test('the icon of the tab has the number of unread messages', async () => {
  const page = await ui.open('/all')
  const icon = () => page.locator('link[rel=icon]').getAttribute('href')
  await expect.poll(icon).toMatch(/^data:image\/svg\+xml/)
  await ui.sandbox.api('DELETE', '/api/messages', { body: { inbox: 'all' } })
  await expect.poll(icon).toBe('icon.svg')
  await page.context().close()
})
