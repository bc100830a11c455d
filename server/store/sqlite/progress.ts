import type { SettledAttempt } from '../releases.ts'
import type { ReleaseProgress } from './wire.ts'

/** Attempts in one commit: waiting mail is not kept long. */
const mostAttempts = 250

interface Waiting extends ReleaseProgress {
  resolve(): void
  reject(error: unknown): void
}

/** Gathers what comes of attempts: all that waits when the writer is free is one commit. */
export class Progress {
  readonly #send: (progress: ReleaseProgress) => Promise<void>
  readonly #waiting: Waiting[] = []
  #running: Promise<void> | null = null

  constructor(send: (progress: ReleaseProgress) => Promise<void>) {
    this.#send = send
  }

  committing(attempts: string[]): Promise<void> {
    return this.#enqueue({ committing: attempts, settled: [] })
  }

  settle(settled: SettledAttempt[]): Promise<void> {
    return this.#enqueue({ committing: [], settled })
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running
  }

  #enqueue(progress: ReleaseProgress) {
    return new Promise<void>((resolve, reject) => {
      this.#waiting.push({ ...progress, resolve, reject })
      this.#running ??= this.#run().finally(() => (this.#running = null))
    })
  }

  async #run() {
    while (this.#waiting.length > 0) {
      // What arrives in this turn of the loop goes along.
      await new Promise((resolve) => setImmediate(resolve))
      const taken = this.#take()
      try {
        await this.#send({
          committing: taken.flatMap(({ committing }) => committing),
          settled: taken.flatMap(({ settled }) => settled),
        })
        for (const { resolve } of taken) resolve()
      } catch (error) {
        for (const { reject } of taken) reject(error)
      }
    }
  }

  #take(): Waiting[] {
    let attempts = 0
    const end = this.#waiting.findIndex(({ committing, settled }, at) => {
      attempts += committing.length + settled.length
      return at > 0 && attempts > mostAttempts
    })
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end)
  }
}
