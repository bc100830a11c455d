import { openBrowser } from './helpers/browser.ts'
import { startProduct } from './helpers/product.ts'
import { screens, seed, viewports } from './helpers/screens.ts'
const [out, size, scheme, locale, ...names] = process.argv.slice(2)
await using product = await startProduct('--data', ':memory:')
await using nothing = await startProduct('--data', ':memory:')
await using browser = await openBrowser()
const places = { url: product.url, empty: nothing.url, id: await seed(product) }
for (const { name, show } of screens) {
  if (names.length > 0 && !names.includes(name)) continue
  const page = await browser.page({
    viewport: viewports[size as 'phone'],
    colorScheme: scheme as 'dark',
    locale,
  })
  page.setDefaultTimeout(30000)
  await show(page, places)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${out}/${name}-${size}.png` })
  await page.context().close()
}
console.log(browser.faults)
