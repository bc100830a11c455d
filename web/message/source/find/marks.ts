import type { Run } from '../paint.ts'
import { firstFrom, type Matches } from './matches.ts'

export interface MarkedRun extends Run {
  /** The number of the match that this is part of; null outside of matches. */
  match: number | null
}

/** Cuts the runs of a row that starts at `start` where matches begin and end. */
export function markRuns(runs: readonly Run[], start: number, found: Matches): MarkedRun[] {
  const marked: MarkedRun[] = []
  let at = start
  let match = firstFrom(found.ends, start + 1)
  for (const run of runs) {
    const end = at + run.text.length
    const whole = at
    while (at < end) {
      while ((found.ends[match] ?? Infinity) <= at) match++
      const from = found.starts[match] ?? Infinity
      const inside = from <= at
      const to = Math.min(end, inside ? (found.ends[match] ?? end) : from)
      const text = run.text.slice(at - whole, to - whole)
      marked.push({ kind: run.kind, text, match: inside ? match : null })
      at = to
    }
  }
  return marked
}
