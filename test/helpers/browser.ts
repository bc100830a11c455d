import { AxeBuilder } from '@axe-core/playwright'
import { createServer, type AddressInfo } from 'node:net'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'

export interface TestBrowser extends AsyncDisposable {
  /** A page of its own context; page errors and console errors are collected in `faults`. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** What went wrong in any page: uncaught errors, console errors, dialogs. */
  faults: string[]
  /** Connections that tried to leave this machine: every foreign host name leads to a trap. */
  left: string[]
}

/**
 * A real Chromium. Every host but loopback resolves to a trap on this machine, which notes what
 * reaches it, so a test can say that nothing left.
 */
export async function openBrowser(): Promise<TestBrowser> {
  const left: string[] = []
  const faults: string[] = []
  const trap = createServer((socket) => {
    let name = 'nothing said'
    socket.once('data', (data) => (name = hostIn(data)))
    socket.on('error', (error) => (name += `, ${error.message}`))
    socket.on('close', () => left.push(name))
    socket.setTimeout(1000, () => socket.destroy())
  })
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
  const { port } = trap.address() as AddressInfo

  const executablePath = process.env['MAILPROOF_CHROMIUM'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      `--host-resolver-rules=${nowhere}MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

  return {
    faults,
    left,
    async page(options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        ...options,
      })
      const page = await context.newPage()
      // Within the time of a test, so that what was waited for is told.
      page.setDefaultTimeout(10_000)
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
      page.on('console', (line) => {
        if (line.type() === 'error') faults.push(`console: ${line.text()} ${line.location().url}`)
      })
      page.on('dialog', (dialog) => {
        faults.push(`dialog: ${dialog.message()}`)
        void dialog.dismiss()
      })
      return page
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await new Promise((resolve) => trap.close(resolve))
    },
  }
}

/** Chromium calls its maker by itself (updates, accounts); that is no doing of a page. */
const errands = ['google.com', 'googleapis.com', 'gstatic.com', 'gvt1.com']
const nowhere = errands.map((domain) => `MAP *.${domain} ~NOTFOUND, `).join('')

/** The host of an HTTP request, or the server name (RFC 6066 §3) in a TLS ClientHello. */
function hostIn(data: Buffer): string {
  const http = /^Host: (.*?)\r?$/im.exec(data.toString('latin1'))?.[1]
  if (http !== undefined) return http
  for (let at = 0; at + 9 < data.length; at++) {
    const size = data.readUInt16BE(at + 7)
    const isName =
      data.readUInt32BE(at) === size + 5 && data.readUInt16BE(at + 4) === size + 3 && size > 0
    if (isName && data[at + 6] === 0) return data.toString('latin1', at + 9, at + 9 + size)
  }
  return 'unknown'
}

/** What axe finds on the page, one line for each fault; the previewed mail itself is not ours to judge. */
export async function accessibilityFaults(
  page: Page,
  { without = [] }: { without?: string[] } = {},
): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .disableRules(without)
    .exclude('iframe')
    // Without it each look costs a page of its own, for frames that are left out anyway.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  )
}
