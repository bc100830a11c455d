import type { Matches, Wanted } from './matches.ts'
import type { Answer, Ask } from './worker.ts'

export type Found = { matches: Matches } | { wrong: string } | 'stopped'

/** Long enough for any honest search of 50 MB. */
const budget = 4000

/**
 * Searches one text in a worker, so that the page stays alive whatever the expression does: a
 * search that takes longer than its budget, or that another overtakes, is killed with its worker.
 */
export class Searcher {
  readonly #source: string
  #worker: Worker | null = null
  #giveUp: ((found: null) => void) | null = null

  constructor(source: string) {
    this.#source = source
  }

  /** null when another search overtook this one. */
  async search(wanted: Wanted): Promise<Found | null> {
    if (this.#giveUp) this.close()
    const worker = (this.#worker ??= this.#start())
    let timer: ReturnType<typeof setTimeout> | undefined
    const found = await new Promise<Found | null>((resolve) => {
      this.#giveUp = resolve
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data)
      worker.onerror = (event) => resolve({ wrong: event.message })
      timer = setTimeout(() => resolve('stopped'), budget)
      worker.postMessage({ wanted } satisfies Ask)
    })
    clearTimeout(timer)
    if (found === null) return null
    this.#giveUp = null
    if (found === 'stopped') this.close()
    return found
  }

  close(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#giveUp?.(null)
    this.#giveUp = null
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.postMessage({ source: this.#source } satisfies Ask)
    return worker
  }
}
