import type { Bus } from '../../events/bus.ts'
import type { Store } from '../../store/store.ts'
import type { Relay, ReleaseRow, SandboxEvent } from '../../types.ts'
import { opened } from '../settings.ts'
import type { OpenRelay } from '../transport.ts'
import { Line, type LineTools } from './line.ts'

export interface Queue {
  /** Waits for what is under way; what waits goes on at the next start. */
  close(): Promise<void>
}

/** @throws SandboxError `storage` */
export async function openRelay(store: Store, relay: Relay): Promise<OpenRelay> {
  return opened(relay, relay.hasPassword ? await store.relayPassword(relay.id) : null)
}

/**
 * Releases what waits, a line for each relay. It looks at the store whenever something is told of
 * releases or relays, so that whoever changes them need not know of it.
 */
export async function startQueue(tools: LineTools & { events: Bus<SandboxEvent> }): Promise<Queue> {
  const { store, events, log } = tools
  const lines = new Map<string, Line>()
  let reading: Promise<void> | undefined
  let readAgain = false
  const closing = new AbortController()
  const { signal } = closing

  async function read(): Promise<void> {
    const relays = await Promise.all((await store.relays()).map((relay) => openRelay(store, relay)))
    if (signal.aborted) return
    for (const relay of relays) {
      const line = lines.get(relay.id)
      if (!line) lines.set(relay.id, new Line(relay, tools))
      else if (JSON.stringify(line.relay) !== JSON.stringify(relay)) line.change(relay)
    }
    const gone = [...lines].filter(([id]) => !relays.some((relay) => relay.id === id))
    for (const [id] of gone) lines.delete(id)
    await Promise.all(gone.map(([, line]) => line.close()))
    for (const line of lines.values()) line.wake()
  }

  /** News that comes while relays are read is read for as well. */
  async function reread(): Promise<void> {
    do {
      readAgain = false
      try {
        await read()
      } catch (error) {
        log.error({ err: error }, 'cannot read the relays')
      }
    } while (readAgain && !signal.aborted)
  }

  function relaysChanged() {
    readAgain = true
    reading ??= reread().finally(() => (reading = undefined))
  }

  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'relays.changed') relaysChanged()
    if (event.type !== 'releases.changed') return
    const waiting = event.releases === null || event.releases.some(waits)
    if (waiting) for (const line of lines.values()) line.wake()
  })
  await read()

  return {
    async close() {
      closing.abort()
      unsubscribe()
      await reading
      await Promise.all([...lines.values()].map((line) => line.close()))
    },
  }
}

const waits = ({ recipients }: ReleaseRow) => recipients.queued + recipients.deferred > 0
