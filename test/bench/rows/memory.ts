import { setTimeout as pause } from 'node:timers/promises'
import { usageOf } from '../run/usage.ts'
import { startProduct, type Product } from '../targets/product.ts'
import { megabytes, millis, number, perSecond } from './figures.ts'
import type { Bench, Measurement, Row } from './row.ts'

/** Resident memory of the server process: after much mail, and while large mail comes at once. */
export const memory: Measurement = {
  id: 'memory',
  run: async (bench) => ({ rows: [await afterMuch(bench), await duringLarge(bench)] }),
}

async function afterMuch(bench: Bench): Promise<Row> {
  const { scale, options, loader } = bench
  bench.say(`memory after ${number(scale.memory)} messages`)
  const product = await startProduct({ ...bench.product, flags: ['--retention-messages', '0'] })
  const pool = { seed: options.seed, size: 5000, distinct: Math.min(4000, scale.memory) }
  const job = { mode: 'pipeline' as const, connections: 16, pool, count: scale.memory }
  const result = await loader.send({ ...job, port: product.smtpPort })
  await product.drained(900_000)
  await pause(1000)
  const { rss, peak } = await usageOf(product.child)
  await product.stop()
  return {
    id: 'memory',
    what: `resident memory after ${number(scale.memory)} messages of 5 kB`,
    ours: `${perSecond((result.accepted / result.ms) * 1000)} accepted; peak ${megabytes(peak)}`,
    control: '',
    figure: megabytes(rss),
    budget: '≤ 200 MB',
    holds: rss <= 200e6 && result.accepted === scale.memory,
    figures: { rss, peak, accepted: result.accepted, failure: result.failure },
  }
}

async function duringLarge(bench: Bench): Promise<Row> {
  const { count, bytes } = bench.scale.large
  const size = megabytes(bytes)
  bench.say(`${count} messages of ${size} at once`)
  const product = await startProduct({ ...bench.product, flags: ['--retention-messages', '0'] })
  const before = (await usageOf(product.child)).rss
  const watched = watchPeak(product)
  const pool = { seed: bench.options.seed, size: bytes - 50_000, distinct: 1 }
  const job = { mode: 'step' as const, connections: count, pool, count }
  const result = await bench.loader.send({ ...job, port: product.smtpPort })
  // What the analysis takes belongs to it.
  await product.drained()
  const most = await watched()
  await product.stop()
  return {
    id: 'memory-large',
    what: `resident memory during ${count} messages of ${size} at once, analysis included`,
    ours: `${megabytes(before)} before; ${result.accepted} accepted in ${millis(result.ms)}`,
    control: '',
    figure: megabytes(most),
    budget: '≤ 500 MB',
    holds: most <= 500e6 && result.accepted === count,
    figures: { before, peak: most, accepted: result.accepted, failure: result.failure },
  }
}

/** Looks often; the system's own record of the peak, where there is one, misses nothing. */
function watchPeak(product: Product): () => Promise<number> {
  let most = 0
  const look = async () => {
    const { rss, peak } = await usageOf(product.child)
    most = Math.max(most, rss, peak)
  }
  const clock = setInterval(() => void look().catch(() => clearInterval(clock)), 50)
  return async () => {
    clearInterval(clock)
    await look()
    return most
  }
}
