/**
 * Tells the main thread since when a worker is busy with one job, through shared memory: a hung
 * worker answers no message.
 */
export interface Pulse {
  memory: SharedArrayBuffer
  begin(): void
  end(): void
  /** Milliseconds since 1970; null while the worker is idle. */
  busySince(): number | null
}

export function createPulse(memory = new SharedArrayBuffer(8)): Pulse {
  const since = new BigInt64Array(memory)
  return {
    memory,
    begin: () => void Atomics.store(since, 0, BigInt(Date.now())),
    end: () => void Atomics.store(since, 0, 0n),
    busySince() {
      const at = Atomics.load(since, 0)
      return at === 0n ? null : Number(at)
    },
  }
}
