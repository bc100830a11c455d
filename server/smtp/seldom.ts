import { SandboxError } from '../errors.ts'
import type { Log } from '../types.ts'

const sameMs = 60_000
/** Different sentences that are remembered. */
const most = 100

/**
 * A log that says the same failure once a minute: a full disk meets thousands of messages. What
 * fails the store is left out: the store says it itself.
 */
export function seldom(log: Log): Log {
  const said = new Map<string, number>()
  const unlessSaid = (say: Log['error']) => (fields: object, text: string) => {
    const error = 'err' in fields ? fields.err : undefined
    if (error instanceof SandboxError && error.code === 'storage') return
    const reason = error instanceof Error ? reasonOf(error) : ''
    const sentence = `${text}: ${reason}`
    const now = performance.now()
    if (now - (said.get(sentence) ?? -Infinity) < sameMs) return
    if (said.size >= most) said.clear()
    said.set(sentence, now)
    say(fields, text)
  }
  return {
    ...log,
    warn: unlessSaid((fields, text) => log.warn(fields, text)),
    error: unlessSaid((fields, text) => log.error(fields, text)),
  }
}

/** The code where there is one: the message may name a file, each time another. */
function reasonOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message
}
