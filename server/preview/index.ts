import { SandboxError } from '../errors.ts'
import { startThread, type Thread } from '../thread.ts'
import type { Preview } from './preview.ts'
import { createRemote } from './remote.ts'
import type { PreviewThread } from './worker.ts'

export type { Preview } from './preview.ts'

const idleMs = 60_000
const memoryMb = 512

/** @param limits how long one job may take; tests make it short */
export function createPreview(limits: { jobMs?: number } = {}): Preview {
  const jobMs = limits.jobMs ?? 10_000
  const remote = createRemote()
  let thread: Thread<PreviewThread> | undefined
  let idle: NodeJS.Timeout | undefined
  let running = 0
  let closed = false
  let last = Promise.resolve()

  function wake(): Thread<PreviewThread> {
    if (closed) throw new Error('the preview is closed')
    clearTimeout(idle)
    if (thread) return thread
    const started = startThread<PreviewThread>(new URL('./worker.js', import.meta.url), {
      maxOldGenerationMb: memoryMb,
    })
    thread = started
    void started.exited.then(() => forget(started))
    return started
  }

  function forget(one: Thread<PreviewThread>) {
    if (thread === one) thread = undefined
  }

  function rest() {
    running--
    if (running > 0) return
    clearTimeout(idle)
    idle = setTimeout(() => void stop(), idleMs)
    idle.unref()
  }

  async function stop() {
    const own = thread
    thread = undefined
    await own?.terminate()
  }

  /** The thread works on one job at a time: its time starts when those before it are done. */
  function within<T>(work: (own: Thread<PreviewThread>) => Promise<T>): Promise<T> {
    running++
    const job = last.then(() => bounded(wake(), work)).finally(rest)
    last = job.then(
      () => undefined,
      () => undefined,
    )
    return job
  }

  async function bounded<T>(
    own: Thread<PreviewThread>,
    work: (own: Thread<PreviewThread>) => Promise<T>,
  ): Promise<T> {
    let late = false
    const timer = setTimeout(() => {
      late = true
      forget(own)
      void own.terminate()
    }, jobMs)
    try {
      return await work(own)
    } catch (error) {
      if (error instanceof SandboxError) throw error
      throw unshowable(late, error)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    remote,
    html: (job) => within((own) => own.call.html(job, remote.secret)),
    style: (job) => within((own) => own.call.style(job, remote.secret)),
    text: (job) => within((own) => own.call.text(job)),
    source: (job) => within((own) => own.call.source(job)),
    async close() {
      closed = true
      clearTimeout(idle)
      await stop()
    },
  }
}

function unshowable(late: boolean, cause: unknown): SandboxError {
  const text = late
    ? {
        en: 'This message takes too long to prepare. Look at its source instead.',
        es: 'Este mensaje tarda demasiado en prepararse. Consulta su código fuente.',
      }
    : {
        en: 'This message cannot be prepared for reading. Look at its source instead.',
        es: 'Este mensaje no se puede preparar para leerlo. Consulta su código fuente.',
      }
  return new SandboxError('internal', text, { cause })
}
