import { percentiles, type Percentiles } from '../../load/latency.ts'
import { ask } from '../../run/http.ts'
import { usageOf } from '../../run/usage.ts'
import { startProduct, type Product } from '../../targets/product.ts'
import { megabytes, millis, number } from '../figures.ts'
import type { Bench, Detail, Measurement, Result, Row } from '../row.ts'
import { fill } from './fill.ts'
import { kinds, type Filled, type Kind } from './queries.ts'

/** No kind of request takes longer than this in all. */
const mostMs = 10_000

interface Measured {
  kind: Kind
  /** Why the server refuses such a search; null when it answers. */
  refusal: string | null
  times: Percentiles
  /** How many messages each variant finds, the fewest first. */
  found: number[]
  /** False where a search finds nothing, or everything, whatever it asks: it does not work yet. */
  plausible: boolean
}

/** List and searches through the API, newest 50, retention off, at several sizes of the store. */
export const search: Measurement = {
  id: 'search',
  async run(bench) {
    const results: Result[] = []
    for (const size of bench.scale.sizes) results.push(await atSize(bench, size))
    return {
      rows: results.flatMap(({ rows }) => rows),
      details: results.flatMap(({ details }) => details ?? []),
    }
  },
}

async function atSize(bench: Bench, size: number): Promise<Result> {
  const flags = ['--retention-messages', '0']
  const product = await startProduct({ ...bench.product, flags })
  const began = performance.now()
  const filled = await fill(bench, product, size)
  const seconds = (performance.now() - began) / 1000
  bench.say(`searching ${number(size)} messages`)
  const all: Measured[] = []
  for (const kind of kinds) all.push(await measure(bench, product, kind, filled))
  const { rss } = await usageOf(product.child)
  await product.stop()
  const name = label(size)
  const facts = `${number(filled.total)} messages, filled by SMTP in ${number(seconds)} s; ${megabytes(rss)} resident`
  return { rows: rowsOf(all, name, facts), details: [detailOf(all, name)] }
}

async function measure(
  { scale }: Bench,
  { url }: Product,
  kind: Kind,
  filled: Filled,
): Promise<Measured> {
  const variants = kind.variants(filled)
  const times: number[] = []
  let refusal: string | null = null
  const found = new Map<number, number>()
  const end = performance.now() + mostMs
  for (let i = 0; i < Math.max(scale.searches, variants.length); i++) {
    const variant = i % variants.length
    const query = new URLSearchParams({ ...variants[variant], limit: '50' })
    if (query.has('q')) query.set('fresh', 'false')
    const { status, body, ms } = await ask(`${url}/api/messages?${query}`)
    if (status !== 200) refusal ??= `${query.get('q') ?? query.get('sort')}: ${messageOf(body)}`
    else {
      times.push(ms)
      if (!found.has(variant)) found.set(variant, totalOf(body))
    }
    if (performance.now() > end) break
  }
  const counts = [...found.values()].sort((a, b) => a - b)
  const narrow = counts.some((count) => count > 0 && count < filled.total)
  const asksAll = variants.every(({ q, inbox }) => q === undefined && inbox === undefined)
  return { kind, refusal, times: percentiles(times), found: counts, plausible: asksAll || narrow }
}

function totalOf(body: string): number {
  const { total } = JSON.parse(body) as { total: number }
  return total
}

function messageOf(body: string): string {
  const { error } = JSON.parse(body) as { error?: { message?: string } }
  return error?.message ?? body
}

const holds = ({ kind, refusal, plausible, times }: Measured) =>
  refusal === null && plausible && times.p95 <= kind.budget

function foundText({ refusal, plausible, found }: Measured): string {
  if (refusal !== null) return 'not understood'
  const [least = 0, most = 0] = [found[0], found.at(-1)]
  const range = least === most ? number(most) : `${number(least)}–${number(most)}`
  return plausible ? range : `${range}: not credible`
}

function rowsOf(all: Measured[], name: string, facts: string): Row[] {
  const [list] = all
  const main = all.filter(({ kind }) => kind.main)
  const others = all.filter(({ kind }) => !kind.main)
  if (!list) throw new Error('no kinds of search')
  const row = (id: string, what: string, some: Measured[], budget: string): Row => {
    const missing = some.filter((one) => !holds(one))
    const slowest = some.reduce((one, other) => (other.times.p95 > one.times.p95 ? other : one))
    return {
      id: `${id}-${name}`,
      what: `${what}: p95 of the slowest`,
      ours: `${some.length - missing.length} of ${some.length} kinds; ${facts}`,
      control: '',
      figure: `${millis(slowest.times.p95)} (${slowest.kind.name})`,
      budget,
      holds: missing.length === 0,
      figures: { kinds: some },
    }
  }
  return [
    {
      ...row('list', `list, newest 50 of ${name}`, [list], '≤ 50 ms'),
      ours: `p50 ${millis(list.times.p50)}, p99 ${millis(list.times.p99)}`,
    },
    row('search', `searches of ${name} by words, facets, addresses, dates`, main, '≤ 50 ms'),
    row('search-more', `other searches of ${name}`, others, 'their own'),
  ]
}

function detailOf(all: Measured[], name: string): Detail {
  return {
    title: `List and searches at ${name}`,
    heads: ['search', 'found', 'p50', 'p95', 'p99', 'budget', 'holds'],
    lines: all.map((one) => [
      one.kind.name,
      foundText(one),
      ...[one.times.p50, one.times.p95, one.times.p99].map(millis),
      millis(one.kind.budget),
      holds(one) ? 'yes' : 'NO',
    ]),
  }
}

/** '10k', '1M'. */
function label(size: number): string {
  if (size >= 1e6) return `${size / 1e6}M`
  return size >= 1000 ? `${size / 1000}k` : String(size)
}
