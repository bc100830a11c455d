import type { Job } from '../load/job.ts'
import { startLibrary } from '../targets/library.ts'
import { startProduct } from '../targets/product.ts'
import type { Target } from '../targets/target.ts'
import { cpuRatios, drive, of, paceOf, ratios, type Drive } from './drive.ts'
import { times } from './figures.ts'
import type { Measurement, Row } from './row.ts'

/** 10,000 messages at once: accepted, durable, in the list; the analysis may wait. */
export const burst: Measurement = {
  id: 'burst',
  async run(bench) {
    const { scale, options } = bench
    const pool = { seed: options.seed, size: 5000, distinct: scale.burst }
    const job: Omit<Job, 'port'> = { mode: 'pipeline', connections: 16, pool, count: scale.burst }
    const few = { ...job, count: Math.ceil(scale.burst / 5) }
    // As shipped but for retention, which has a row of its own.
    const [control, product] = await Promise.all([
      startLibrary('discarding'),
      startProduct({ ...bench.product, flags: ['--retention-messages', '0'] }),
    ])
    const peers = await Promise.all(bench.peers.map((start) => start()))
    const runs: Record<string, Drive>[] = []
    for (let round = 0; round <= scale.rounds; round++) {
      bench.say(`burst, ${round === 0 ? 'warming up' : `round ${round} of ${scale.rounds}`}`)
      const run: Record<string, Drive> = {}
      for (const target of [control, product, ...peers]) {
        // Peers are too slow for all of it; a rate can be compared all the same.
        const shorter = round === 0 || peers.includes(target)
        run[target.name] = await drive(bench, target, shorter ? few : job)
        if (target === product) await product.drained()
      }
      if (round > 0) runs.push(run)
    }
    await Promise.all([control, product, ...peers].map((target) => target.stop()))
    return { rows: [control, ...peers].map((other) => rowOf(runs, product, other)) }
  },
}

const budgets: Record<string, number> = { 'smtp-server discarding': 0.8, Mailpit: 5 }

function rowOf(runs: Record<string, Drive>[], product: Target, other: Target): Row {
  const ratio = ratios(runs, product, other)
  const [own, theirs] = [of(runs, product), of(runs, other)]
  const budget = budgets[other.name]
  return {
    id: other.name === 'smtp-server discarding' ? 'burst' : `burst-${other.name.toLowerCase()}`,
    what: 'burst, 5 kB, 16 pooled pipelining connections, until in the list',
    ours: paceOf(own),
    control: `${other.name} ${paceOf(theirs)}`,
    figure: times(ratio),
    budget: budget === undefined ? '' : `≥ ${budget} ×`,
    holds: budget === undefined ? null : ratio.median >= budget,
    figures: { ratio, cpuRatio: cpuRatios(runs, product, other), runs },
  }
}
