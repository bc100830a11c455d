/**
 * Calls that come while one is under way go together into the next, so that many share the wait
 * for the disk.
 */
export class Gathered<T> {
  readonly #run: (items: T[]) => Promise<void>
  #waiting: { items: T[]; done: PromiseWithResolvers } | null = null
  #running = false

  constructor(run: (items: T[]) => Promise<void>) {
    this.#run = run
  }

  /** Resolves when these are done; rejects when the call that they went into failed. */
  add(items: T[]): Promise<void> {
    const waiting = (this.#waiting ??= { items: [], done: withResolvers() })
    waiting.items.push(...items)
    if (!this.#running) void this.#go()
    return waiting.done.promise
  }

  async #go(): Promise<void> {
    this.#running = true
    for (let next = this.#waiting; next; next = this.#waiting) {
      this.#waiting = null
      try {
        await this.#run(next.items)
        next.done.resolve()
      } catch (error) {
        next.done.reject(error)
      }
    }
    this.#running = false
  }
}

interface PromiseWithResolvers {
  promise: Promise<void>
  resolve: () => void
  reject: (error: unknown) => void
}

/** Node 20 has none of its own. */
function withResolvers(): PromiseWithResolvers {
  const made: Partial<PromiseWithResolvers> = {}
  const promise = new Promise<void>((resolve, reject) => Object.assign(made, { resolve, reject }))
  // Both were set above, before anybody else could run.
  return { ...made, promise } as PromiseWithResolvers
}
