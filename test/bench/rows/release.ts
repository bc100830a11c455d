import type { Released, ReleasePage } from '../../../server/types.ts'
import { askJson } from '../run/http.ts'
import { until } from '../run/wait.ts'
import { startLibrary } from '../targets/library.ts'
import { startProduct, type Product } from '../targets/product.ts'
import type { Target } from '../targets/target.ts'
import { drive, type Drive } from './drive.ts'
import { millis, perSecond, rounds, times } from './figures.ts'
import type { Bench, Measurement } from './row.ts'

/** How fast captured mail goes out, and what that costs the mail that comes in meanwhile. */
export const release: Measurement = {
  id: 'release',
  async run(bench) {
    const { scale, options, say } = bench
    const count = scale.burst
    const sink = await startLibrary('discarding')
    const flags = ['--retention-messages', '0', '--spam-rules', 'off', '--dns-server', 'off']
    const product = await startProduct({ ...bench.product, flags })
    await askJson(`${product.url}/api/relays`, {
      method: 'POST',
      json: {
        ...{ name: 'sink', host: '127.0.0.1', port: sink.smtpPort, tls: 'none', auth: 'none' },
        ...{ connections: 10, perConnection: 1000 },
      },
    })
    const pool = { seed: options.seed, size: 5000, distinct: Math.min(count, 2000) } as const
    await drive(bench, product, { mode: 'pipeline', connections: 16, pool, count })
    await product.drained()

    const rates: number[] = []
    const ratios: number[] = []
    const latencies: { alone: number[]; beside: number[] } = { alone: [], beside: [] }
    // What an application that sends a lot would send; a flood takes the machine for itself.
    const job = { mode: 'step' as const, connections: 2, pool, count: Math.ceil(count / 4) }
    for (let round = 0; round < scale.rounds; round++) {
      say(`release, round ${round + 1} of ${scale.rounds}`)
      const alone = await drive(bench, product, job)
      await product.drained()
      rates.push(await releaseAll(product, count))
      const beside = await meanwhile(bench, product, job, count)
      await product.drained()
      ratios.push(beside.rate / alone.rate)
      latencies.alone.push(alone.latency.p99)
      latencies.beside.push(beside.latency.p99)
    }
    await product.stop()
    await sink.stop()
    const rate = rounds(rates)
    const ratio = rounds(ratios)
    const p99 = (values: number[]) => millis(rounds(values).median)
    return {
      rows: [
        {
          id: 'release',
          what: `${count} messages, a recipient each, released to a sink`,
          ours: '',
          control: '',
          figure: perSecond(rate.median),
          budget: '≥ 500/s',
          holds: rate.median >= 500,
          figures: { rate },
        },
        {
          id: 'release-capture',
          what: 'capture on two connections while they go out',
          ours: `250 after ${p99(latencies.beside)} (p99)`,
          control: `with nothing going out ${p99(latencies.alone)}`,
          figure: times(ratio),
          budget: '≥ 0.95 ×',
          holds: ratio.median >= 0.95,
          figures: { ratio, latencies },
        },
      ],
    }
  },
}

/** The oldest messages, each a release of its own. @returns messages a second until the last ended */
async function releaseAll(product: Product, count: number): Promise<number> {
  const began = performance.now()
  const batch = await releaseSome(product, count)
  await endedAll(product, batch, count)
  return count / ((performance.now() - began) / 1000)
}

async function releaseSome({ url }: Product, count: number): Promise<string> {
  const { counts, batch } = await askJson<Released>(`${url}/api/messages/release`, {
    method: 'POST',
    json: { inbox: 'all', upTo: count, to: ['one@sink.test'], confirm: count },
    timeoutMs: 120_000,
  })
  if (counts.released !== count) throw new Error(`released ${counts.released}, not ${count}`)
  return batch ?? ''
}

async function endedAll({ url }: Product, batch: string, count: number): Promise<void> {
  const all = async () => {
    const query = `batch=${batch}&states=delivered&limit=1`
    return (await askJson<ReleasePage>(`${url}/api/releases?${query}`)).total === count
  }
  if (!(await until(all, { everyMs: 200, forMs: 120_000 }))) throw new Error('releases do not end')
}

/** Mail comes in while releases go out: all of them were asked for before. */
async function meanwhile(
  bench: Bench,
  product: Product & Target,
  job: Parameters<typeof drive>[2],
  count: number,
): Promise<Drive> {
  const pause = (paused: boolean) =>
    askJson(`${product.url}/api/relays/sink`, { method: 'PATCH', json: { paused } })
  await pause(true)
  const batch = await releaseSome(product, count)
  await pause(false)
  const beside = await drive(bench, product, job)
  await endedAll(product, batch, count)
  return beside
}
