import type { BrowserContextOptions, Page } from 'playwright-core'
import type { SendMailOptions } from 'nodemailer'
import type { Given } from '../../server/sandbox.ts'
import { openBrowser, type TestBrowser } from '../helpers/browser.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox, type Options, type TestSandbox } from '../helpers/sandbox.ts'

/** A sandbox, and a browser that looks at it. */
export interface Ui extends AsyncDisposable {
  sandbox: TestSandbox
  browser: TestBrowser
  /** A page that is there already: at this path, when its list or empty state can be seen. */
  open(path?: string, options?: BrowserContextOptions): Promise<Page>
  /** Sends one message after the other; the last is the newest. */
  send(...mails: SendMailOptions[]): Promise<string[]>
  /** Many small messages at once: "Bulk 0", "Bulk 1", … */
  fill(count: number): Promise<void>
}

export async function startUi(options: Options = {}, given: Given = {}): Promise<Ui> {
  const sandbox = await startSandbox(options, given)
  const browser = await openBrowser()
  return {
    sandbox,
    browser,
    async open(path = '/all', options = {}) {
      const page = await browser.page(options)
      await page.goto(sandbox.url + path)
      await page.locator('h1').first().waitFor({ state: 'attached' })
      return page
    },
    async send(...mails) {
      const ids: string[] = []
      for (const mail of mails) ids.push(await sandbox.send(aMessage(mail)))
      return ids
    },
    async fill(count) {
      const { body } = await sandbox.api('GET', '/api/inboxes')
      const raw = (n: number) =>
        Buffer.from(`From: bulk@sender.test\r\nSubject: Bulk ${n}\r\n\r\nNumber ${n}\r\n`)
      const envelope = {
        from: '',
        to: ['all@example.test'],
        body: null,
        smtpUtf8: false,
        dsn: null,
      }
      await sandbox.sandbox.ingest(
        Array.from({ length: count }, (_, n) => ({
          raw: raw(n),
          envelope,
          connection: null,
          session: null,
          origin: { kind: 'http' as const, provider: 'test' },
          inbox: String(body.inboxes[0].id),
        })),
      )
    },
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]()
      await sandbox[Symbol.asyncDispose]()
    },
  }
}

/** The row of a message in the list. */
export function row(page: Page, subject: string | RegExp) {
  return page.getByRole('list', { name: /Messages|Mensajes/ }).getByRole('link', { name: subject })
}

/** The subject that the reader shows. */
export function reading(page: Page) {
  return page.getByRole('main').getByRole('heading', { level: 1 })
}

/** Subjects of the rows in the window, from the top. */
export function subjects(page: Page): Promise<string[]> {
  return page.locator('[data-focus] .subject').evaluateAll((all) =>
    all
      .map((one) => ({ top: one.getBoundingClientRect().top, text: one.textContent.trim() }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  )
}
