// Loaded before the product (`node --import`): a message that says so takes the analysis thread, or
// the whole process, with it, as a fault of the parser would.
import { isMainThread, workerData } from 'node:worker_threads'

const analyses = !isMainThread && workerData?.port && workerData.pulse
if (analyses) {
  const { port } = workerData
  const on = port.on.bind(port)
  port.on = (name, listener) =>
    name !== 'message'
      ? on(name, listener)
      : on(name, (job) => (endured(job) ? listener(job) : undefined))
}

function endured({ raw }) {
  const text = Buffer.from(raw).toString('latin1')
  if (text.includes('kill-the-process')) process.kill(process.pid, 'SIGKILL')
  if (text.includes('kill-the-analysis')) process.exit(1)
  return true
}
