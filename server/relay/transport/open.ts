import { hostname } from 'node:os'
import { isIP, type Socket } from 'node:net'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { isCertificate } from '../bounds.ts'
import type { OpenRelay } from '../transport.ts'
import { dial, placeOf, secure, tlsOptions, type Target, type TlsWay } from './dial.ts'
import { Fault } from './fault.ts'
import { logIn, logsIn } from './login.ts'
import { Session } from './session.ts'
import { lost } from './session-fault.ts'
import { texts } from './texts.ts'
import type { Timeouts } from './timeouts.ts'
import type { Transcript } from './transcript.ts'

export interface Opening {
  relay: OpenRelay
  timeouts: Timeouts
  transcript: Transcript
  /** Ends every connection, whatever it is about. */
  ending: AbortSignal
}

/** Larger replies end the connection; a long EHLO has 4 kB. */
const longestReply = 64 * 1024

/**
 * A connection on which mail can be handed over: greeted, encrypted and logged in as the relay
 * wants it.
 * @throws Fault
 */
export async function openSession(target: Target, opening: Opening): Promise<Session> {
  const { relay, timeouts, transcript, ending } = opening
  const way = { context: contextOf(relay), verify: relay.verify }
  const plain = await dial(target, timeouts, ending)
  const cut = () => void plain.destroy()
  ending.addEventListener('abort', cut)
  plain.once('close', () => ending.removeEventListener('abort', cut))
  const at = serverOf(target, plain)
  transcript.note(texts.connected(at))
  const implicitTls = relay.tls === 'implicit'
  let session: Session | null = null
  try {
    const socket = implicitTls ? await secure(plain, target.host, way, timeouts) : plain
    const wire = wireOptions(target, opening, socket, way)
    session = new Session({ socket, server: at, wire, timeouts, transcript })
    if (relay.tls === 'required') insistOnTls(session)
    await session.greet()
    await logIn(session, relay)
    return session
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault(lost)
    const extensions = session?.offers.extensions ?? []
    fault.reached = { server: at, tls: session?.tls ?? null, extensions }
    transcript.note(fault.text)
    await session?.quit()
    session?.end(fault)
    throw fault
  }
}

/** nodemailer would say STARTTLS also to a relay that does not offer it: nothing more is said. */
function insistOnTls(session: Session): void {
  session.conversation.onOffers = (offers) => {
    session.conversation.onOffers = null
    if (offers.startTls) return
    session.end(new Fault({ step: 'tls', kind: 'tls', text: texts.noStartTls }))
  }
}

function wireOptions(
  target: Target,
  { relay, timeouts }: Opening,
  socket: Socket,
  way: TlsWay,
): SMTPConnectionOptions {
  const implicit = relay.tls === 'implicit'
  return {
    host: target.host,
    port: target.port,
    name: relay.helo ?? ownName(socket),
    connection: socket,
    secure: implicit,
    secured: implicit,
    ignoreTLS: relay.tls === 'none',
    requireTLS: relay.tls === 'required',
    // Where nothing is secret, clear text is better than nothing (RFC 7435).
    opportunisticTLS: relay.tls === 'optional' && !logsIn(relay),
    tls: tlsOptions(target.host, way),
    connectionTimeout: timeouts.connect + timeouts.greeting + 2 * timeouts.command,
    // The session keeps the time itself; these are for what it does not see: the handshake of TLS.
    greetingTimeout: timeouts.greeting + 500,
    socketTimeout: Math.max(timeouts.command, timeouts.ending, timeouts.transaction) + 60_000,
    socketCloseTimeout: 0,
    maxResponseSize: longestReply,
  }
}

/** RFC 5321, 4.1.3: a machine without a full name says its address. */
function ownName({ localAddress = '127.0.0.1' }: Socket): string {
  const name = hostname()
  if (name.includes('.')) return name
  return isIP(localAddress) === 6 ? `[IPv6:${localAddress}]` : `[${localAddress}]`
}

function serverOf(target: Target, { remoteAddress }: Socket): string {
  const place = placeOf(target)
  return remoteAddress === undefined || remoteAddress === target.host
    ? place
    : `${place} (${remoteAddress})`
}

const contexts = new WeakMap<OpenRelay, SecureContext>()

/** @throws Fault `tls` for an authority that cannot be read */
function contextOf(relay: OpenRelay): SecureContext {
  const made = contexts.get(relay) ?? newContext(relay.ca)
  contexts.set(relay, made)
  return made
}

function newContext(ca: string | null): SecureContext {
  if (ca === null) return createSecureContext()
  if (!isCertificate(ca)) {
    throw new Fault({ step: 'tls', kind: 'tls', text: texts.badAuthority })
  }
  return createSecureContext({ ca })
}
