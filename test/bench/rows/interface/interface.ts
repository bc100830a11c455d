import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { openBrowser, type TestBrowser } from '../../../helpers/browser.ts'
import { seedMail } from '../../../helpers/seed.ts'
import type { Arrivals } from '../../load/arrivals.ts'
import { percentiles } from '../../load/latency.ts'
import { temporaryFolder } from '../../run/children.ts'
import { startProduct, type Product } from '../../targets/product.ts'
import { millis, number, rounds } from '../figures.ts'
import type { Bench, Measurement, Row } from '../row.ts'
import { firstLoad, openMail, scroll, watch } from './browser.ts'
import { fillFile } from './fill.ts'

/** What a person with a browser waits for, in a real Chromium, above a store of any size. */
export const ui: Measurement = {
  id: 'interface',
  async run(bench) {
    const size = Math.max(...bench.scale.sizes)
    const folder = temporaryFolder()
    bench.say(`filling a store with ${number(size)} small messages`)
    await fillFile(bench.product.main, join(folder, 'mail.db'), size)
    const flags = ['--retention-messages', '0']
    const product = await startProduct({ ...bench.product, flags, folder })
    await using browser = await openBrowser()
    try {
      await sendLetters(product)
      const rows = [
        ...(await opening(bench, product, browser)),
        ...(await arriving(bench, product, browser)),
        await scrolling(bench, product, browser, size),
      ]
      // Chromium's word on the frame of the mail, whose scripts do not run.
      const faults = browser.faults.filter((fault) => !fault.includes('Blocked script execution'))
      if (faults.length > 0) throw new Error(faults.join('\n'))
      return { rows }
    } finally {
      await product.stop()
    }
  },
}

/** Mail as a shop sends it lies on top. */
async function sendLetters({ smtpPort }: Product): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
  for (const mail of seedMail) await transport.sendMail(mail)
  transport.close()
}

async function opening(bench: Bench, { url }: Product, browser: TestBrowser): Promise<Row[]> {
  bench.say('opening the list and a mail in a fresh browser')
  const lists: number[] = []
  const mails: number[] = []
  const hasty: number[] = []
  let bytes = 0
  for (let round = 0; round < bench.scale.opens; round++) {
    const page = await browser.page()
    const loaded = await firstLoad(page, url)
    bytes = loaded.bytes
    lists.push(loaded.listMs)
    hasty.push(await openMail(page, 'Your order is on its way'))
    await page.context().close()
    const calm = await browser.page()
    await firstLoad(calm, url)
    await calm.waitForLoadState('networkidle')
    mails.push(await openMail(calm, 'Your order is on its way'))
    await calm.context().close()
  }
  const [list, mail, first] = [rounds(lists), rounds(mails), rounds(hasty)]
  const range = ({ least, most }: typeof list) => `${millis(least)}–${millis(most)}`
  const row = (id: string, what: string, figure: string, budget: string): Row => {
    return { id, what, ours: '', control: '', figure, budget, holds: null, figures: {} }
  }
  return [
    {
      ...row('ui-bytes', 'UI: scripts and styles of the first load', kilobytes(bytes), '≤ 120 kB'),
      holds: bytes <= 120_000,
      figures: { bytes },
    },
    {
      ...row('ui-list', 'UI: navigation → list', millis(list.median), '≤ 500 ms'),
      ours: range(list),
      holds: list.median <= 500,
      figures: { list },
    },
    {
      ...row('ui-preview', 'UI: first click → preview', millis(mail.median), '≤ 150 ms'),
      ours: `${range(mail)}; in the moment the list appears ${millis(first.median)}`,
      holds: mail.median <= 150,
      figures: { mail, first },
    },
  ]
}

async function arriving(bench: Bench, product: Product, browser: TestBrowser): Promise<Row[]> {
  const { scale, options, loader } = bench
  bench.say(`100 messages a second before an open list, ${scale.live} s`)
  const page = await browser.page()
  await firstLoad(page, product.url)
  const job = { smtpPort: product.smtpPort, rate: 100, seconds: scale.live, seed: options.seed }
  const watched = await watch(page)
  const sent = await loader.call<Arrivals>('arrivals', job)
  await page.getByRole('link', { name: sent.at(-1)?.[0] ?? '' }).waitFor()
  const { seen, frames, tasks } = await watched()
  await page.context().close()
  const times = new Map(seen)
  const late = sent.flatMap(([subject, at]) => {
    const shown = times.get(subject)
    return shown === undefined ? [] : [Math.max(0, shown - at)]
  })
  const rows = percentiles(late)
  const frame = percentiles(frames)
  const longest = Math.max(0, ...tasks)
  return [
    {
      id: 'ui-row',
      what: 'UI: SMTP 250 → row in an open browser, 100 messages/s: p99',
      ours: `p50 ${millis(rows.p50)}, p90 ${millis(rows.p90)}; ${late.length} of ${sent.length} seen`,
      control: '',
      figure: millis(rows.p99),
      budget: '≤ 100 ms',
      holds: rows.p99 <= 100 && late.length === sent.length,
      figures: { rows, sent: sent.length },
    },
    {
      id: 'ui-frames',
      what: 'UI: frames while 100 messages/s arrive: p95',
      ours: `p50 ${millis(frame.p50)}, p99 ${millis(frame.p99)}; longest task ${millis(longest)}`,
      control: '',
      figure: millis(frame.p95),
      budget: '≤ 33 ms, no task over 100 ms',
      holds: frame.p95 <= 33 && longest <= 100,
      figures: { frame, tasks },
    },
  ]
}

async function scrolling(
  { scale, say }: Bench,
  { url }: Product,
  browser: TestBrowser,
  size: number,
): Promise<Row> {
  say(`dragging the scrollbar over ${number(size)} messages, ${scale.scroll} s`)
  const page = await browser.page()
  await firstLoad(page, url)
  const told = await scroll(page, scale.scroll)
  await page.context().close()
  const arrived = told.last === 'Message 0 of many'
  return {
    id: 'ui-scroll',
    what: `UI: from the first to the last of ${number(size)} messages: longest gap in a list`,
    ours: `${told.blank} of ${told.frames} frames; at most ${told.nodes} nodes; ended at “${told.last}”`,
    control: '',
    figure: millis(told.blankMs),
    budget: '≤ 100 ms, < 1,000 nodes',
    holds: told.blankMs <= 100 && told.nodes < 1000 && arrived,
    figures: { ...told },
  }
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
