import { marked, paced, type LiveJob, type Times } from './live.ts'

/** When each message was acknowledged, in ms since 1970. */
export type Arrivals = [subject: string, at: number][]

/** Sends mail at an even pace; who watches it arrive is elsewhere. */
export async function arrivals(job: Omit<LiveJob, 'url'>): Promise<Arrivals> {
  const wires = marked(job)
  const times = new Map<string, Times>(wires.map(({ subject }) => [subject, {}]))
  await paced(job, wires, times)
  return [...times].flatMap(([subject, { acknowledged }]) =>
    acknowledged === undefined ? [] : [[subject, performance.timeOrigin + acknowledged]],
  )
}
