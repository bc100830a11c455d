/**
 * Tells the main thread since when a worker is busy with one job, through shared memory: a hung
 * worker answers no message.
 */
export interface Pulse {
  memory: SharedArrayBuffer
  begin(): void
  end(): void
  /** Milliseconds by a clock that nobody sets; null while the worker is idle. */
  busyFor(): number | null
}

export function createPulse(memory = new SharedArrayBuffer(8)): Pulse {
  const since = new BigInt64Array(memory)
  return {
    memory,
    begin: () => void Atomics.store(since, 0, process.hrtime.bigint()),
    end: () => void Atomics.store(since, 0, 0n),
    busyFor() {
      const at = Atomics.load(since, 0)
      return at === 0n ? null : Number((process.hrtime.bigint() - at) / 1_000_000n)
    },
  }
}
