import type { ReleaseTotals } from '../../../server/types.ts'

type Step = ReleaseTotals['time'][number]

export const series = ['delivered', 'deferred', 'failed', 'uncertain'] as const
export type Series = (typeof series)[number]

export interface Column {
  at: string
  /** Of the chart's width and height, 0 to 1; y counts from the top. */
  x: number
  width: number
  parts: { series: Series; count: number; y: number; height: number }[]
}

/** Stacked columns, one for each step; nothing has no part. */
export function columnsOf(time: readonly Step[], top: number): Column[] {
  return time.map((step, index) => {
    let below = 0
    const parts = series.flatMap((name) => {
      const count = step[name]
      if (count === 0) return []
      below += count
      return [{ series: name, count, y: 1 - below / top, height: count / top }]
    })
    return { at: step.at, x: index / time.length, width: 1 / time.length, parts }
  })
}

const tallOf = (step: Step) => series.reduce((sum, name) => sum + step[name], 0)

/** The next round number that holds the tallest column: 1, 2, 5, 10, 20, 50, … */
export function topOf(time: readonly Step[]): number {
  const most = Math.max(1, ...time.map(tallOf))
  const unit = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 5, 10].map((n) => n * unit).find((n) => n >= most) ?? most
}

export function sumOf(time: readonly Step[], name: Series): number {
  return time.reduce((sum, step) => sum + step[name], 0)
}
