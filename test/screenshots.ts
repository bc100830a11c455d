import { mkdir } from 'node:fs/promises'
import { openBrowser } from './helpers/browser.ts'
import { startProduct } from './helpers/product.ts'
import { screens, seed, viewports } from './helpers/screens.ts'

/** Makes docs/screenshots/ from realistic mail: `npm run screenshots`. Give names to make only those. */
const folder = new URL('../docs/screenshots/', import.meta.url).pathname

// The same pictures wherever they are made.
const offline = ['--dns-server', 'off']

async function main() {
  const wanted = process.argv.slice(2)
  await mkdir(folder, { recursive: true })
  await using product = await startProduct('--data', ':memory:', '--spam-rules', 'own', ...offline)
  await using nothing = await startProduct('--data', ':memory:', ...offline)
  await using browser = await openBrowser()
  const places = { url: product.url, empty: nothing.url, id: await seed(product) }
  for (const { name, sizes = [], show } of screens) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const size of sizes) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.page({ viewport: viewports[size], colorScheme })
        await show(page, places)
        await page.evaluate(() => document.fonts.ready)
        await page.waitForLoadState('networkidle')
        const suffix = size === 'desktop' ? '' : `-${size}`
        await page.screenshot({ path: `${folder}${name}${suffix}-${colorScheme}.png` })
        await page.context().close()
      }
    }
  }
  for (const fault of browser.faults) process.stderr.write(`${fault}\n`)
}

await main()
