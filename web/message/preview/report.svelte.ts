import type { RemoteReport } from '../../../server/types.ts'
import type { Client } from '../../api/client.ts'

const pause = 300
/** A fetch ends after ten seconds at most; later ones of a style sheet follow. */
const turns = 100

/** What came of the remote content of the message that is shown. */
export class Report {
  readonly #client: Pick<Client, 'call'>
  value = $state.raw<RemoteReport | null>(null)
  #message: string | null = null
  #turn = 0

  constructor(client: Pick<Client, 'call'>) {
    this.#client = client
  }

  /** Asks until all that was begun is over, and no more can begin. */
  async watch(message: string, loading: () => boolean): Promise<void> {
    const turn = ++this.#turn
    if (message !== this.#message) this.value = null
    this.#message = message
    for (let asked = 0; asked < turns; asked++) {
      const more = loading()
      const told = await this.#ask(message)
      if (turn !== this.#turn || told === null) return
      this.value = told
      if (told.waiting === 0 && !more) return
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (turn !== this.#turn) return
    }
  }

  clear(): void {
    this.#turn++
    this.#message = null
    this.value = null
  }

  async #ask(id: string): Promise<RemoteReport | null> {
    try {
      return await this.#client.call('GET /api/messages/{id}/remote', { path: { id } })
    } catch (error) {
      // The page itself says that the message is gone or the server away.
      console.warn('remote content', error)
      return null
    }
  }
}

/** Failures of one kind, most first. */
export function grouped(
  failures: RemoteReport['failures'],
): { count: number; refused: boolean; reason: string }[] {
  const groups = new Map<string, { count: number; refused: boolean; reason: string }>()
  for (const { code, refused, reason } of failures) {
    const group = groups.get(code) ?? { count: 0, refused, reason }
    groups.set(code, { ...group, count: group.count + 1 })
  }
  return [...groups.values()].sort((a, b) => b.count - a.count)
}
