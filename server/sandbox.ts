import type { LiveDns } from './checks/check.ts'
import { startChecks } from './checks/checks.ts'
import type { Config } from './config.ts'
import { createLiveResolver } from './dns/live.ts'
import { createBus, type Bus } from './events/bus.ts'
import { startAnalysis } from './ingest/analysis/analysis.ts'
import { startChecking, type Checking } from './ingest/checking/checking.ts'
import { createInboxes, type Inboxes } from './ingest/inboxes.ts'
import { createIngest, type Ingest } from './ingest/ingest.ts'
import { createFetch, type FetchGuarded } from './net/index.ts'
import { createPreview, type Preview } from './preview/index.ts'
import { keptCertificate } from './smtp/certificate.ts'
import { startSmtp, type SmtpServer } from './smtp/server.ts'
import { emptied } from './smtp/spool.ts'
import { openStore } from './store/index.ts'
import type { Store } from './store/store.ts'
import { configureRelays } from './relay/configured.ts'
import { startRelaying, type Relaying } from './relay/relaying.ts'
import { newId } from './ingest/id.ts'
import type { Log, SandboxEvent } from './types.ts'

/** The parts of a running sandbox, as the API sees them. */
export interface Sandbox {
  config: Config
  version: string
  log: Log
  events: Bus<SandboxEvent>
  store: Store
  ingest: Ingest
  inboxes: Inboxes
  preview: Preview
  /** The only way to a URL out of a mail. */
  fetch: FetchGuarded
  smtp: SmtpServer
  checking: Checking
  /** For what people ask of DNS; the checks have one of their own. */
  dns: LiveDns
  /** The only way out. */
  relaying: Relaying
  close(): Promise<void>
}

/** Parts that a test hands in. */
export interface Given {
  fetch?: FetchGuarded
}

/**
 * Makes the parts and joins them: the only file that knows them all. A failure half-way closes
 * what was already open.
 * @throws SandboxError `storage` for a data file that cannot be used, `conflict` for a port in use
 */
export async function openSandbox(
  config: Config,
  log: Log,
  version: string,
  given: Given = {},
): Promise<Sandbox> {
  const open: { close(): Promise<void> }[] = []
  /** Last opened, first closed; one that fails does not keep the others open. */
  async function close(): Promise<void> {
    const part = open.pop()
    if (!part) return
    try {
      await part.close()
    } finally {
      await close()
    }
  }
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    open.push(part)
    return part
  }

  try {
    const events = createBus<SandboxEvent>((error) => log.error({ err: error }, 'listener failed'))
    const store = keep(
      await openStore({
        ...config.store,
        publish: events.publish,
        warn: (text) => log.warn({}, text.en),
      }),
    )
    keep(startAnalysis({ connect: (port) => store.analyseWith(port), log }))
    const runner = startChecks({ config: config.checks, log })
    const checking = keep(await startChecking({ store, events, runner, log }))
    const preview = keep(createPreview())
    const fetch = given.fetch ?? createFetch(config.fetch)
    const dns = createLiveResolver(config.checks.auth.dns)

    const inboxes = await createInboxes(store, { openUnknown: config.smtp.auth === 'any', log })
    events.subscribe((event) => {
      if (!event.type.startsWith('inbox.')) return
      inboxes.refresh().catch((error: unknown) => log.error({ err: error }, 'cannot read inboxes'))
    })

    const { path } = config.store
    const ingest = createIngest({ store, inboxes, now: Date.now })
    const smtp = keep(
      await startSmtp({
        config: config.smtp,
        certificate: await keptCertificate(config.smtp, store),
        accounts: inboxes,
        ingest,
        saveSessions: (sessions) => store.saveSessions(sessions),
        log,
        // Beside the data: a temporary directory is memory on many machines. The store holds the lock.
        spoolIn: path === ':memory:' ? undefined : await emptied(`${path}.spool`),
      }),
    )
    await configureRelays(store, config.relays, Date.now())
    const relaying = keep(
      await startRelaying({
        ...{ store, events, dns, log },
        now: Date.now,
        newId: () => newId(Date.now()),
        isOwn: ownPlaces(smtp),
        deliver: async ({ inbox, to, raw, release }) => {
          const envelope = { from: '', to: [to], body: null, smtpUtf8: false, dsn: null }
          const origin = { kind: 'bounce', release } as const
          await ingest([{ raw, envelope, inbox, origin, connection: null, session: null }])
        },
      }),
    )
    const parts = { events, store, ingest, inboxes, preview, fetch, smtp, checking, dns, relaying }
    return { config, version, log, ...parts, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Where SMTP leads back to us; another name of this machine is known by the loop that it makes. */
function ownPlaces({ listeners }: SmtpServer) {
  const here = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'])
  for (const { host } of listeners) here.add(host.toLowerCase())
  const ports = new Set(listeners.map(({ port }) => port))
  return (host: string, port: number) =>
    ports.has(port) && (here.has(host.toLowerCase()) || /^127\./.test(host))
}
