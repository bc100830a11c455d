import type { Log } from '../types.ts'

const sameMs = 60_000
/** Different sentences that are remembered. */
const most = 100

/** A log that says the same failure once a minute: a full disk meets thousands of messages. */
export function seldom(log: Log): Log {
  const said = new Map<string, number>()
  const unlessSaid = (say: Log['error']) => (fields: object, text: string) => {
    const reason = 'err' in fields && fields.err instanceof Error ? fields.err.message : ''
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
