import { serve } from '../run/calls.ts'
import { arrivals } from './arrivals.ts'
import type { Job } from './job.ts'
import { live, type LiveJob } from './live.ts'
import { send } from './send.ts'

/** The load client in a process of its own. */
let begin: (() => void) | undefined

serve({
  /** Prepares and says `ready`; `go` starts the clock; the answer comes at the end. */
  send: (job: Job, tell) =>
    send(job, () => {
      const started = new Promise<void>((resolve) => (begin = resolve))
      tell('ready')
      return started
    }),
  go: () => begin?.(),
  live: (job: LiveJob) => live(job),
  arrivals: (job: Omit<LiveJob, 'url'>) => arrivals(job),
})
