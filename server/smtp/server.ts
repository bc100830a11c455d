import { tmpdir } from 'node:os'
import type { SMTPServerOptions } from 'smtp-server'
import type { SmtpConfig } from '../config.ts'
import type { Ingest } from '../ingest/ingest.ts'
import type { Accounts, Log, Session, SmtpListener } from '../types.ts'
import { authMethods } from './auth.ts'
import type { Connection } from './connection.ts'
import { listen } from './listen.ts'
import { Listener } from './listener.ts'
import { keepSessions } from './sessions.ts'
import { seldom } from './seldom.ts'
import type { Shared } from './shared.ts'
import { createSpool } from './spool.ts'

export interface SmtpOptions {
  config: SmtpConfig
  certificate: { key: string; cert: string }
  accounts: Accounts
  ingest: Ingest
  saveSessions(sessions: Session[]): Promise<void>
  log: Log
  /** Where messages above 1 MB wait; a private directory is made in it. The system's when absent. */
  spoolIn?: string | undefined
  /** The instant that counts as now, in ms; tests hand in their own. */
  now?: (() => number) | undefined
}

export interface SmtpServer {
  /** The ports as they are, also when 0 was asked for. */
  listeners: SmtpListener[]
  /**
   * Stops listening, lets messages that are being kept finish and be answered, tells the other
   * clients 421 and saves their sessions as interrupted.
   */
  close(): Promise<void>
}

/** The largest message there can be, when the configuration says 0. */
export const largestMessage = 1024 ** 3

/** How long clients that were told to go may take to close their side. */
const partingMs = 500

/**
 * Opens the SMTP ports: on each every message that a client gets a 250 for has been kept by
 * `ingest` before, and every conversation becomes a session.
 * @throws SandboxError `conflict` when a port is in use or not allowed; no port is left open then
 */
export async function startSmtp(options: SmtpOptions): Promise<SmtpServer> {
  const { config, now = Date.now } = options
  const log = seldom(options.log)
  const sessions = keepSessions((ended) => options.saveSessions(ended), log, now)
  const shared: Shared = {
    maxSize: config.maxSize || largestMessage,
    maxConnections: config.maxConnections,
    idleTimeoutMs: config.idleTimeoutMs,
    accounts: options.accounts,
    ingest: options.ingest,
    spool: createSpool(options.spoolIn ?? tmpdir()),
    sessions,
    open: new Set<Connection>(),
    log,
    now,
  }
  const servers: Listener[] = []
  const close = () => stop(servers, shared)

  try {
    const listeners: SmtpListener[] = []
    const open = async (port: number, tls: SmtpListener['tls']) => {
      const server = new Listener(libraryOptions(options, tls), config.auth, shared)
      servers.push(server)
      const flag = tls === 'implicit' ? '--smtps-port' : '--smtp-port'
      listeners.push({
        host: config.host,
        port: await listen(server.server, config.host, port, flag),
        tls,
      })
    }
    for (const port of config.ports) await open(port, 'starttls')
    if (config.tlsPort !== null) await open(config.tlsPort, 'implicit')
    return { listeners, close }
  } catch (error) {
    await close()
    throw error
  }
}

function libraryOptions(options: SmtpOptions, tls: SmtpListener['tls']): SMTPServerOptions {
  const { config, certificate } = options
  return {
    ...certificate,
    secure: tls === 'implicit',
    banner: 'Mailproof',
    heloResponse: '%s greets %s',
    size: config.maxSize || largestMessage,
    maxRecipients: config.maxRecipients,
    socketTimeout: config.idleTimeoutMs,
    authMethods,
    authOptional: config.auth !== 'inbox',
    authRequiredMessage: 'Authentication required: use the user and password of an inbox',
    // A sandbox: the client under test need not have TLS for AUTH.
    allowInsecureAuth: true,
    disabledCommands: [
      ...['XCLIENT', 'XFORWARD', 'WIZ', 'SHELL', 'KILL'],
      ...(config.auth === 'off' ? ['AUTH'] : []),
    ],
    hideENHANCEDSTATUSCODES: false,
    hideDSN: false,
    disableReverseLookup: true,
    logger: false,
    // Of handshakes that have not ended; connections are counted over all ports (Connection.init).
    maxClients: config.maxConnections,
    closeTimeout: 2 * partingMs,
  }
}

async function stop(servers: Listener[], shared: Shared): Promise<void> {
  const closed = servers
    .filter((server) => server.server.listening)
    .map((server) => new Promise<void>((resolve) => server.close(resolve)))
  const open = [...shared.open]
  await Promise.all(open.map((connection) => connection.shutdown()))
  const parting = setTimeout(() => {
    for (const connection of shared.open) connection.destroy()
  }, partingMs)
  await Promise.all(open.map((connection) => connection.finished))
  await Promise.all(closed)
  clearTimeout(parting)
  await shared.sessions.close()
  await shared.spool.close()
}
