import type { Log } from '../types.ts'
import type { Connection } from './connection.ts'

export type PlainVerb = 'MAIL' | 'RCPT' | 'DATA' | 'RSET' | 'NOOP'

const nothing = Buffer.alloc(0)
const path = /^(?:MAIL FROM|RCPT TO):[\x20-\x7e]+$/i
const bare = /^(?:DATA|RSET|NOOP)$/i
const first: Record<string, PlainVerb> = {
  M: 'MAIL',
  R: 'RCPT',
}

/**
 * The verb of a command that is written as nearly every client writes it, in plain ASCII; null for
 * any other, which the library looks at.
 */
export function plainVerb(line: string): PlainVerb | null {
  if (path.test(line)) return first[line.charAt(0).toUpperCase()] ?? null
  if (!bare.test(line)) return null
  const verb = line.toUpperCase()
  return verb === 'DATA' || verb === 'RSET' || verb === 'NOOP' ? verb : null
}

/** Nothing stands between a command and its handler: not the conversation, not the settings. */
export function isOrdinary(connection: Connection): boolean {
  const { options, _closeTimeout } = connection._server
  return (
    connection._ready &&
    !connection._upgrading &&
    !connection._nextHandler &&
    !_closeTimeout &&
    connection.hostNameAppearsAs !== false &&
    (options.authOptional === true || Boolean(connection.session.user))
  )
}

/**
 * Does with such a command the same as the library, by the shortest way: of these handlers only
 * `_parseAddressCommand` looks at the line, and that of our connection has it already.
 */
export function obeyPlain(connection: Connection, verb: PlainVerb, log: Log, next: () => void) {
  let answered = false
  const done = () => {
    answered = true
    next()
  }
  try {
    handle(connection, verb, done)
  } catch (error) {
    log.error({ err: error }, `an SMTP command ${verb} failed`)
    if (answered) return
    connection.send(451, 'Error: internal server error')
    done()
  }
}

function handle(connection: Connection, verb: PlainVerb, done: () => void) {
  switch (verb) {
    case 'MAIL':
      return connection.handler_MAIL(nothing, done)
    case 'RCPT':
      return connection.handler_RCPT(nothing, done)
    case 'DATA':
      return connection.handler_DATA(nothing, done)
    case 'RSET':
      return connection.handler_RSET(nothing, done)
    case 'NOOP':
      return connection.handler_NOOP(nothing, done)
  }
}
