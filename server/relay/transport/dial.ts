import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type SecureContext } from 'node:tls'
import { Fault } from './fault.ts'
import { texts } from './texts.ts'
import { tlsReason } from './tls-reason.ts'
import type { Timeouts } from './timeouts.ts'

/** Somebody to connect to. */
export interface Target {
  /** As in its certificate. */
  host: string
  /** In the order in which they are to be tried. */
  addresses: string[]
  port: number
}

export interface TlsWay {
  context: SecureContext
  verify: boolean
}

/** 'smtp.relay.example:587', '[2001:db8::1]:25'. */
export const placeOf = ({ host, port }: Pick<Target, 'host' | 'port'>): string =>
  isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`

/** How nodemailer and Node are to speak TLS with a host. */
export const tlsOptions = (host: string, { context, verify }: TlsWay): ConnectionOptions => ({
  secureContext: context,
  rejectUnauthorized: verify,
  host,
  // RFC 6066: an address is no server name.
  ...(isIP(host) === 0 ? { servername: host } : {}),
})

/**
 * A connection to the first address that answers.
 * @throws Fault `connect`
 */
export async function dial(
  target: Target,
  timeouts: Timeouts,
  signal: AbortSignal,
): Promise<Socket> {
  const place = placeOf(target)
  const socket = connectTcp({
    host: target.host,
    port: target.port,
    signal,
    noDelay: true,
    autoSelectFamily: target.addresses.length > 1,
    // An address that is not there must not use up the time of the next one.
    autoSelectFamilyAttemptTimeout: attemptTime(target.addresses.length, timeouts),
    lookup: (_name, { all }, done) => {
      const found = target.addresses.map((address) => ({ address, family: isIP(address) }))
      const [first] = found
      if (all) done(null, found)
      else done(null, first?.address ?? '', first?.family ?? 4)
    },
  })
  const late = texts.slowConnection(place, timeouts.connect / 1000)
  return settled(socket, 'connect', timeouts.connect, late, (error) => {
    const text = texts.noConnection(place, connectReason(error))
    return new Fault({ step: 'connect', kind: 'unreachable', text })
  })
}

/**
 * TLS from the first byte on a connection.
 * @throws Fault `tls`
 */
export async function secure(
  plain: Socket,
  host: string,
  way: TlsWay,
  timeouts: Timeouts,
): Promise<Socket> {
  const socket = connectTls({ socket: plain, ...tlsOptions(host, way) })
  const late = texts.silent(timeouts.greeting / 1000)
  return settled(socket, 'secureConnect', timeouts.greeting, texts.tls(late), tlsFault)
}

export function tlsFault(error: Error): Fault {
  const code = codeOf(error)
  const text = texts.tls(tlsReason(code === 'ETLS' ? undefined : code, error.message))
  return new Fault({ step: 'tls', kind: 'tls', text })
}

function attemptTime(addresses: number, { connect }: Timeouts): number {
  return Math.max(10, Math.min(2000, Math.floor(connect / addresses)))
}

/** The socket once it is ready; it is destroyed when it does not get so far. */
function settled(
  socket: Socket,
  ready: 'connect' | 'secureConnect',
  within: number,
  late: Fault['text'],
  faultOf: (error: Error) => Fault,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const step = ready === 'connect' ? 'connect' : 'tls'
    const end = (fault: Fault) => {
      clearTimeout(timer)
      socket.destroy()
      reject(fault)
    }
    const onError = (error: Error) => end(faultOf(error))
    const onClose = () => end(faultOf(new Error('the connection was closed')))
    const timer = setTimeout(
      () => end(new Fault({ step, kind: 'unreachable', text: late })),
      within,
    )
    // One listener stays: an error of a socket that nobody listens to ends the process.
    socket.on('error', onError)
    socket.once('close', onClose)
    socket.once(ready, () => {
      clearTimeout(timer)
      socket.off('close', onClose)
      resolve(socket)
    })
  })
}

/** The code of the system, also where nodemailer wrapped it: ECONNREFUSED, CERT_HAS_EXPIRED. */
export function codeOf(error: Error): string | undefined {
  const original = 'originalCode' in error ? error.originalCode : undefined
  const code = original ?? ('code' in error ? error.code : undefined)
  return typeof code === 'string' ? code : undefined
}

function connectReason(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
  const cause = first instanceof Error ? first : error
  return codeOf(cause) ?? cause.message
}
