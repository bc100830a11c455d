import type { Check } from '../../checks/check.ts'
import type { CheckRunner } from '../../checks/checks.ts'
import type { Bus } from '../../events/bus.ts'
import type { Checker, CheckQueue, Store } from '../../store/store.ts'
import type { Log, SandboxEvent, Scope } from '../../types.ts'
import { createJudge } from './judge.ts'
import { createPace } from '../../events/pace.ts'
import { followKnowledge } from './knowledge.ts'
import { startQueue, type Queue } from './queue.ts'

export interface CheckingOptions {
  store: Pick<Store, 'checkers' | 'unchecked' | 'checkable' | 'saveReports' | 'zones' | 'inboxes'>
  events: Pick<Bus<SandboxEvent>, 'subscribe'>
  runner: CheckRunner
  log: Log
}

export interface Checking {
  /** In the order people see them. */
  checks: Check[]
  /**
   * Runs a check of one message now, ahead of all that waits; resolves when its report is kept.
   * @throws SandboxError `not_found`
   */
  now(scope: Scope, id: string, check: Check): Promise<void>
  close(): Promise<void>
}

/** Each queue goes by itself: a server that is asked keeps no message from our own checks. */
const queues: { queue: CheckQueue; atOnce: number }[] = [
  { queue: 'arrival', atOnce: 1 },
  { queue: 'background', atOnce: 4 },
]

/**
 * Checks what was analysed, behind everything else: takes messages from the store, runs the checks
 * that they lack, and keeps what came of it.
 */
export async function startChecking(options: CheckingOptions): Promise<Checking> {
  const { store, events, runner, log } = options
  const { checks } = runner
  const judge = createJudge({ runner })
  const pace = createPace()
  /** What a check goes by decides its version, and whether it waits for anybody. */
  const running: Queue[] = []
  const known = await followKnowledge({
    ...{ store, events, log },
    async heard(knowledge) {
      runner.learn(knowledge)
      await store.checkers(checks.map(checkerOf))
      for (const queue of running) queue.changed()
    },
  })
  for (const { queue, atOnce } of queues) {
    const own = () => checks.filter(({ when }) => when === queue)
    running.push(startQueue({ ...{ queue, atOnce, store, judge, log, pace }, checks: own }))
  }
  const unsubscribe = events.subscribe((event) => {
    pace.hear(event)
    if (event.type !== 'message.analysed' && event.type !== 'messages.restored') return
    for (const queue of running) queue.wake()
  })
  /** The same question twice is one run. */
  const asked = new Map<string, Promise<void>>()

  async function look(scope: Scope, id: string, check: Check): Promise<void> {
    const message = await store.checkable(scope, id, check.largest ?? Infinity)
    const report = await judge(message, check)
    if (report) await store.saveReports([{ n: message.n, reports: [report], ends: null }])
  }

  return {
    checks,
    now(scope, id, check) {
      const key = `${check.id} ${id}`
      const known = asked.get(key)
      if (known) return known
      const looking = look(scope, id, check).finally(() => asked.delete(key))
      asked.set(key, looking)
      return looking
    },
    async close() {
      unsubscribe()
      await known.close()
      const ended = running.map((queue) => queue.close())
      await runner.close()
      await Promise.all(ended)
    },
  }
}

function checkerOf({ id, version, when, facts }: Check): Checker {
  const queue = when === 'request' ? null : when
  return { id, version, queue, facts: facts.map(({ key }) => key) }
}
