import type { Pool } from '../mail/pool.ts'
import { startParser, type Parsed } from '../targets/library.ts'
import { startProduct } from '../targets/product.ts'
import { micros, millis, number, perSecond, rounds, times } from './figures.ts'
import { underPressure, type Pressure } from './pressure.ts'
import type { Bench, Measurement, Row } from './row.ts'

/** Full ingest with parse and index, first without and then at the limit of retention. */
export const sustained: Measurement = {
  id: 'sustained',
  async run(bench) {
    const { scale, options } = bench
    const pool = { seed: options.seed, size: 5000, distinct: Math.min(4000, scale.burst) }
    const parser = startParser()
    const parse = (): Promise<Parsed> => {
      bench.say('mailparser alone')
      return parser.parse(pool, scale.parser)
    }
    // The first look at the messages makes them, and the code warm.
    await parser.parse(pool, scale.parser / 3)
    const before = await parse()
    const free = await withRetention(bench, pool, 0)
    const between = await parse()
    const limited = await withRetention(bench, pool, scale.retention)
    const after = await parse()
    await parser.stop()
    return {
      rows: [
        sustainedRow(free, [before, between]),
        retentionRow(limited, free, scale.retention, [between, after]),
        loopRow(free),
        listRow(free),
      ],
    }
  },
}

/** A store of its own, filled to the limit first where there is one. */
async function withRetention(bench: Bench, pool: Pool, limit: number): Promise<Pressure> {
  const flags = ['--retention-messages', String(limit)]
  const product = await startProduct({ ...bench.product, flags })
  const first = { mode: 'pipeline' as const, connections: 16, pool, count: Math.max(limit, 50) }
  await bench.loader.send({ ...first, port: product.smtpPort })
  await product.drained()
  bench.say(`sustained${limit > 0 ? ` at the limit of ${limit}` : ''}, ${bench.scale.sustained} s`)
  const pressure = await underPressure(bench, product, pool, bench.scale.sustained)
  await product.stop()
  return pressure
}

const rate = ({ messages, ms }: Parsed) => (messages / ms) * 1000

function sustainedRow(free: Pressure, parsed: Parsed[]): Row {
  const ratio = rounds(parsed.map((one) => free.indexed / rate(one)))
  const alone = rounds(parsed.map(rate)).median
  return {
    id: 'sustained',
    what: 'sustained, 5 kB, parsed and indexed, backlog not growing',
    ours: `${perSecond(free.indexed)}, ${micros(free.cpuMicros)} CPU, backlog ${number(free.backlog.from)} → ${number(free.backlog.to)}`,
    control: `mailparser alone, one thread ${perSecond(alone)}`,
    figure: times(ratio),
    budget: '≥ 1.0 ×',
    holds: ratio.median >= 1 && free.backlogHolds && free.failed === 0,
    figures: { ratio, ...free, parsed },
  }
}

function retentionRow(limited: Pressure, free: Pressure, limit: number, parsed: Parsed[]): Row {
  const ratio = rounds([limited.indexed / Math.max(1, free.indexed)])
  // A step of retention may be on its way.
  const kept = limited.total <= limit + Math.max(1000, limited.accepted)
  return {
    id: 'retention',
    what: `the same at the limit of ${number(limit)} messages, each deleting one`,
    ours: `${perSecond(limited.indexed)}, ${micros(limited.cpuMicros)} CPU, ${number(limited.total)} in the list`,
    control: `the row above ${perSecond(free.indexed)}`,
    figure: times(ratio),
    budget: '≥ 0.8 ×',
    holds: ratio.median >= 0.8 && kept && limited.backlogHolds,
    figures: { ratio, ...limited, parsed },
  }
}

function loopRow({ loop, indexed }: Pressure): Row {
  return {
    id: 'loop',
    what: 'event loop of the main thread meanwhile, how late: p99',
    ours: `p50 ${millis(loop.p50)}, most ${millis(loop.max)}, at ${perSecond(indexed)}`,
    control: '',
    figure: millis(loop.p99),
    budget: '≤ 20 ms',
    holds: loop.p99 <= 20,
    figures: { ...loop },
  }
}

function listRow({ list, latency }: Pressure): Row {
  return {
    id: 'list-under-load',
    what: 'newest message through the API meanwhile: p95',
    ours: `p50 ${millis(list.p50)}, p99 ${millis(list.p99)}; SMTP p99 ${millis(latency.p99)}`,
    control: '',
    figure: millis(list.p95),
    budget: '',
    holds: null,
    figures: { list, latency },
  }
}
