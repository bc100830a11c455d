/** Skeletons before this, in milliseconds, only flicker. */
const patience = 150

/**
 * Something that is fetched again when what it is about changes. What was there stays until the new
 * is; only when that takes long, `slow` says so.
 */
export class Loaded<T> {
  value = $state.raw<T | null>(null)
  error = $state.raw<Error | null>(null)
  slow = $state(false)
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  async load(fetch: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.slow = true), patience)
    try {
      const value = await fetch()
      if (turn === this.#turn) this.#settle(value, null)
    } catch (error) {
      const told = error instanceof Error ? error : new Error(String(error))
      if (turn === this.#turn) this.#settle(null, told)
    }
  }

  /** Asks again behind what is shown: that stays however long it takes, and when it fails. */
  async refresh(fetch: () => Promise<T>): Promise<void> {
    if (this.value === null) return this.load(fetch)
    const turn = ++this.#turn
    clearTimeout(this.#timer)
    this.slow = false
    try {
      const value = await fetch()
      if (turn === this.#turn) this.#settle(value, null)
    } catch (error) {
      console.warn('refresh', error)
    }
  }

  /** Forgets everything; what is on its way is not waited for. */
  clear(): void {
    this.#turn++
    this.#settle(null, null)
  }

  #settle(value: T | null, error: Error | null): void {
    clearTimeout(this.#timer)
    this.value = value
    this.error = error
    this.slow = false
  }
}
