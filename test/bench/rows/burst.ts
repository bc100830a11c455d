import type { Job } from '../load/job.ts'
import { startLibrary } from '../targets/library.ts'
import { startProduct } from '../targets/product.ts'
import type { Target } from '../targets/target.ts'
import { drive, type Drive } from './drive.ts'
import { micros, perSecond, rounds, times } from './figures.ts'
import type { Measurement, Row } from './row.ts'

const size = 5000

/** 10,000 messages at once: accepted, durable, in the list; the analysis may wait. */
export const burst: Measurement = {
  id: 'burst',
  async run(bench) {
    const { scale, options } = bench
    const pool = { seed: options.seed, size, distinct: scale.burst }
    const job: Omit<Job, 'port'> = { mode: 'pipeline', connections: 16, pool, count: scale.burst }
    const control = await startLibrary('discarding')
    // As shipped but for retention: it has a row of its own.
    const product = await startProduct({ ...bench.product, flags: ['--retention-messages', '0'] })
    const peers = await Promise.all(bench.peers.map((start) => start()))
    const runs: Record<string, Drive>[] = []
    for (let round = 0; round <= scale.rounds; round++) {
      bench.say(`burst, round ${round} of ${scale.rounds}`)
      const run: Record<string, Drive> = {}
      for (const target of [control, product, ...peers]) {
        run[target.name] = await drive(bench, target, round === 0 ? warm(job) : job)
        if (target === product) await product.drained()
      }
      // The first round warms everything up.
      if (round > 0) runs.push(run)
    }
    await Promise.all([control, product, ...peers].map((target) => target.stop()))
    return [ours(runs, product, control), ...peers.map((peer) => against(runs, product, peer))]
  },
}

function warm(job: Omit<Job, 'port'>) {
  return { ...job, count: Math.ceil((job.count ?? 0) / 5) }
}

function ours(runs: Record<string, Drive>[], product: Target, control: Target): Row {
  const ratio = ratios(runs, product, control)
  const [own, other] = [of(runs, product), of(runs, control)]
  const budget = 0.8
  return {
    id: 'burst',
    what: 'burst, 5 kB, 16 pooled pipelining connections, in the list',
    ours: `${perSecond(rateOf(own))}, ${micros(cpuOf(own))} CPU`,
    control: `${control.name} ${perSecond(rateOf(other))}, ${micros(cpuOf(other))} CPU`,
    figure: times(ratio),
    budget: `≥ ${budget} ×`,
    holds: ratio.median >= budget,
    figures: { ratio, runs },
  }
}

function against(runs: Record<string, Drive>[], product: Target, peer: Target): Row {
  const ratio = ratios(runs, product, peer)
  const budget = peer.name === 'Mailpit' ? 5 : null
  return {
    id: `burst-${peer.name.toLowerCase()}`,
    what: `the same against ${peer.name}`,
    ours: perSecond(rateOf(of(runs, product))),
    control: `${peer.name} ${perSecond(rateOf(of(runs, peer)))}`,
    figure: times(ratio),
    budget: budget === null ? '' : `≥ ${budget} ×`,
    holds: budget === null ? null : ratio.median >= budget,
    figures: { ratio },
  }
}

export function ratios(runs: Record<string, Drive>[], one: Target, other: Target) {
  return rounds(runs.map((run) => (run[one.name]?.rate ?? 0) / (run[other.name]?.rate || 1)))
}

export const of = (runs: Record<string, Drive>[], target: Target) =>
  runs.flatMap((run) => run[target.name] ?? [])
export const rateOf = (drives: Drive[]) => rounds(drives.map(({ rate }) => rate)).median
export const cpuOf = (drives: Drive[]) => rounds(drives.map(({ cpuMicros }) => cpuMicros)).median
