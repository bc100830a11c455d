import { SandboxError } from '../../errors.ts'
import { factKeys } from '../../search/facts.ts'
import type { MatchQuery, Store } from '../../store/store.ts'
import type { LiveMessage, SandboxEvent, Scope } from '../../types.ts'

/** Messages that may wait to be looked at; more at once are told as `search.missed`. */
const mostWaiting = 5_000
/** Messages that the store is asked about at once. */
const mostAsked = 500
/** A search asks again after so many ms at the earliest: what came meanwhile is one question. */
const pause = 40

export interface LiveSearch {
  /** Takes note of what may bring a match; asks when it was started. */
  hear(event: SandboxEvent): void
  /**
   * Resolves when the search runs, or has failed.
   * @param seq matches of events after this one are told
   */
  start(seq: number): Promise<void>
  end(): void
}

export interface LiveSearchParts {
  id: string
  /** Asked each time: `newer:2d` moves on. */
  query: () => MatchQuery
  scope: Scope
  store: Pick<Store, 'matching'>
  say(message: LiveMessage): void
  /** Hears why the search ended by itself. */
  failed(error: unknown): void
}

/**
 * Tells what newly matches: messages as they are when their analysis has ended, were changed or
 * came back. The store is asked once about all that happened since it was asked before.
 */
export function liveSearch({ id, query, scope, store, say, failed }: LiveSearchParts): LiveSearch {
  /** id → the newest event that is about it. */
  const waiting = new Map<string, number>()
  let state: 'new' | 'asking' | 'idle' | 'ended' = 'new'
  let missed = 0
  const { inbox, search } = query()
  const asked = new Set(search ? factKeys(search) : [])
  // TypeScript does not see that `state` changes while something is awaited.
  const isEnded = () => (state as string) === 'ended'

  function hear(event: SandboxEvent) {
    if (state === 'ended') return
    const ids = event.type === 'message.checked' ? checkedBy(event) : idsOf(event, inbox)
    if (ids === null || waiting.size + ids.length > mostWaiting) {
      waiting.clear()
      missed = event.seq
    } else for (const one of ids) waiting.set(one, event.seq)
    if (state === 'idle') void run(work)
  }

  /** A check makes only what asks about its facts match. */
  function checkedBy(event: SandboxEvent & { type: 'message.checked' }): string[] {
    return Object.keys(event.facts).some((key) => asked.has(key)) ? [event.id] : []
  }

  async function run(task: () => Promise<void>) {
    state = 'asking'
    try {
      await task()
      if (isEnded()) return
      state = 'idle'
      // What was heard in the same turn of the loop, before this could be idle.
      if (waiting.size > 0 || missed > 0) void run(work)
    } catch (error) {
      if (isEnded()) return
      end()
      failed(error)
    }
  }

  async function work() {
    while (!isEnded() && (waiting.size > 0 || missed > 0)) {
      if (missed > 0) say({ type: 'search.missed', id, seq: missed })
      missed = 0
      const asked = take()
      const rows = await store.matching(scope, query(), [...asked.keys()])
      if (isEnded()) return
      for (const message of rows) {
        say({ type: 'search.matched', id, seq: asked.get(message.id) ?? 0, message })
      }
      await new Promise((resolve) => setTimeout(resolve, pause).unref())
    }
  }

  function take(): Map<string, number> {
    const asked = new Map([...waiting].slice(0, mostAsked))
    for (const one of asked.keys()) waiting.delete(one)
    return asked
  }

  /** The inbox may not be there: the store says so even when it is asked about nothing. */
  async function begin(seq: number) {
    await store.matching(scope, query(), [])
    if (!isEnded()) say({ type: 'search.ready', id, seq })
  }

  function end() {
    state = 'ended'
    waiting.clear()
  }

  async function start(seq: number) {
    await run(() => begin(seq))
  }

  return { hear, start, end }
}

/** Messages that an event may have made match; null when it does not say which. */
function idsOf(event: SandboxEvent, inbox: string | undefined): string[] | null {
  switch (event.type) {
    case 'message.analysed':
      return inbox === undefined || event.inbox === inbox ? [event.message.id] : []
    case 'message.changed':
    case 'messages.restored':
      return event.ids
    default:
      return []
  }
}

export function tooManySearches(most: number): SandboxError {
  return new SandboxError('conflict', {
    en: `A connection has at most ${most} live searches: end one first.`,
    es: `Una conexión tiene como máximo ${most} búsquedas en directo: termina una primero.`,
  })
}
