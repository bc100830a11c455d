import { readFileSync } from 'node:fs'
import type { SmtpConfig } from '../../server/config.ts'
import type { Incoming, Ingest } from '../../server/ingest/ingest.ts'
import { keptCertificate } from '../../server/smtp/certificate.ts'
import { startSmtp, type SmtpOptions, type SmtpServer } from '../../server/smtp/server.ts'
import type { Log, Session } from '../../server/types.ts'

/** One certificate for all tests of a file: making one takes a tenth of a second. */
const secrets = new Map<string, string>()
export const memorySecrets = {
  secret: async (name: string) => secrets.get(name) ?? null,
  setSecret: async (name: string, value: string) => void secrets.set(name, value),
}

export const defaults: SmtpConfig = {
  host: '127.0.0.1',
  ports: [0],
  tlsPort: null,
  auth: 'any',
  maxSize: 50_000_000,
  maxRecipients: 100,
  maxConnections: 100,
  idleTimeoutMs: 60_000,
  certificate: null,
}

export interface Kept extends Incoming {
  id: string
  /** The whole message, read from its spool file if it had one. */
  bytes: Buffer
}

/** Keeps messages in memory, unless a test makes it fail or wait. */
export class Keeper {
  readonly messages: Kept[] = []
  /** Throws, or waits, before a message is kept. */
  before: (mail: Incoming) => Promise<void> | void = () => undefined
  readonly ingest: Ingest = async (mail) => {
    const stored = []
    for (const one of mail) {
      await this.before(one)
      const bytes =
        one.raw instanceof Uint8Array ? Buffer.from(one.raw) : readFileSync(one.raw.file)
      const n = this.messages.length + 1
      this.messages.push({ ...one, id: `message-${n}`, bytes })
      stored.push({ id: `message-${n}`, n, uid: n })
    }
    return stored
  }
}

export interface Running extends AsyncDisposable {
  server: SmtpServer
  port: number
  tlsPort: number
  keeper: Keeper
  saves: Session[][]
  logged: { level: string; text: string }[]
  /** The next session to end, or one that has ended and was not asked for yet. */
  ended(): Promise<Session>
  close(): Promise<void>
}

/** A server on a free port with an ingest and sessions in memory. */
export async function start(
  config: Partial<SmtpConfig> = {},
  options: Partial<SmtpOptions> = {},
): Promise<Running> {
  const keeper = new Keeper()
  const saves: Session[][] = []
  const logged: Running['logged'] = []
  const endedSessions = queue<Session>()
  const full = { ...defaults, ...config }
  const note = (level: string) => (_fields: object, text: string) =>
    void logged.push({ level, text })
  const log: Log = {
    debug: note('debug'),
    info: note('info'),
    warn: note('warn'),
    error: note('error'),
  }
  const server = await startSmtp({
    config: full,
    certificate: await keptCertificate(full, memorySecrets),
    accounts: { password: () => undefined },
    ingest: keeper.ingest,
    saveSessions: async (sessions) => {
      saves.push(sessions)
      for (const session of sessions) if (session.endedAt !== null) endedSessions.put(session)
    },
    log,
    ...options,
  })
  let closing: Promise<void> | null = null
  const close = () => (closing ??= server.close())
  return {
    server,
    port: server.listeners[0]?.port ?? 0,
    tlsPort: server.listeners.find((one) => one.tls === 'implicit')?.port ?? 0,
    keeper,
    saves,
    logged,
    ended: endedSessions.take,
    close,
    [Symbol.asyncDispose]: close,
  }
}

export function queue<T>() {
  const ready: T[] = []
  const waiting: ((value: T) => void)[] = []
  return {
    put(value: T) {
      const next = waiting.shift()
      if (next) next(value)
      else ready.push(value)
    },
    take: (): Promise<T> =>
      ready.length > 0
        ? Promise.resolve(ready.shift() as T) // just seen to be there
        : new Promise((resolve) => waiting.push(resolve)),
  }
}
