import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../helpers/browser.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { hostileMail } from './hostile-mail.ts'

let sandbox: TestSandbox
let browser: TestBrowser

beforeAll(async () => {
  sandbox = await startSandbox()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await sandbox[Symbol.asyncDispose]()
})

const corpus = new URL('../../../shared/corpus/xss/', import.meta.url)
const samples = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => name.endsWith('.eml'))
  : []
if (samples.length === 0) process.stderr.write('skipped: the XSS corpus is not here\n')

const eml = (html: string) =>
  `From: evil@example.test\r\nTo: ann@example.test\r\nSubject: hostile\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`

const bodies = [
  ...samples.map((name) => [name, readFileSync(new URL(name, corpus), 'utf8')] as const),
  ...Object.entries(hostileMail).map(([name, html]) => [name, eml(html)] as const),
]

async function keep(raw: string): Promise<string> {
  const { body } = await sandbox.api('POST', '/api/messages', {
    body: raw,
    headers: { 'Content-Type': 'message/rfc822' },
    query: { to: 'ann@example.test' },
  })
  return body.id
}

/** Opens the reader on a message and lets its frame settle. */
async function open(page: Page, id: string): Promise<void> {
  await page.goto(`${sandbox.url}/all?message=${id}`)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  await frame?.waitForLoadState('load')
  await settle(page)
}

/** Lets everything run that the page has already asked for. */
async function settle(page: Page) {
  for (let turn = 0; turn < 3; turn++) {
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
  }
}

/** What left so far: a request that does leave, made last, arrives behind all others. */
async function leftSoFar(): Promise<string[]> {
  const page = await browser.page()
  await page.setContent('<img src="http://last.example.test/x.png">')
  await expect.poll(() => browser.left).toContain('last.example.test')
  await page.context().close()
  return browser.left.filter((host) => host !== 'last.example.test')
}

/** Visits every message, four pages at a time; answers what a visit found, behind the name. */
async function visitAll(visit: (page: Page, id: string) => Promise<string[]>): Promise<string[]> {
  const waiting = [...bodies]
  const found: string[] = []
  const work = async () => {
    const page = await browser.page()
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      const [name, raw] = body
      for (const what of await visit(page, await keep(raw))) found.push(`${name}: ${what}`)
    }
  }
  await Promise.all([work(), work(), work(), work()])
  return found
}

beforeEach(() => {
  browser.left.length = 0
  browser.faults.length = 0
})

/** The policy may say what it blocked, and our own server that it has no such picture. */
const harmless = /Content Security Policy|sandboxed|status of 404/

test('no message runs a script or reaches out in the reader', { timeout: 180_000 }, async () => {
  const found = await visitAll(async (page, id) => {
    await open(page, id)
    const link = page.frameLocator('iframe').locator('#link')
    if ((await link.count()) > 0) await link.dispatchEvent('click')
    const ran = await page.evaluate(() => 'pwned' in window)
    const moved = page.url() !== `${sandbox.url}/all?message=${id}`
    return [...(ran ? ['a script ran'] : []), ...(moved ? [`the page went to ${page.url()}`] : [])]
  })
  expect(found).toEqual([])
  expect(browser.faults.filter((fault) => !harmless.test(fault))).toEqual([])
  expect(await leftSoFar()).toEqual([])
})

test('nor when its address is opened alone', { timeout: 120_000 }, async () => {
  const found = await visitAll(async (page, id) => {
    const address = `${sandbox.url}/api/messages/${id}/html`
    await page.goto(address)
    return page.url() === address ? [] : [`the page went to ${page.url()}`]
  })
  expect(found).toEqual([])
  expect(browser.faults.filter((fault) => !harmless.test(fault))).toEqual([])
  expect(await leftSoFar()).toEqual([])
})

test('the frame is sandboxed, without scripts', async () => {
  const page = await browser.page()
  await open(page, await keep(eml('<p>hello</p>')))
  const tokens = (await page.locator('iframe').getAttribute('sandbox'))?.split(' ') ?? []
  expect(tokens.sort()).toEqual([
    'allow-popups',
    'allow-popups-to-escape-sandbox',
    'allow-same-origin',
  ])
})

test('an SVG or HTML attachment opened by its address runs nothing', async () => {
  const attack = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
  const raw = `Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: image/svg+xml\r\nContent-Disposition: inline; filename=a.svg\r\n\r\n${attack}\r\n--b\r\nContent-Type: text/html; name=b.html\r\nContent-Disposition: attachment\r\n\r\n<script>alert(2)</script>\r\n--b--\r\n`
  const id = await keep(raw)
  const { body: list } = await sandbox.api('GET', `/api/messages/${id}/parts`)
  const paths = list.parts.filter((part: { role: string }) => part.role !== 'container')
  expect(paths).toHaveLength(2)
  for (const { path } of paths) {
    const response = await sandbox.fetch(`/api/messages/${id}/parts/${path}`)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  }
})
