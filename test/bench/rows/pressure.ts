import { setTimeout as pause } from 'node:timers/promises'
import { percentiles, type Percentiles } from '../load/latency.ts'
import type { JobResult } from '../load/job.ts'
import type { Pool } from '../mail/pool.ts'
import { loopDelay, type LoopDelay } from '../run/metrics.ts'
import { usageOf } from '../run/usage.ts'
import type { Product } from '../targets/product.ts'
import type { Bench } from './row.ts'

/** One look at a server under load. */
interface Look {
  at: number
  total: number
  indexedThrough: number
  pending: number
}

export interface Pressure {
  /** Messages a second after the first third, when the backlog has found its level. */
  indexed: number
  accepted: number
  /** Messages that wait for the index: at the beginning of that time, at its end, the most. */
  backlog: { from: number; to: number; most: number }
  /** It may grow by a twentieth of what was indexed. */
  backlogHolds: boolean
  cpuMicros: number
  loop: LoopDelay
  /** The newest message asked for, a few times a second. */
  list: Percentiles
  latency: JobResult['latency']
  total: number
  rss: number
  failed: number
  failure: string | null
}

/** Full ingest for so long, with the index behind it, watched from outside. */
export async function underPressure(
  { loader }: Bench,
  product: Product,
  pool: Pool,
  seconds: number,
): Promise<Pressure> {
  const looks: Look[] = []
  const lists: number[] = []
  const state = { over: false }
  async function watch() {
    while (!state.over) {
      const began = performance.now()
      const seen = await product.progress()
      lists.push(performance.now() - began)
      looks.push({ at: performance.now(), ...seen })
      await pause(100)
    }
  }
  let watching = Promise.resolve()
  let cpu = 0
  const job = { mode: 'pipeline' as const, connections: 16, pool, seconds }
  const result = await loader.send({ ...job, port: product.smtpPort }, async () => {
    cpu = (await usageOf(product.child)).cpuMs
    await loopDelay(product.url)
    watching = watch()
  })
  state.over = true
  const loop = await loopDelay(product.url)
  await watching
  const used = await usageOf(product.child)
  const end = looks.at(-1)
  const first = looks[0]
  const from = looks[Math.floor(looks.length / 3)]
  if (!first || !from || !end) throw new Error('too short to be watched')
  const span = Math.max(1, end.at - from.at) / 1000
  const indexed = (end.indexedThrough - from.indexedThrough) / span
  return {
    indexed,
    accepted: (result.accepted / Math.max(1, result.ms)) * 1000,
    backlog: {
      from: from.pending,
      to: end.pending,
      most: Math.max(...looks.map(({ pending }) => pending)),
    },
    backlogHolds: end.pending - from.pending <= Math.max(100, (indexed * span) / 20),
    cpuMicros: ((used.cpuMs - cpu) / Math.max(1, end.indexedThrough - first.indexedThrough)) * 1000,
    loop,
    list: percentiles(lists),
    latency: result.latency,
    total: end.total,
    rss: used.rss,
    failed: result.failed,
    failure: result.failure,
  }
}
