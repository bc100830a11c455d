import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDomainsWeb, logo, policy, type DomainWeb } from '../checks/auth/files/given.ts'
import { accessibilityFaults } from '../helpers/browser.ts'
import { startDns, type TestDns } from '../helpers/dns.ts'
import { gives, leads } from '../net/web.ts'
import { row, startUi, type Ui } from './ui.ts'

let ui: Ui
let page: Page
let dns: TestDns
let domain: DomainWeb

const hostile = logo(
  '<script>document.title = "ran"</script><image href="https://evil.example/a"/>',
)

beforeAll(async () => {
  domain = await aDomainsWeb({
    '/logo.svg': gives('image/svg+xml', hostile),
    '/.well-known/mta-sts.txt': leads('https://shop.example/policy.txt'),
  })
  dns = await startDns({
    'shop.example': { MX: ['10 mx.shop.example'] },
    '_dmarc.shop.example': { TXT: ['v=DMARC1; p=reject'] },
    'default._bimi.shop.example': { TXT: ['v=BIMI1; l=https://shop.example/logo.svg; a='] },
    '_mta-sts.shop.example': { TXT: ['v=STSv1; id=1'] },
  })
  const auth = { dns: { servers: [dns.address], timeoutMs: 2000 } }
  ui = await startUi({ auth }, { fetch: domain.fetch })
  await ui.send({ from: 'Shop <orders@shop.example>', subject: 'Your receipt' })
  page = await ui.open()
})

afterAll(async () => {
  const { faults, left } = ui.browser
  await ui[Symbol.asyncDispose]()
  await dns[Symbol.asyncDispose]()
  await domain[Symbol.asyncDispose]()
  expect([faults, left]).toEqual([[], []])
})

const card = () => page.getByRole('region', { name: 'Authentication' })
const protocol = (name: string) =>
  card()
    .locator('details')
    .filter({ has: page.locator('summary b', { hasText: new RegExp(`^${name}$`) }) })
    .last()

test('says whom it will ask, and asks nobody before', async () => {
  await row(page, 'Your receipt').click()
  const strip = page.getByRole('navigation', { name: 'Verdicts' })
  await strip.getByRole('link', { name: /^Authentication/ }).click()
  await card().getByText('Domain, receivers and way').click()
  await protocol('BIMI').locator('summary').first().click()
  await protocol('BIMI')
    .getByText('Nothing was fetched. Mailproof will ask shop.example.')
    .waitFor()
  expect(domain.web.asked).toEqual([])
})

test('shows the logo as a picture that runs nothing, with what is wrong with it', async () => {
  await protocol('BIMI').getByRole('button', { name: 'Look at the logo' }).click()
  await protocol('BIMI').getByText('The logo holds script: script', { exact: true }).waitFor()
  const picture = protocol('BIMI').getByRole('img', { name: 'The logo', exact: true })
  await expect
    .poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth))
    .toBeGreaterThan(0)
  expect(await picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/)
  expect(await page.locator('svg:has(title)').count()).toBe(0)
  expect(await page.title()).not.toBe('ran')
  await protocol('BIMI').getByText('The file as text').click()
  await protocol('BIMI').getByText('document.title').waitFor()
  expect(domain.web.asked.map(({ url }) => url)).toEqual(['/logo.svg'])
})

test('says of a policy that redirects that there is none', async () => {
  await protocol('MTA-STS').locator('summary').first().click()
  await protocol('MTA-STS').getByText('Mailproof will ask mta-sts.shop.example.').waitFor()
  await protocol('MTA-STS').getByRole('button', { name: 'Look at the policy file' }).click()
  const said = 'mta-sts.shop.example redirects: senders treat it as having no policy'
  await protocol('MTA-STS').getByText(said, { exact: true }).waitFor()
  await protocol('MTA-STS').getByText('Redirects must not be followed.').waitFor()
})

test.each(['light', 'dark'] as const)('axe finds nothing in the cards: %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme })
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a logo and a policy are checked before they are published', async () => {
  const { body } = await ui.sandbox.api('PUT', '/api/zones/shop.example', { body: {} })
  expect(body.domain).toBe('shop.example')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`${ui.sandbox.url}/zones/shop.example`)
  await page
    .getByLabel('Logo for BIMI (SVG)')
    .first()
    .setInputFiles({
      ...{ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(logo()) },
    })
  await page.getByText('The logo is SVG Tiny PS', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Write one' }).click()
  await page
    .getByText('The policy leaves out mail servers of shop.example: mx.shop.example')
    .waitFor()
  await page.getByRole('textbox', { name: 'Policy of MTA-STS' }).fill(policy)
  await page.getByRole('button', { name: 'Check the policy' }).click()
  await page.getByText('The policy is valid and in force', { exact: true }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})
