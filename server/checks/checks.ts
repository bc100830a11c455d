import { startThread, type Thread } from '../thread.ts'
import type { Log } from '../types.ts'
import { createBeat } from './beat.ts'
import type { Check, CheckInput, Outcome } from './check.ts'
import { createChecks } from './index.ts'
import { nothingKnown, type Knowledge } from './knowledge.ts'
import type { ChecksConfig } from '../config.ts'
import type { CheckHandlers, Handed } from './serve.ts'

/** A thread that nobody asked for so long is ended, in ms: rules take memory. */
const idleMs = 30_000
/** One that does not come round to anything else for so long is stopped. */
const stuckAfterMs = 20_000
const lookEveryMs = 1_000
/** A message that needs more memory than this takes the thread with it, not the process. */
const memoryMb = 512

export interface ChecksOptions {
  config: ChecksConfig
  log: Log
  /** Tests make a hung or idle thread end sooner. */
  stuckAfterMs?: number | undefined
  idleMs?: number | undefined
  /** Tests bring checks of their own, and the module of a thread that serves them. */
  own?: { checks: Check[]; worker: URL } | undefined
}

/** The thread ended before the check did; the message may be the cause. */
export class ThreadDied extends Error {
  override readonly name = 'ThreadDied'
}

export interface CheckRunner {
  /** In the order people see them. */
  checks: Check[]
  /** @throws ThreadDied, or an Error with what the check threw */
  run(check: string, input: CheckInput): Promise<Outcome>
  /** From now on checks go by this. */
  learn(knowledge: Knowledge): void
  closed(): boolean
  close(): Promise<void>
}

interface Running {
  thread: Thread<CheckHandlers>
  jobs: number
  idle: NodeJS.Timeout | undefined
  watch: NodeJS.Timeout
}

/**
 * Runs checks in a thread of their own, which is started when it is needed, ended when it is idle,
 * and replaced when it dies or hangs.
 */
export function startChecks(options: ChecksOptions): CheckRunner {
  const { config, log, own } = options
  const limit = options.stuckAfterMs ?? stuckAfterMs
  const worker = own?.worker ?? new URL('./worker.js', import.meta.url)
  let current: Running | undefined
  let closed = false
  let knowledge = nothingKnown

  function start(): Running {
    const beat = createBeat()
    const data: Handed = { config, knowledge, beat: beat.memory }
    const thread = startThread<CheckHandlers>(worker, { data, maxOldGenerationMb: memoryMb })
    const look = () => {
      if (running.jobs === 0 || beat.silentFor() < limit) return
      log.warn({}, 'a message keeps the check thread busy; it is stopped')
      void thread.terminate()
    }
    const watch = setInterval(look, Math.min(lookEveryMs, limit)).unref()
    const running: Running = { thread, jobs: 0, idle: undefined, watch }
    void thread.exited.then((code) => {
      if (running.jobs > 0 && !closed) log.warn({ code }, 'the check thread ended')
      forget(running)
    })
    return running
  }

  function forget(running: Running) {
    if (current === running) current = undefined
    clearInterval(running.watch)
    clearTimeout(running.idle)
  }

  function end(running: Running): Promise<void> {
    forget(running)
    return running.thread.terminate()
  }

  return {
    checks: own?.checks ?? createChecks(config, () => knowledge),
    learn(next) {
      knowledge = next
      // One that ends meanwhile does not hear it; the next one begins with it.
      if (current) void Promise.allSettled([current.thread.call.learn(next)])
    },
    async run(check, input) {
      if (closed) throw new ThreadDied('the checks are closed')
      const running = (current ??= start())
      clearTimeout(running.idle)
      running.jobs++
      // A copy goes there: another check, or another attempt, needs the bytes as well.
      const raw = Uint8Array.from(input.raw)
      try {
        const asked = running.thread.send('run', [raw.buffer], check, { ...input, raw })
        const answer = await asked.catch(async (error: unknown) => {
          await end(running)
          throw new ThreadDied('the check thread ended', { cause: error })
        })
        if ('outcome' in answer) return answer.outcome
        throw new Error(answer.failure)
      } finally {
        if (--running.jobs === 0 && running === current) {
          running.idle = setTimeout(() => void end(running), options.idleMs ?? idleMs).unref()
        }
      }
    },
    closed: () => closed,
    async close() {
      closed = true
      if (current) await end(current)
    },
  }
}
