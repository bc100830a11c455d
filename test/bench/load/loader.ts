import { startWorker } from '../run/children.ts'
import type { Job, JobResult } from './job.ts'

/** The load client of a bench: one process, so that it is as warm for the one as for the other. */
export interface Loader {
  /** @param started called when every connection stands, right before the clock starts */
  send(job: Job, started?: () => Promise<void> | void): Promise<JobResult>
  /** A measurement that the client makes by itself. */
  call<T>(name: string, argument: unknown): Promise<T>
  stop(): Promise<void>
}

export function startLoader(): Loader {
  const worker = startWorker(new URL('program.ts', import.meta.url))
  return {
    async send(job, started) {
      let trouble: unknown
      const ready = async () => {
        await started?.()
        await worker.call('go')
      }
      const result = await worker.call<JobResult>('send', job, () => {
        ready().catch((error: unknown) => (trouble = error))
      })
      if (trouble instanceof Error) throw trouble
      return result
    },
    call: (name, argument) => worker.call(name, argument),
    stop: () => worker.stop(),
  }
}
