import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { OpenRelay } from '../../server/relay/transport.ts'
import { relayCertificate, type CertificateKind } from './relay-certificates.ts'
import { RelayConnection } from './relay-connection.ts'

/**
 * What a relay does about one command. A text is the reply ('450 4.2.1 later'); null is the usual
 * one. `drop` ends the connection instead of an answer, `hang` never answers, `drip` answers
 * byte by byte without end, `deaf` answers as usual and reads no more.
 */
export type Answer = string | null | 'drop' | 'hang' | 'drip' | 'deaf'

/**
 * Answers in the order of asking, over all connections, and the usual one after the last; or of a
 * function: of the argument (an address, a command line) and how often it was asked before.
 */
export type Step = Answer | Answer[] | ((argument: string, before: number) => Answer)

export interface RelayScript {
  /** In place of the greeting. */
  greeting?: Step
  ehlo?: Step
  starttls?: Step
  /** At AUTH, before anything is looked at. */
  auth?: Step
  mail?: Step
  /** Asked for each recipient, with the address. */
  rcpt?: Step
  /** In place of 354. */
  data?: Step
  /** In the middle of the message, after its first bytes. */
  body?: Step
  /** After the final dot. A reply of 2xx counts as accepted; a `drop` does not. */
  end?: Step
  /** As `end` but the message counts as accepted whatever follows: 'drop' is the ambiguous end. */
  accepted?: Step
  rset?: Step
}

export interface RelayOptions {
  script?: RelayScript
  /** `stripped`: it has a certificate, and somebody on the way takes STARTTLS out. */
  tls?: 'none' | 'starttls' | 'implicit' | 'stripped'
  certificate?: CertificateKind
  /** With it AUTH is offered, and asked for. */
  login?: { user: string; password: string }
  /** Mechanisms on offer; PLAIN, LOGIN, CRAM-MD5 and XOAUTH2 are known. */
  auth?: string[]
  /** Keywords of EHLO besides STARTTLS and AUTH. */
  extensions?: string[]
  /** Counts what it takes and forgets it. */
  sink?: boolean
}

/** A message that a test relay accepted. */
export interface AcceptedMail {
  from: string
  /** Recipients that it took. */
  to: string[]
  /** Parameters of MAIL: ['BODY=8BITMIME', 'SIZE=120']. */
  parameters: string[]
  /** Exactly what was sent, without dot-stuffing and the final dot. */
  bytes: Buffer
  tls: boolean
  /** The user name of AUTH. */
  user: string | null
  /** Which connection, counted from 1. */
  connection: number
}

/** A relay on loopback that does what its script says and keeps what it accepted. */
export interface TestRelay extends AsyncDisposable {
  host: string
  port: number
  /** PEM of the authority that signed its certificate. */
  ca: string
  /** Accepted messages, oldest first; empty for a sink. */
  mails: AcceptedMail[]
  /** How many it accepted. */
  accepted: number
  /** Every command line, as it came, over all connections; of TLS ones too. */
  commands: string[]
  /** Connections so far, and those that are open. */
  connections: number
  open: number
  /** Most that were open at once. */
  peak: number
  /** Replaces the script from now on. */
  play(script: RelayScript): void
  /** Resolves once it has accepted so many messages. */
  received(count: number): Promise<void>
  /** Resolves at the next command that begins so; 'hang' and '.' for the final dot too. */
  said(start: string): Promise<void>
  /** Resolves once all connections have so many bytes of messages that have not ended. */
  heard(bytes: number): Promise<void>
  /** Resolves once no connection is open. */
  closed(): Promise<void>
  /** Ends every connection without a word. */
  cut(): void
}

export const usualExtensions = ['PIPELINING', 'SIZE 31457280', '8BITMIME', 'SMTPUTF8']

export async function startRelay(options: RelayOptions = {}): Promise<TestRelay> {
  const certificate = await relayCertificate(options.certificate ?? 'good')
  const context = createSecureContext({ key: certificate.key, cert: certificate.cert })
  const sockets = new Set<Socket>()
  const unended = new Map<number, number>()
  const counts = new Map<string, number>()
  let waiting: { done: () => boolean; resolve: () => void }[] = []
  let script = options.script ?? {}

  const heard = () => {
    const ready = waiting.filter(({ done }) => done())
    waiting = waiting.filter((one) => !ready.includes(one))
    for (const { resolve } of ready) resolve()
  }
  const until = (done: () => boolean): Promise<void> =>
    done() ? Promise.resolve() : new Promise((resolve) => waiting.push({ done, resolve }))

  /** The next answer of a step; how often it was asked is counted over all connections. */
  function next(step: keyof RelayScript, argument: string): Answer {
    const key = `${step} ${argument}`
    const before = counts.get(key) ?? 0
    counts.set(key, before + 1)
    const asked = counts.get(step) ?? 0
    counts.set(step, asked + 1)
    const answers = script[step]
    if (typeof answers === 'function') return answers(argument, before)
    if (Array.isArray(answers)) return answers[asked] ?? null
    return answers ?? null
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    relay.connections++
    relay.open++
    relay.peak = Math.max(relay.peak, relay.open)
    const number = relay.connections
    socket.on('close', () => {
      sockets.delete(socket)
      unended.delete(number)
      relay.open--
      heard()
    })
    socket.on('error', () => socket.destroy())
    socket.setNoDelay(true)
    const secured = (plain: Socket): TLSSocket =>
      new TLSSocket(plain, { isServer: true, secureContext: context })
    const connection = new RelayConnection({
      options,
      number,
      next,
      secured,
      said: (line) => {
        if (!options.sink) relay.commands.push(line)
        heard()
      },
      unended: (bytes) => {
        unended.set(number, bytes)
        heard()
      },
      accept: (mail) => {
        relay.accepted++
        if (!options.sink) relay.mails.push(mail)
        heard()
      },
    })
    connection.start(options.tls === 'implicit' ? secured(socket) : socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const relay: TestRelay = {
    host: '127.0.0.1',
    // A server that listens on TCP has an address of this kind.
    port: (server.address() as AddressInfo).port,
    ca: certificate.ca,
    mails: [],
    accepted: 0,
    commands: [],
    connections: 0,
    open: 0,
    peak: 0,
    play: (other) => {
      script = other
      counts.clear()
    },
    received: (count) => until(() => relay.accepted >= count),
    said: (start) => {
      const from = relay.commands.length
      return until(() => relay.commands.slice(from).some((line) => line.startsWith(start)))
    },
    heard: (bytes) => until(() => [...unended.values()].reduce((sum, n) => sum + n, 0) >= bytes),
    closed: () => until(() => relay.open === 0),
    cut: () => {
      for (const socket of sockets) socket.destroy()
    },
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      relay.cut()
      await closed
    },
  }
  return relay
}

/** A relay as the transport is handed it, which leads to a test relay. */
export function anOpenRelay(
  to: Pick<TestRelay, 'host' | 'port'>,
  given: Partial<OpenRelay> = {},
): OpenRelay {
  return {
    id: 'relay-1',
    name: 'Test',
    origin: 'hand',
    hasPassword: (given.password ?? null) !== null,
    createdAt: '2026-01-01T00:00:00.000Z',
    preset: null,
    way: 'relay',
    host: to.host,
    port: to.port,
    tls: 'none',
    allowPrivate: false,
    verify: true,
    ca: null,
    auth: 'none',
    user: '',
    password: null,
    helo: null,
    connections: 2,
    perConnection: 100,
    rate: { second: null, hour: null, day: null },
    maxSize: null,
    maxRecipients: 100,
    envelopeFrom: null,
    from: null,
    messageId: 'keep',
    sign: null,
    strip: [],
    convert: false,
    retry: { attempts: 5, first: 60, most: 3600 },
    isDefault: true,
    paused: false,
    ...given,
  }
}
