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

function work({ n, raw, envelope }: AnalysisJob): AnalysisResult {
  try {
    return { n, analysis: analyse(raw, envelope) }
  } catch (error) {
    return { n, failure: error instanceof Error ? error.message : String(error) }
  }
}

port.on('message', (job: AnalysisJob) => {
  pulse.begin()
  const result = work(job)
  pulse.end()
  port.postMessage(result)
})
