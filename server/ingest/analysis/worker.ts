import { workerData, type MessagePort } from 'node:worker_threads'
import type { AnalysisJob, AnalysisResult } from '../../store/store.ts'
import { analyse } from './analyse.ts'
import { createPulse } from './pulse.ts'

/** What `analysis.ts` hands over. */
interface Handed {
  port: MessagePort
  pulse: SharedArrayBuffer
}

/** Typed by the only one who starts this thread. */
const { port, pulse: memory } = workerData as Handed
const pulse = createPulse(memory)

async function work({ n, raw, envelope }: AnalysisJob): Promise<AnalysisResult> {
  try {
    return { n, analysis: await analyse(raw, envelope) }
  } catch (error) {
    return { n, failure: error instanceof Error ? error.message : String(error) }
  }
}

/** One message at a time, in the order they come. */
let queue = Promise.resolve()
port.on('message', (job: AnalysisJob) => {
  queue = queue.then(async () => {
    pulse.begin()
    const result = await work(job)
    pulse.end()
    port.postMessage(result)
  })
})
