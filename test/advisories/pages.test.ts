import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../helpers/browser.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { Client } from '../smtp/client.ts'

// Faults that sandboxes of this kind had, by their public ids: what a mail can do to the pages
// that show it. Names of all kinds carry an attack; they must be seen as the text they are.

let sandbox: TestSandbox
let browser: TestBrowser
let page: Page
let message = ''
let session = ''

/** Runs when anything takes it for HTML; without blanks, for where SMTP allows none. */
const attack = (name: string) => `<img/src=x/onerror=top.pwned='${name}'>`
/** By SMTP itself only names of hosts may be said in EHLO; what is refused is recorded too. */
const hostile = {
  subject: `${attack('subject')}</title><script>top.pwned=1</script>`,
  sender: attack('sender'),
  recipient: attack('recipient'),
  attachment: `${attack('attachment')}.pdf`,
  tag: attack('tag'),
  user: attack('user'),
  ehlo: attack('ehlo'),
  inbox: attack('inbox'),
  rule: `x${attack('rule')}@x.test`,
}

beforeAll(async () => {
  sandbox = await startSandbox()
  browser = await openBrowser()
  page = await browser.page()
  await sandbox.api('POST', '/api/inboxes', { body: { name: hostile.inbox } })
  const client = await Client.plain(sandbox.smtpPort)
  await client.reply()
  await client.say(`EHLO ${hostile.ehlo}`)
  await client.say('EHLO client.test')
  await client.say(`AUTH PLAIN ${Buffer.from(`\0${hostile.user}\0p`).toString('base64')}`)
  const text = `See https://x.test/"onmouseover="top.pwned=1" and javascript:top.pwned=1\r\n<script>top.pwned=1</script>${attack('text')}\r\n`
  const fields = [
    `From: ${encoded(hostile.sender)} <a@x.test>`,
    `To: ${encoded(hostile.recipient)} <b@x.test>`,
    `Subject: ${encoded(hostile.subject)}`,
    `X-Tags: ${encoded(hostile.tag)}`,
    `X-Odd${'-'.repeat(3)}: ${attack('field')}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
  ]
  const file = `filename*=utf-8''${encodeURIComponent(hostile.attachment).replaceAll("'", '%27')}`
  const reply = await client.send(
    `${fields.join('\r\n')}\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n` +
      `--c\r\nContent-Type: text/plain\r\n\r\n${text}\r\n` +
      `--c\r\nContent-Type: text/html\r\n\r\n<p id="shown">shown</p><script>top.pwned=1</script>\r\n--c--\r\n` +
      `--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; ${file}\r\n\r\nx\r\n--b--\r\n`,
  )
  message = /[0-9a-f-]{36}/.exec(reply.text)?.[0] ?? ''
  await client.quit()
  const { body } = await sandbox.api('GET', `/api/messages/${message}`)
  session = body.session
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await sandbox[Symbol.asyncDispose]()
})

beforeEach(() => {
  browser.faults.length = 0
  browser.left.length = 0
})

const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

/** What the page shows, in fields too. */
const shown = () =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
    return [document.body.innerText, ...fields].join('\n')
  })

/** Waits until each text is seen as it is; then nothing may have run, or have become an element. */
async function harmless(...texts: string[]) {
  for (const text of texts) await expect.poll(shown).toContain(text)
  const made = await page.evaluate(() => [
    ...('pwned' in window ? [`ran: ${String(window.pwned)}`] : []),
    ...[...document.querySelectorAll('[onerror], img[src="x"], body script:not([src])')].map(
      (element) => element.outerHTML.slice(0, 100),
    ),
  ])
  expect(made).toEqual([])
  expect(
    browser.faults.filter((fault) => !/Content Security Policy|sandboxed/.test(fault)),
  ).toEqual([])
}

test('CVE-2026-48849: the list shows hostile subjects, senders, tags and inbox names as text', async () => {
  await page.goto(`${sandbox.url}/all`)
  await harmless(hostile.subject, hostile.sender, hostile.inbox, hostile.user)
})

test('CVE-2022-29360: the reader shows hostile names of people, tags and attachments as text', async () => {
  await page.goto(`${sandbox.url}/all?message=${message}`)
  await page.frameLocator('iframe').getByText('shown').waitFor()
  await harmless(
    hostile.subject,
    hostile.sender,
    hostile.attachment,
    hostile.tag,
    hostile.recipient,
  )
  expect(await page.title()).not.toContain('undefined')
})

test.each([
  ['text', attack('text')],
  ['source', '<script>top.pwned=1</script>'],
  ['headers', attack('field')],
  ['raw', attack('field')],
  ['session', hostile.user],
])('MailCatcher 291 and 442: the %s tab runs nothing', async (tab, text) => {
  await page.goto(`${sandbox.url}/all?message=${message}&tab=${tab}`)
  await page.getByRole('tabpanel').waitFor()
  await harmless(text)
  const links = await page.getByRole('tabpanel').getByRole('link').all()
  for (const link of links) {
    expect(await link.getAttribute('href')).not.toMatch(/^\s*(javascript|data|vbscript):/i)
    expect(await link.getAttribute('onmouseover')).toBeNull()
  }
})

test('smtp4dev 1148, OpenArchiver 219: the frame is sandboxed by its address, never by srcdoc', async () => {
  await page.goto(`${sandbox.url}/all?message=${message}`)
  const frame = page.locator('iframe')
  await frame.waitFor()
  expect(await page.locator('iframe').count()).toBe(1)
  expect(await frame.getAttribute('srcdoc')).toBeNull()
  expect(await frame.getAttribute('src')).toContain(`/api/messages/${message}/html`)
  expect(await frame.getAttribute('sandbox')).not.toContain('allow-scripts')
})

test('the connections page shows what a client said as text', async () => {
  await page.goto(`${sandbox.url}/connections`)
  await harmless(hostile.user)
  await page.goto(`${sandbox.url}/connections/${session}`)
  await harmless(hostile.ehlo, hostile.user)
})

test('the settings show hostile inbox names and user names as text', async () => {
  await page.goto(`${sandbox.url}/settings`)
  await harmless(hostile.inbox, hostile.user)
})

test('the search box shows what an address says as text', async () => {
  await page.goto(`${sandbox.url}/all?q=${encodeURIComponent(attack('search'))}`)
  await harmless(attack('search'))
})

test('the page of the API takes nothing from a mail or an address', async () => {
  const odd = encodeURIComponent(attack('docs'))
  await page.goto(`${sandbox.url}/api/docs?x=${odd}#${odd}`)
  await page.getByRole('heading', { name: 'The API of Mailproof' }).waitFor()
  await harmless('GET')
  expect(await shown()).not.toContain('onerror')
  const lost = await sandbox.fetch(`/api/${odd}`)
  expect(lost.headers.get('content-type')).toBe('application/json')
  expect(lost.headers.get('content-security-policy')).toContain("default-src 'none'")
})
