import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults, openBrowser, type TestBrowser } from '../helpers/browser.ts'
import { scoring, startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { screens, seed, type Places } from '../helpers/screens.ts'

let sandbox: TestSandbox
let nothing: TestSandbox
let browser: TestBrowser
let places: Places

beforeAll(async () => {
  sandbox = await startSandbox(scoring)
  nothing = await startSandbox()
  browser = await openBrowser()
  places = { url: sandbox.url, empty: nothing.url, id: await seed(sandbox) }
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await sandbox[Symbol.asyncDispose]()
  await nothing[Symbol.asyncDispose]()
})

interface Look {
  colorScheme: 'light' | 'dark'
  locale: string
  width: number
  text: number
  /** All rules when there are none. */
  rules: string[]
}

const ofLayout = [
  'target-size',
  'scrollable-region-focusable',
  'meta-viewport',
  'avoid-inline-spacing',
]

/** Every screen in both themes and both languages, on the narrowest and with the largest text. */
const looks: Look[] = [
  { colorScheme: 'light', locale: 'en-GB', width: 1440, text: 16, rules: [] },
  { colorScheme: 'dark', locale: 'es-ES', width: 320, text: 16, rules: [] },
  // Names and roles are those of the first look, and large text may have less contrast (WCAG 1.4.3).
  { colorScheme: 'dark', locale: 'en-GB', width: 1280, text: 32, rules: ofLayout },
]

test.each(looks)(
  'axe finds nothing on any screen: $colorScheme, $locale, $width px, text of $text px',
  { timeout: 240_000 },
  async ({ colorScheme, locale, width, text, rules }) => {
    const viewport = { width, height: 800 }
    const page = await browser.page({ colorScheme, locale, viewport })
    if (text !== 16) {
      const client = await page.context().newCDPSession(page)
      await client.send('Page.enable')
      await client.send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } })
    }
    const faults: string[] = []
    for (const { name, show } of screens) {
      await show(page, places)
      for (const fault of await accessibilityFaults(page, { rules }))
        faults.push(`${name}: ${fault}`)
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main')].map(
          (one) => one.scrollWidth - one.clientWidth,
        ),
      )
      if (Math.max(...wide) > 1) faults.push(`${name}: ${Math.max(...wide)} px too wide`)
      const lang = await page.evaluate(() => document.documentElement.lang)
      if (!locale.startsWith(lang)) faults.push(`${name}: speaks ${lang}`)
    }
    expect(faults).toEqual([])
    await page.context().close()
  },
)

test('no page complained meanwhile', () => {
  // Chromium's word on the frame of the mail, whose scripts do not run, and on what is not there.
  const expected = /Blocked script execution|status of 40[04]/
  expect(browser.faults.filter((fault) => !expected.test(fault))).toEqual([])
})
