/** The owner's clock as the writer sees it: set by each call, going on between calls. */
export class Clock {
  #offset = 0

  set(at: number): void {
    this.#offset = at - Date.now()
  }

  now(): number {
    return Date.now() + this.#offset
  }
}
