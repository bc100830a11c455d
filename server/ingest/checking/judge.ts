import type { Check, CheckInput, Outcome, UndecidedReason } from '../../checks/check.ts'
import { ThreadDied, type CheckRunner } from '../../checks/checks.ts'
import { reasons } from '../../checks/texts.ts'
import type { Checkable, NewReport } from '../../store/store.ts'

/** Threads that a message may take with it before it is given up; the same for processes. */
const mostDeaths = 2

/** What a check says of a message; null when it was not asked, for all is being closed. */
export type Judge = (message: Checkable, check: Check) => Promise<NewReport | null>

/** Runs checks until there is a report, whatever happens to the thread. */
export function createJudge({ runner }: { runner: CheckRunner }): Judge {
  return async (message, check) => {
    const { id, version } = check
    const reason = obstacle(message, check)
    const outcome = reason ? undecided(reason) : await tried(runner, message, check)
    if (!outcome) return null
    const { facts, details, undecided: why = null } = outcome
    return { check: id, version, facts, details, undecided: why }
  }
}

function obstacle(message: Checkable, check: Check): UndecidedReason | null {
  if (message.size > (check.largest ?? Infinity)) return reasons.tooLarge
  if (message.raw === null) return reasons.incomplete
  return message.attempts >= mostDeaths ? reasons.deadly : null
}

async function tried(
  runner: CheckRunner,
  message: Checkable,
  check: Check,
): Promise<Outcome | null> {
  const { id, inbox, raw, parts, envelope, connection, arrivedAt } = message
  if (raw === null) return undecided(reasons.incomplete)
  const input: CheckInput = { id, inbox, raw, parts, envelope, connection, arrivedAt }
  for (let deaths = 0; deaths < mostDeaths; deaths++) {
    try {
      return await runner.run(check.id, input)
    } catch (error) {
      if (runner.closed()) return null
      if (error instanceof ThreadDied) continue
      return undecided(reasons.failed(error instanceof Error ? error.message : String(error)))
    }
  }
  return undecided(reasons.deadly)
}

function undecided(reason: UndecidedReason): Outcome {
  return { facts: {}, details: null, undecided: { reason, again: false } }
}
