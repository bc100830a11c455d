import type { Bus } from '../../events/bus.ts'
import { fingerprintOf, type Knowledge } from '../../checks/knowledge.ts'
import type { Store } from '../../store/store.ts'
import type { Log, SandboxEvent, Scope } from '../../types.ts'

export interface KnowledgeOptions {
  store: Pick<Store, 'zones' | 'inboxes'>
  events: Pick<Bus<SandboxEvent>, 'subscribe'>
  log: Log
  /** Hears what people said, at first and whenever it changes. */
  heard(knowledge: Knowledge): Promise<void>
}

const everyone: Scope = { actor: 'checks', inboxes: 'all' }

/** Reads planned zones and the settings of inboxes, and again with every news of them. */
export async function followKnowledge(
  options: KnowledgeOptions,
): Promise<{ close(): Promise<void> }> {
  const { store, events, log, heard } = options
  let reading: Promise<void> | null = null
  let again = false
  let last = ''
  let closed = false
  // Others close it while something is awaited.
  const isClosed = () => closed

  async function read() {
    const [zones, inboxes] = await Promise.all([store.zones(), store.inboxes(everyone)])
    const said = inboxes.filter(({ sending }) => sending.length > 0)
    const knowledge: Knowledge = {
      zones: zones.map(({ domain, records, sending }) => ({ domain, records, sending })),
      inboxes: Object.fromEntries(said.map(({ id, sending }) => [id, sending])),
    }
    const print = fingerprintOf(knowledge)
    // Most news of an inbox is of other things.
    if (print === last) return
    last = print
    await heard(knowledge)
  }

  /** News that comes while it is read is read after it. */
  function reread() {
    again = true
    reading ??= (async () => {
      while (again && !isClosed()) {
        again = false
        await read()
      }
    })()
      .catch((error: unknown) => {
        if (!closed) log.error({ err: error }, 'cannot read the planned zones')
      })
      .finally(() => (reading = null))
  }

  await read()
  const unsubscribe = events.subscribe(({ type }) => {
    if (type === 'zone.changed' || type === 'inbox.changed' || type === 'inbox.deleted') reread()
  })
  return {
    async close() {
      closed = true
      unsubscribe()
      await reading
    },
  }
}
