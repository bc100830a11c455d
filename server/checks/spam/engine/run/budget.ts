import { createContext, Script } from 'node:vm'

/** Thrown when a regex takes longer than it may. */
export class TookTooLong extends Error {}

const context = createContext({})
/** Called in the other context, whose clock can stop what runs in it. */
const call = new Script('run()')

/**
 * Runs a function that cannot be stopped otherwise (a regex that explodes), for at most so long.
 * @throws TookTooLong
 */
export function within<T>(ms: number, run: () => T): T {
  let result: { value: T } | undefined
  context['run'] = () => {
    result = { value: run() }
  }
  try {
    call.runInContext(context, { timeout: Math.max(1, Math.ceil(ms)) })
  } catch (error) {
    if (isTimeout(error)) throw new TookTooLong()
    throw error
  } finally {
    delete context['run']
  }
  if (!result) throw new Error('nothing ran')
  return result.value
}

/** The error is of the other context: no Error of ours. */
function isTimeout(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  return error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
