import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { startThread, type Thread } from '../../thread.ts'
import type { Log } from '../../types.ts'
import { createPulse, type Pulse } from './pulse.ts'

/** A worker that is busy with one message for longer than this is stopped. */
const stuckAfterMs = 30_000
const lookEveryMs = 2_000
/** Pause before a new worker: doubled with each death, forgotten after a quiet minute. */
const firstPauseMs = 100
const longestPauseMs = 10_000
const quietMs = 60_000
/** A message that needs more memory than this takes the worker with it, not the process. */
const memoryMb = 768

export interface AnalysisOptions {
  /** Gets the end of a channel on which jobs go to the worker (`Store.analyseWith`). */
  connect(port: MessagePort): void
  log: Log
  /** Tests make a hung worker die sooner. */
  stuckAfterMs?: number
}

/**
 * Keeps one analysis thread alive. A worker that dies or hangs is replaced, with a new port: the
 * store gives up on a message that took two workers with it.
 */
export function startAnalysis(options: AnalysisOptions): { close(): Promise<void> } {
  const { connect, log } = options
  const limit = options.stuckAfterMs ?? stuckAfterMs
  let closed = false
  let pause = firstPauseMs
  let thread: Thread<Record<string, never>>
  let watch: NodeJS.Timeout | undefined
  let restart: NodeJS.Timeout | undefined

  function start() {
    const channel = new MessageChannel()
    const pulse = createPulse()
    const born = Date.now()
    const own = startThread<Record<string, never>>(new URL('./worker.js', import.meta.url), {
      data: { port: channel.port1, pulse: pulse.memory },
      transfer: [channel.port1],
      maxOldGenerationMb: memoryMb,
    })
    thread = own
    connect(channel.port2)
    watch = setInterval(() => void stopIfStuck(own, pulse), Math.min(lookEveryMs, limit))
    watch.unref()
    void own.exited.then((code) => {
      clearInterval(watch)
      if (closed) return
      if (Date.now() - born > quietMs) pause = firstPauseMs
      log.warn({ code, pause }, 'the analysis thread ended; a new one starts')
      restart = setTimeout(start, pause)
      pause = Math.min(pause * 2, longestPauseMs)
    })
  }

  async function stopIfStuck(own: Thread<Record<string, never>>, pulse: Pulse) {
    const busy = pulse.busyFor()
    if (busy === null || busy < limit) return
    log.warn({ ms: busy }, 'a message keeps the analysis thread busy; it is stopped')
    await own.terminate()
  }

  start()
  return {
    async close() {
      closed = true
      clearTimeout(restart)
      clearInterval(watch)
      await thread.terminate()
    },
  }
}
