import type { Job } from '../load/job.ts'
import { startLibrary } from '../targets/library.ts'
import { startProduct } from '../targets/product.ts'
import type { Target } from '../targets/target.ts'
import { of, paceOf, ratios, type Drive, drive } from './drive.ts'
import { times } from './figures.ts'
import type { Measurement, Row } from './row.ts'

/** What DESIGN asks for; MailDev is smtp-server with more to do, so the library stands in for it. */
const budgets: Record<string, number> = {
  'smtp-server collecting': 10,
  MailDev: 10,
  Mailpit: 2,
}

/** A connection for each message, eight at a time: as most applications send. */
export const each: Measurement = {
  id: 'each',
  async run(bench) {
    const { scale, options } = bench
    const pool = { seed: options.seed, size: 5000, distinct: Math.min(2000, scale.burst) }
    const job: Omit<Job, 'port'> = { mode: 'each', connections: 8, pool, seconds: scale.seconds }
    const [control, product] = await Promise.all([
      startLibrary('collecting'),
      startProduct({ ...bench.product, flags: ['--retention-messages', '0'] }),
    ])
    const peers = await Promise.all(bench.peers.map((start) => start()))
    const runs: Record<string, Drive>[] = []
    for (let round = 0; round <= scale.rounds; round++) {
      const which = round === 0 ? 'warming up' : `round ${round} of ${scale.rounds}`
      bench.say(`a connection for each message, ${which}`)
      const run: Record<string, Drive> = {}
      for (const target of [control, product, ...peers]) {
        run[target.name] = await drive(bench, target, job)
        if (target === product) await product.drained()
      }
      if (round > 0) runs.push(run)
    }
    await Promise.all([control, product, ...peers].map((target) => target.stop()))
    return { rows: [control, ...peers].map((other) => rowOf(runs, product, other)) }
  },
}

function rowOf(runs: Record<string, Drive>[], product: Target, other: Target): Row {
  const ratio = ratios(runs, product, other)
  const budget = budgets[other.name]
  const own = of(runs, product)
  return {
    id: other.name === 'smtp-server collecting' ? 'each' : `each-${other.name.toLowerCase()}`,
    what: 'a connection for each message, 8 at a time',
    ours: paceOf(own),
    control: `${other.name} ${paceOf(of(runs, other))}`,
    figure: times(ratio),
    budget: budget === undefined ? '' : `≥ ${budget} ×`,
    holds: budget === undefined ? null : ratio.median >= budget,
    figures: { ratio, runs },
  }
}
