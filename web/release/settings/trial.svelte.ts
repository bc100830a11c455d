import type { RelayTest } from '../../../server/types.ts'

/** A test of a connection: under way, and what came of it. */
export class Trial {
  busy = $state(false)
  result = $state.raw<RelayTest | null>(null)
  /** Why there is no result. */
  refused = $state<string | null>(null)

  async run(ask: () => Promise<RelayTest>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.refused = null
    try {
      this.result = await ask()
    } catch (error) {
      this.result = null
      this.refused = error instanceof Error ? error.message : String(error)
    } finally {
      this.busy = false
    }
  }
}
