import { createInboxes, type Inboxes } from '../ingest/inboxes.ts'
import { startAnalysis } from '../ingest/analysis/analysis.ts'
import { openStore } from '../store/index.ts'
import type { Store } from '../store/store.ts'
import type { Log, Retention } from '../types.ts'

/** A data file that no server has, opened to keep mail in it. */
export interface Local {
  store: Store
  inboxes: Inboxes
  /** Resolves when everything can be found; `tell` hears how many messages still wait. */
  indexed(tell: (pending: number) => void, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

const lookEveryMs = 200

/**
 * Store and analysis without a server, so that what is imported can be found at once.
 * @throws SandboxError `conflict` when a server has the file, `storage`
 */
export async function openLocal(options: {
  path: string
  retention: Retention
  log: Log
}): Promise<Local> {
  const { path, retention, log } = options
  const store = await openStore({
    ...{ path, retention },
    publish: () => undefined,
    warn: (text) => log.warn({}, text.en),
  })
  const analysis = startAnalysis({ connect: (port) => store.analyseWith(port), log })
  const close = async () => {
    await analysis.close()
    await store.close()
  }
  try {
    const inboxes = await createInboxes(store, { openUnknown: false, log })
    return { store, inboxes, close, indexed: (tell, signal) => indexed(store, tell, signal) }
  } catch (error) {
    await close()
    throw error
  }
}

async function indexed(store: Store, tell: (pending: number) => void, signal: AbortSignal) {
  for (;;) {
    const { pending } = await store.indexed()
    tell(pending)
    if (pending === 0 || signal.aborted) return
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

/** Where the server that has this data file can be reached; null when it does not say. */
export { holderOf as whoHas } from '../store/sqlite/lock.ts'
