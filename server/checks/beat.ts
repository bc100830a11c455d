/**
 * Tells the main thread, through shared memory, when a worker last came round to anything: one that
 * is stuck in a message answers none.
 */
export interface Beat {
  memory: SharedArrayBuffer
  /** In the worker: beats as long as nothing keeps it. */
  start(): void
  /** Milliseconds by a clock that nobody sets. */
  silentFor(): number
}

const everyMs = 250

export function createBeat(memory = new SharedArrayBuffer(8)): Beat {
  const last = new BigInt64Array(memory)
  const now = () => process.hrtime.bigint()
  const beat = () => void Atomics.store(last, 0, now())
  if (Atomics.load(last, 0) === 0n) beat()
  return {
    memory,
    start: () => void setInterval(beat, everyMs).unref(),
    silentFor: () => Number((now() - Atomics.load(last, 0)) / 1_000_000n),
  }
}
