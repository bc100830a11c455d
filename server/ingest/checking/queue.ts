import type { Check } from '../../checks/check.ts'
import type { Checkable, CheckedMessage, CheckQueue, NewReport, Store } from '../../store/store.ts'
import type { Log } from '../../types.ts'
import type { Judge } from './judge.ts'
import type { Pace } from '../../events/pace.ts'

/** Messages that are taken at once, and their bytes. */
const slice = { messages: 16, bytes: 4 * 1024 * 1024 }
/** When messages are still being put in the queue, it is looked at again after so many ms. */
const lookAgainMs = 500
/** After a failure of the store. */
const troubleMs = 5_000

export interface QueueOptions {
  queue: CheckQueue
  /** Messages that are looked at side by side. */
  atOnce: number
  /** Those of the queue, as things are now. */
  checks(): Check[]
  store: Pick<Store, 'unchecked' | 'saveReports'>
  judge: Judge
  pace: Pace
  log: Log
}

export interface Queue {
  /** A message may wait; nothing happens while the queue has no checks. */
  wake(): void
  /** Its checks have changed: what they no longer want leaves it. */
  changed(): void
  /** Resolves when nothing of it goes on. */
  close(): Promise<void>
}

/** Empties a queue whenever something is in it: the newest first, a slice at a time. */
export function startQueue(options: QueueOptions): Queue {
  const { queue, checks, store, judge, pace, log } = options
  let running: Promise<void> | null = null
  let woken = false
  let closed = false
  // Others close it while something is awaited.
  const isClosed = () => closed
  let timer: NodeJS.Timeout | undefined
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => (stop = resolve))

  function wake(afterMs = 0) {
    if (closed) return
    if (afterMs > 0) {
      timer ??= setTimeout(() => {
        timer = undefined
        wake()
      }, afterMs).unref()
      return
    }
    woken = true
    running ??= drain().finally(() => {
      running = null
      if (woken) wake()
    })
  }

  async function drain() {
    try {
      while (woken && !isClosed()) {
        woken = false
        const again = await all()
        if (again) wake(lookAgainMs)
      }
    } catch (error) {
      if (closed) return
      log.error({ err: error, queue }, 'the checks cannot go on; they try again')
      wake(troubleMs)
    }
  }

  /** @returns whether more will come to wait by itself */
  async function all(): Promise<boolean> {
    let below: number | undefined
    let last = ''
    for (;;) {
      const largest = Math.max(0, ...checks().map((check) => check.largest ?? Infinity))
      const { messages, more } = await store.unchecked({ ...slice, queue, below, largest })
      if (messages.length === 0 || closed) return more
      const numbers = messages.map(({ n }) => n)
      // What does not leave the queue must not keep the rest from its turn.
      below = numbers.join() === last ? Math.min(...numbers) : undefined
      last = numbers.join()
      await store.saveReports([], { queue, messages: numbers })
      const checked = await judged(messages)
      await store.saveReports(checked, { queue, messages: [] })
      if (closed) return false
      await Promise.race([pace.rest(), stopped])
    }
  }

  async function judged(messages: Checkable[]): Promise<CheckedMessage[]> {
    const waiting = [...messages]
    const done: CheckedMessage[] = []
    const work = async () => {
      for (let next = waiting.shift(); next && !isClosed(); next = waiting.shift()) {
        const checked = await judgeAll(next)
        if (checked) done.push(checked)
      }
    }
    await Promise.all(Array.from({ length: options.atOnce }, work))
    return done
  }

  async function judgeAll(message: Checkable): Promise<CheckedMessage | null> {
    const reports: NewReport[] = []
    for (const check of checks()) {
      if (message.done[check.id] === check.version) continue
      const report = await judge(message, check)
      if (!report) return null
      reports.push(report)
    }
    return { n: message.n, reports, ends: queue }
  }

  wake()
  return {
    wake() {
      if (checks().length > 0) wake()
    },
    changed: () => wake(),
    async close() {
      closed = true
      stop()
      clearTimeout(timer)
      await running
    },
  }
}
