/** One small piece of work between commits; false when there is nothing to do. */
export type Step = () => boolean

/**
 * Runs steps one at a time, each in a turn of its own, so that commits which arrived meanwhile go
 * first. The kinds of work take turns. A step that throws waits for the next `wake`.
 */
export class Background {
  readonly #steps: Step[] = []
  readonly #report: (error: unknown) => void
  #next = 0
  #scheduled: NodeJS.Immediate | null = null
  #ended = false

  constructor(report: (error: unknown) => void) {
    this.#report = report
  }

  add(step: Step): void {
    this.#steps.push(step)
  }

  wake(): void {
    if (!this.#ended) this.#scheduled ??= setImmediate(() => this.#turn())
  }

  end(): void {
    this.#ended = true
    if (this.#scheduled) clearImmediate(this.#scheduled)
  }

  #turn() {
    this.#scheduled = null
    for (let tried = 0; tried < this.#steps.length; tried++) {
      const step = this.#steps[this.#next]
      this.#next = (this.#next + 1) % this.#steps.length
      if (step && this.#did(step)) return this.wake()
    }
  }

  #did(step: Step): boolean {
    try {
      return step()
    } catch (error) {
      this.#report(error)
      return false
    }
  }
}
