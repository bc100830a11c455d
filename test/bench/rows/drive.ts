import type { Job, JobResult } from '../load/job.ts'
import type { Target } from '../targets/target.ts'
import { usageOf } from '../run/usage.ts'
import { micros, perSecond, rounds, type Rounds } from './figures.ts'
import type { Bench } from './row.ts'

export interface Drive {
  target: string
  accepted: number
  failed: number
  failure: string | null
  /** Messages a second, up to the moment when all are in the list where there is one. */
  rate: number
  /** Of the server, all its threads, until then; 0 where it is not ours to look at. */
  cpuMicros: number
  /** Of that, its main thread. */
  mainMicros: number
  rss: number
  latency: JobResult['latency']
  /** Of the client, for each message. */
  clientMicros: number
}

/** Sends a job to a target and waits until its list shows it all. */
export async function drive({ loader }: Bench, target: Target, job: Omit<Job, 'port'>) {
  const listed = await target.listed()
  let began = 0
  let before = { cpuMs: 0, mainMs: 0 }
  const result = await loader.send({ ...job, port: target.smtpPort }, async () => {
    if (target.child) before = await usageOf(target.child)
    began = performance.now()
  })
  let ms = result.ms
  if (listed !== null) {
    await shown(target, listed + result.accepted)
    ms = Math.max(ms, performance.now() - began)
  }
  const used = target.child ? await usageOf(target.child) : { ...before, rss: 0 }
  const count = Math.max(1, result.accepted)
  return {
    target: target.name,
    accepted: result.accepted,
    failed: result.failed,
    failure: result.failure,
    rate: (result.accepted / Math.max(1, ms)) * 1000,
    cpuMicros: ((used.cpuMs - before.cpuMs) / count) * 1000,
    mainMicros: ((used.mainMs - before.mainMs) / count) * 1000,
    rss: used.rss,
    latency: result.latency,
    clientMicros: (result.cpuMs / count) * 1000,
  } satisfies Drive
}

/** The list is asked without a pause: it is part of what is measured. */
async function shown(target: Target, wanted: number): Promise<void> {
  const end = performance.now() + 60_000
  for (let seen = await target.listed(); (seen ?? wanted) < wanted; seen = await target.listed()) {
    if (performance.now() > end) {
      throw new Error(`${target.name} lists ${seen} messages, not ${wanted}`)
    }
  }
}

// What several rounds say of one target, or of two.
type Runs = Record<string, Drive>[]

export const of = (runs: Runs, target: Target) => runs.flatMap((run) => run[target.name] ?? [])
export const rateOf = (drives: Drive[]) => rounds(drives.map(({ rate }) => rate)).median
export const cpuOf = (drives: Drive[]) => rounds(drives.map(({ cpuMicros }) => cpuMicros)).median

export const mainOf = (drives: Drive[]) => rounds(drives.map(({ mainMicros }) => mainMicros)).median

/** '1,200/s, 300 µs CPU (main thread 80 µs)'. */
export function paceOf(drives: Drive[]): string {
  const main = mainOf(drives) > 0 ? ` (main thread ${micros(mainOf(drives))})` : ''
  const cpu = cpuOf(drives) > 0 ? `, ${micros(cpuOf(drives))} CPU${main}` : ''
  return `${perSecond(rateOf(drives))}${cpu}`
}

/** How many times as fast, round by round. */
export function ratios(runs: Runs, one: Target, other: Target): Rounds {
  return rounds(runs.map((run) => (run[one.name]?.rate ?? 0) / (run[other.name]?.rate || 1)))
}

/** How many times as much CPU for a message, round by round. */
export function cpuRatios(runs: Runs, one: Target, other: Target): Rounds {
  return rounds(
    runs.map((run) => (run[one.name]?.cpuMicros ?? 0) / (run[other.name]?.cpuMicros || 1)),
  )
}
