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
  without: string[]
}

/** Every screen in both themes and both languages, on the narrowest and with the largest text. */
const looks: Look[] = [
  { colorScheme: 'light', locale: 'en-GB', width: 1440, text: 16, without: [] },
  { colorScheme: 'dark', locale: 'es-ES', width: 320, text: 16, without: [] },
  // Large text may have less contrast (WCAG 1.4.3), so it would prove nothing of colours.
  { colorScheme: 'dark', locale: 'en-GB', width: 1280, text: 32, without: ['color-contrast'] },
]

test.each(looks)(
  'axe finds nothing on any screen: $colorScheme, $locale, $width px, text of $text px',
  { timeout: 240_000 },
  async ({ colorScheme, locale, width, text, without }) => {
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
      for (const fault of await accessibilityFaults(page, { without }))
        faults.push(`${name}: ${fault}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > width) faults.push(`${name}: scrolls sideways, ${wide} px wide`)
      const over = await page.evaluate(() =>
        Math.max(
          0,
          ...[...document.querySelectorAll('main')].map((one) => one.scrollWidth - one.clientWidth),
        ),
      )
      if (over > 1) faults.push(`${name}: ${over} px too wide`)
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
