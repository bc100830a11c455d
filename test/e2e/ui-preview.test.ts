import type { ServerResponse } from 'node:http'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { gives, startWeb, type Web } from '../net/web.ts'
import { reading, startUi, type Ui } from './ui.ts'

let ui: Ui
let web: Web
let page: Page
let late: ServerResponse | undefined

const picture = (height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="${height}"><rect width="100" height="${height}" fill="#258"/></svg>`
const remote = (path: string) => `http://localhost:${web.port}${path}`
const ids: Record<string, string> = {}

beforeAll(async () => {
  ui = await startUi({ fetch: { allowHosts: ['localhost'] } })
  web = await startWeb({
    '/a.svg': gives('image/svg+xml', picture(90)),
    '/b.svg': gives('image/svg+xml', picture(60)),
    '/late.svg': (response) => void (late = response),
    '/s.css': gives('text/css', 'h1 { color: rgb(1, 2, 3); background: url(b.svg) }'),
  })
  const html = {
    sale:
      `<link rel="stylesheet" href="${remote('/s.css')}"><h1>Sale</h1><img src="${remote('/a.svg')}">` +
      `<img src="http://127.0.0.1:${web.port}/a.svg"><img src="${remote('/none.png')}">`,
    late: `<p>Before</p><img src="${remote('/late.svg')}"><p>After</p>`,
    links:
      '<body style="background:#fff"><p style="color:#222">Dear you</p><a href="http://xn--80ak6aa92e.com/in">https://apple.com/in</a> ' +
      `<a href="${remote('/shop')}">the shop</a> <a href="javascript:alert(1)">code</a>`,
    tall: '<div style="height:20000px">Tall</div><p>The end</p>',
    viewport:
      '<body style="margin:0"><div style="height:100vh">Hero</div><div style="height:300px">Below</div>',
  }
  for (const [name, body] of Object.entries(html)) {
    const [id = ''] = await ui.send({ subject: name, html: body })
    ids[name] = id
  }
  web.asked.length = 0
  page = await ui.open('/all')
})

afterAll(async () => {
  await ui[Symbol.asyncDispose]()
  await web[Symbol.asyncDispose]()
})

beforeEach(async () => {
  ui.browser.faults.length = 0
  await page.evaluate(() => localStorage.clear())
  await page.setViewportSize({ width: 1440, height: 900 })
})

const frame = () => page.frameLocator('iframe')
const banner = () => page.locator('.banner')
const button = (name: string | RegExp) => page.getByRole('button', { name })
const option = (group: string, name: string) =>
  page.getByRole('radiogroup', { name: group }).getByRole('radio', { name })
const field = () => page.getByRole('textbox', { name: 'Width in pixels' })

async function read(name: string) {
  await page.goto(`${ui.sandbox.url}/all?message=${ids[name]}`)
  await reading(page).getByText(name).waitFor()
  await frame().locator('body > *').first().waitFor({ state: 'attached' })
}

/** The width that the mail is laid out at, and how much of the screen it takes. */
const laidOut = () =>
  page
    .locator('iframe')
    .evaluate((one: HTMLIFrameElement) => [
      one.contentDocument?.documentElement.clientWidth ?? 0,
      Math.round(one.getBoundingClientRect().width),
    ])
const frameHeight = async () => (await page.locator('iframe').boundingBox())?.height ?? 0

test('asks nobody before the click, then shows what may be shown and says what was not', async () => {
  await read('sale')
  await banner().getByText('4 remote images and files blocked').waitFor()
  await page.waitForLoadState('networkidle')
  expect(web.asked).toEqual([])
  await button('Show once').click()
  await banner()
    .getByText(
      'Remote content: 3 loaded, 1 refused: private address, 1 failed: the server answered with an error',
    )
    .waitFor()
  const image = frame().locator('img').first()
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalHeight)).toBe(90)
  const title = frame().locator('h1')
  await expect.poll(() => title.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(1, 2, 3)')
  expect(web.asked.map(({ url }) => url).sort()).toEqual([
    '/a.svg',
    '/b.svg',
    '/none.png',
    '/s.css',
  ])
  await button('Details').click()
  await page.getByRole('dialog').getByText(`http://127.0.0.1:${web.port}/a.svg`).waitFor()
  await page.keyboard.press('Escape')
  expect(ui.browser.left).toEqual([])
})

test('forgets what was shown once, remembers what is to be shown always', async () => {
  await read('sale')
  await button('Show once').click()
  await banner().getByText('3 loaded').waitFor()
  await read('links')
  await read('sale')
  await button('Show once').click()
  await button('Always for this message').click()
  await page.reload()
  await banner().getByText('3 loaded').waitFor()
  await button('Block').click()
  await banner().getByText('4 remote images and files blocked').waitFor()
  await page.reload()
  await banner().getByText('4 remote images and files blocked').waitFor()
})

test('takes any width, and remembers it for this message and the next', async () => {
  await read('links')
  await field().fill('612')
  await page.keyboard.press('Enter')
  await expect.poll(laidOut).toEqual([612, 612])
  await option('Width', '375').check()
  await expect.poll(laidOut).toEqual([375, 375])
  await page.reload()
  await expect.poll(laidOut).toEqual([375, 375])
  await read('tall')
  await expect.poll(laidOut).toEqual([375, 375])
  await option('Width', 'Fit').check()
  await read('links')
  await expect.poll(laidOut).toEqual([375, 375])
})

test('zooms by menu and by key without another layout, and fits what is too wide', async () => {
  await read('links')
  await field().fill('400')
  await page.keyboard.press('Enter')
  await button(/^Zoom/).click()
  await page.getByRole('menuitemradio', { name: '150 %' }).click()
  await expect.poll(laidOut).toEqual([400, 600])
  await frame().getByText('Dear you').click()
  await page.keyboard.press('-')
  await expect.poll(laidOut).toEqual([400, 500])
  await page.keyboard.press('0')
  await expect.poll(laidOut).toEqual([400, 400])
  await button(/^Zoom/).click()
  await page.getByRole('menuitemradio', { name: 'Fit' }).click()
  await field().fill('1600')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await laidOut())[0]).toBe(1600)
  expect((await laidOut())[1]).toBeLessThan(800)
})

test('recolours a mail as programs do that force dark mode, and back', async () => {
  await read('links')
  const colours = () =>
    frame()
      .locator('p')
      .evaluate((one) => {
        const paint = document
          .createElement('canvas')
          .getContext('2d', { willReadFrequently: true })
        return [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor].map(
          (colour) => {
            if (!paint) return -1
            paint.fillStyle = colour
            paint.fillRect(0, 0, 1, 1)
            return paint.getImageData(0, 0, 1, 1).data[0] ?? -1
          },
        )
      })
  await expect.poll(() => colours()).toEqual([0x22, 255])
  await option('Colours of the preview', 'Forced').check()
  const [ink = 0, paper = 255] = await colours()
  expect(ink).toBeGreaterThan(150)
  expect(paper).toBeLessThan(40)
  await option('Colours of the preview', 'Light').check()
  await expect.poll(() => colours()).toEqual([0x22, 255])
  await expect.poll(() => frame().locator('p').getAttribute('style')).toBe('color:#222')
})

test('says where a link leads when it is pointed at or has the focus', async () => {
  await read('links')
  const line = page.locator('.preview [role=status]')
  await frame().getByText('https://apple.com/in').hover()
  await expect
    .poll(() => line.innerText())
    .toMatch(/The text says apple\.com\s*http:\/\/xn--80ak6aa92e\.com\s*\(аррӏе\.com\)\/in/)
  await frame().getByText('Dear you').hover()
  await expect.poll(() => line.isVisible()).toBe(false)
  await frame().getByText('the shop').focus()
  await expect.poll(() => line.innerText()).toContain(remote('/shop'))
  await frame().getByText('code').hover()
  await expect.poll(() => line.innerText()).toMatch(/Blocked link.*javascript:alert\(1\)/s)
})

test('opens a link in a tab of its own that knows nothing of this one', async () => {
  await read('links')
  web.asked.length = 0
  const opened = page.context().waitForEvent('page')
  await frame().getByText('the shop').click()
  const other = await opened
  await other.waitForURL('**/shop')
  await expect.poll(() => other.evaluate(() => window.opener)).toBeNull()
  expect(web.asked[0]?.headers).not.toHaveProperty('referer')
  await other.close()
})

test('prints the mail alone', async () => {
  await read('links')
  await page.evaluate(() => {
    const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get(this: HTMLIFrameElement) {
        const view: Window | null = own?.get?.call(this)
        if (this.classList.contains('print')) {
          view?.addEventListener('beforeprint', () => {
            document.body.dataset['printed'] = view.document.body.innerText
          })
        }
        return view
      },
    })
  })
  await button('Print').click()
  const printed = () => page.locator('body').getAttribute('data-printed')
  await expect.poll(printed).toMatch(/^Dear you\s+https:\/\/apple\.com\/in the shop code$/)
  expect(ui.browser.faults.filter((fault) => fault.includes('print'))).toEqual([])
})

test('is as high as the mail, however high, and scrolls what follows its frame', async () => {
  await read('tall')
  await expect.poll(frameHeight).toBeGreaterThan(20_000)
  expect(await frameHeight()).toBeLessThan(20_200)
  await read('viewport')
  await expect.poll(frameHeight).toBeLessThan(900)
  await frame().getByText('Below').scrollIntoViewIfNeeded()
  await frame().getByText('Below').hover()
})

test('grows when an image comes late', async () => {
  await read('late')
  await button('Show once').click()
  await expect.poll(() => late !== undefined).toBe(true)
  await banner().getByText('1 loading').waitFor()
  await frame().getByText('After').waitFor()
  const before = await page.locator('iframe').evaluate((one: HTMLIFrameElement) => {
    return one.contentDocument?.body.scrollHeight ?? 0
  })
  if (late) gives('image/svg+xml', picture(3000))(late)
  await banner().getByText('1 loaded').waitFor()
  expect(before).toBeLessThan(900)
  await expect.poll(frameHeight).toBeGreaterThan(3000)
})

test('steps of the preview are no steps of the browser', async () => {
  await read('tall')
  await page.evaluate((path) => history.pushState(null, '', path), page.url())
  await page.keyboard.press(']')
  await reading(page).getByText('links').waitFor()
  await frame().getByText('Dear you').waitFor()
  await page.goBack()
  await reading(page).getByText('tall').waitFor()
  await frame().getByText('Tall').waitFor()
})

test.each([390, 320])('has everything within reach at %i px', async (width) => {
  await page.setViewportSize({ width, height: 844 })
  await read('sale')
  const cut = await page
    .locator('.tools :is(button, label, input)')
    .evaluateAll(
      (all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .filter(({ left, right }) => left < 0 || right > innerWidth).length,
    )
  expect(cut).toBe(0)
  const top = (await page.locator('iframe').boundingBox())?.y ?? 0
  if (width === 390) expect(top).toBeLessThanOrEqual(844 * 0.35)
  await button('More ways to look at it').click()
  await page.getByRole('menuitem', { name: 'Print the message' }).waitFor()
  await page.getByRole('menuitemradio', { name: 'Zoom 200 %' }).waitFor()
  await page.getByRole('menuitem', { name: 'Exact width…' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('300')
  await button('Apply').click()
  await expect.poll(async () => (await laidOut())[0]).toBe(300)
})
