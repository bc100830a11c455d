import type { Arriving } from '../archive/arriving.ts'
import { importMessages, type Imported } from '../archive/import.ts'
import { inboxNames } from '../archive/inbox-names.ts'
import { openLocal, whoHas } from '../archive/local.ts'
import { importRemotely, openRemoteInbox, remoteInboxes, type Server } from '../archive/remote.ts'
import type { Room } from '../archive/shortage.ts'
import type { Config } from '../config.ts'
import { ConfigError } from '../config/error.ts'
import { SandboxError } from '../errors.ts'
import { createLog } from '../log.ts'
import type { Inbox, Scope } from '../types.ts'

/** Where imported messages go. */
export interface ImportTarget {
  rooms: Room[]
  /** The room of an inbox that is not there yet. */
  fresh: Room
  /** What to do when retention leaves too little room. */
  remedy: string
  /** Where large messages wait; undefined: in the system's temporary folder. */
  spoolIn: string | undefined
  take(
    messages: AsyncIterable<Arriving>,
    source: string,
    signal: AbortSignal,
    tell: (last: Arriving, so_far: Imported) => void,
  ): Promise<Imported>
  /** Resolves when everything can be found. */
  settled(tell: (pending: number) => void, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

const scope: Scope = { actor: 'import', inboxes: 'all' }

/** The data file itself, or the server that has it. */
export async function localTarget(options: {
  config: Config
  inbox: string | undefined
  warn: (text: string) => void
  server: (url: string) => Promise<ImportTarget>
}): Promise<ImportTarget> {
  const { config, inbox, warn } = options
  const { path, retention } = config.store
  if (path === ':memory:') {
    throw new ConfigError('data :memory: goes when this command ends: name a file, or use --url')
  }
  const log = createLog({ level: 'silent' })
  const local = await openLocal({
    ...{ path, retention },
    log: { ...log, warn: (_, text) => warn(text) },
  }).catch((error: unknown) => {
    const address = error instanceof SandboxError && error.code === 'conflict' ? whoHas(path) : null
    if (address === null) throw error
    return address
  })
  if (typeof local === 'string') return options.server(local)
  const { store, inboxes } = local
  try {
    const found = await store.inboxes(scope)
    const only =
      inbox === undefined
        ? undefined
        : await idOf(inbox, found, (name) => store.createInbox(scope, { name, origin: 'hand' }))
    const inboxOf = await inboxNames({ store, scope, inboxes, only, open: true })
    return {
      rooms: found,
      fresh: { name: inbox ?? 'that is new', total: 0, bytes: 0, retention },
      remedy:
        'Give --retention-messages 0 --retention-days 0 --retention-size 0, here and when Mailproof starts',
      spoolIn: `${path}.spool`,
      take: (messages, source, signal, tell) =>
        importMessages(messages, {
          ...{ store, scope, signal, onMessage: tell },
          surroundings: { source, inboxOf, now: Date.now() },
        }),
      settled: local.indexed,
      close: local.close,
    }
  } catch (error) {
    await local.close()
    throw error
  }
}

export async function remoteTarget(
  at: string,
  auth: Server['auth'],
  inbox: string | undefined,
): Promise<ImportTarget> {
  const server = serverAt(at, auth)
  const found = await remoteInboxes(server)
  const only =
    inbox === undefined
      ? undefined
      : await idOf(inbox, found, (name) => openRemoteInbox(server, name))
  const [usual] = found
  if (!usual) throw new ConfigError(`${at} has no inbox`)
  return {
    rooms: found,
    fresh: { name: inbox ?? 'that is new', total: 0, bytes: 0, retention: usual.retention },
    remedy:
      'Raise the retention of that inbox, or start that Mailproof with --retention-messages 0 and the like',
    spoolIn: undefined,
    take: (messages, source, signal, tell) =>
      importRemotely(messages, { server, source, inbox: only, signal, onMessages: tell }),
    settled: async () => undefined,
    close: async () => undefined,
  }
}

/** A user and a password may stand in the address. */
function serverAt(at: string, auth: Server['auth']): Server {
  if (!URL.canParse(at))
    throw new ConfigError(`--url: '${at}' is not an address such as http://127.0.0.1:8025`)
  const url = new URL(at)
  const { username, password } = url
  url.username = ''
  url.password = ''
  const own = { user: decodeURIComponent(username), password: decodeURIComponent(password) }
  return { url: url.href.replace(/\/+$/, ''), auth: username === '' ? auth : own }
}

async function idOf(
  asked: string,
  inboxes: Inbox[],
  open: (name: string) => Promise<Inbox>,
): Promise<string> {
  const found = inboxes.find(
    ({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase(),
  )
  return found?.id ?? (await open(asked)).id
}
