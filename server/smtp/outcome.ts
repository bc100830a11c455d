import type { SessionOutcome } from '../types.ts'

/** How a conversation came to its end. */
export type Ending =
  | { by: 'client' }
  | { by: 'quit' }
  | { by: 'timeout'; seconds: number }
  /** A message came so slowly that the server closed the connection. */
  | { by: 'pace'; seconds: number }
  | { by: 'error'; message: string }
  /** The server closed the connection with a 421 for something the client did. */
  | { by: 'server' }
  /** The server itself stopped. */
  | { by: 'shutdown' }

/** Where the conversation stood at that moment. */
export type Place =
  | { in: 'idle' }
  /** Between MAIL and DATA. */
  | { in: 'transaction' }
  | { in: 'command'; partial: string }
  | { in: 'data'; bytes: number }

/** What happened on the way; each text is the reply or the reason, null when it did not happen. */
export interface Course {
  messages: number
  tlsFailed: string | null
  authRefused: string | null
  refused: string | null
}

/** Commands whose refusal keeps mail from coming through. */
const needed = new Set(['HELO', 'EHLO', 'MAIL', 'RCPT', 'DATA'])

/** Remembers a refusal: it may decide how the session is said to have ended. */
export function weigh(course: Course, verb: string, code: number, line: string) {
  if (code === 235) course.authRefused = null
  if (code < 400) return
  if (verb === 'AUTH' && code !== 421) {
    if (code !== 500 || course.authRefused === null) course.authRefused = line
  } else if (code === 421 || needed.has(verb)) course.refused = line
}

export interface Verdict {
  outcome: SessionOutcome
  reason: string
}

/** Names a conversation by the worst that its client could not get over. */
export function verdict(course: Course, ending: Ending, place: Place): Verdict {
  if (ending.by === 'shutdown') return { outcome: 'interrupted', reason: 'The server stopped.' }
  if (course.tlsFailed !== null) return { outcome: 'tls-failed', reason: course.tlsFailed }
  if (ending.by === 'timeout') return timedOut(course, ending.seconds, place)
  if (ending.by === 'pace') return tooSlow(ending.seconds, place)

  const left = ending.by === 'client' || ending.by === 'error'
  if (left && (place.in === 'data' || place.in === 'command')) return dropped(ending, place)
  if (course.messages > 0) return { outcome: 'delivered', reason: course.refused ?? '' }
  if (course.authRefused !== null) return { outcome: 'auth-refused', reason: course.authRefused }
  if (course.refused !== null) return { outcome: 'refused', reason: course.refused }
  if (left && place.in === 'transaction') return dropped(ending, place)
  return { outcome: 'no-mail', reason: left ? `${gone(ending)} without QUIT.` : '' }
}

function timedOut(course: Course, seconds: number, place: Place): Verdict {
  const reason = `The client said nothing for ${seconds} s${where(place)}.`
  // Pools keep a connection open until the server closes it: nothing went wrong then.
  const delivered = course.messages > 0 && place.in === 'idle'
  return { outcome: delivered ? 'delivered' : 'timeout', reason }
}

function tooSlow(seconds: number, place: Place): Verdict {
  const bytes = place.in === 'data' ? place.bytes : 0
  const reason = `The client had sent only ${bytes} bytes of a message after ${seconds} s.`
  return { outcome: 'timeout', reason }
}

function dropped(ending: Ending, place: Place): Verdict {
  return { outcome: 'dropped', reason: `${gone(ending)}${where(place)}.` }
}

function gone(ending: Ending): string {
  return ending.by === 'error'
    ? `The connection broke (${ending.message})`
    : 'The client closed the connection'
}

function where(place: Place): string {
  switch (place.in) {
    case 'idle':
      return ''
    case 'transaction':
      return ' between MAIL and DATA'
    case 'command':
      return ` in the middle of a command: "${place.partial.slice(0, 100)}"`
    case 'data':
      return ` in the middle of DATA, after ${place.bytes} bytes`
  }
}
