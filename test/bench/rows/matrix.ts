import type { Job, Mode } from '../load/job.ts'
import { startLibrary } from '../targets/library.ts'
import { startProduct } from '../targets/product.ts'
import { drive, type Drive } from './drive.ts'
import { micros, millis, perSecond } from './figures.ts'
import type { Bench, Detail, Measurement, Row } from './row.ts'

interface Cell {
  mode: Mode
  connections: number
  size: number
}

const sizes = [500, 5000, 100_000, 1_000_000]

/** Every kind of client at 5 kB, every size with pipelining. */
function cellsOf({ scale, options }: Bench): Cell[] {
  const some = options.scale === 'tiny' ? sizes.slice(0, 2) : sizes
  const kinds = [
    { mode: 'step' as const, size: 5000 },
    { mode: 'each' as const, size: 5000 },
    ...some.map((size) => ({ mode: 'pipeline' as const, size })),
  ]
  return kinds.flatMap((kind) =>
    scale.connections.map((count) => ({ ...kind, connections: count })),
  )
}

/** How clients, connections and sizes change the picture; no budgets. */
export const matrix: Measurement = {
  id: 'matrix',
  async run(bench) {
    const [control, product] = await Promise.all([
      startLibrary('collecting'),
      startProduct({ ...bench.product, flags: ['--retention-messages', '0'] }),
    ])
    const lines: { cell: Cell; ours: Drive; theirs: Drive }[] = []
    for (const cell of cellsOf(bench)) {
      bench.say(`${cell.mode}, ${cell.connections} connections, ${cell.size} bytes`)
      const theirs = await drive(bench, control, jobOf(bench, cell))
      const ours = await drive(bench, product, jobOf(bench, cell))
      await product.drained()
      lines.push({ cell, ours, theirs })
    }
    await Promise.all([control.stop(), product.stop()])
    return { rows: [rowOf(lines)], details: [detailOf(lines)] }
  },
}

function jobOf({ scale, options }: Bench, { size, ...how }: Cell): Omit<Job, 'port'> {
  const distinct = Math.max(4, Math.min(1000, Math.floor(20_000_000 / size)))
  return { ...how, pool: { seed: options.seed, size, distinct }, seconds: scale.cell }
}

function rowOf(lines: { ours: Drive; theirs: Drive }[]): Row {
  const failures = lines.flatMap(({ ours }) => (ours.failed > 0 ? [ours.failure] : []))
  return {
    id: 'matrix',
    what: 'every kind of client, connections and sizes (see below): nothing refused',
    ours: `${lines.length - failures.length} of ${lines.length}`,
    control: '',
    figure: failures[0] ?? 'no failures',
    budget: 'no failures',
    holds: failures.length === 0,
    figures: { lines },
  }
}

const modes: Record<Mode, string> = {
  step: 'pooled, step by step',
  pipeline: 'pooled, pipelining',
  each: 'a connection each',
}

function detailOf(lines: { cell: Cell; ours: Drive; theirs: Drive }[]): Detail {
  return {
    title: 'Clients, connections and sizes (compared with smtp-server collecting)',
    heads: ['client', 'connections', 'size', 'Mailproof', 'ratio', 'CPU', 'p50', 'p99'],
    lines: lines.map(({ cell, ours, theirs }) => [
      modes[cell.mode],
      String(cell.connections),
      cell.size < 1e6 ? `${cell.size / 1000} kB` : `${cell.size / 1e6} MB`,
      perSecond(ours.rate),
      `${(ours.rate / Math.max(1, theirs.rate)).toFixed(2)} ×`,
      micros(ours.cpuMicros),
      millis(ours.latency.p50),
      millis(ours.latency.p99),
    ]),
  }
}
