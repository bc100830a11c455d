/** What was used of late, the latest first; kept in this browser, never more than a few. */
export class Recent {
  list = $state.raw<readonly string[]>([])
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly #key: string
  readonly #most: number

  /** @param key under which the browser keeps it */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, key: string, most: number) {
    this.#storage = storage
    this.#key = `mailproof.${key}`
    this.#most = most
    this.list = this.#read()
  }

  add(item: string): void {
    this.#keep([item, ...this.list.filter((one) => one !== item)].slice(0, this.#most))
  }

  clear(): void {
    this.#keep([])
  }

  #keep(list: readonly string[]): void {
    this.list = list
    try {
      this.#storage.setItem(this.#key, JSON.stringify(list))
    } catch (error) {
      // A browser that keeps nothing (private window, full) knows it until the page is left.
      console.warn(this.#key, error)
    }
  }

  /** Whatever lies there, from an older version or another hand, only texts count. */
  #read(): readonly string[] {
    try {
      const found: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? '[]')
      const list = Array.isArray(found) ? (found as unknown[]) : []
      return list.filter((one) => typeof one === 'string').slice(0, this.#most)
    } catch (error) {
      console.warn(this.#key, error)
      return []
    }
  }
}
