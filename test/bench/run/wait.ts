import { setTimeout as pause } from 'node:timers/promises'

/** Asks again and again until it holds; false when it does not in time. */
export async function until(
  holds: () => Promise<boolean>,
  { everyMs = 20, forMs = 60_000 }: { everyMs?: number; forMs?: number } = {},
): Promise<boolean> {
  const end = performance.now() + forMs
  while (!(await holds())) {
    if (performance.now() > end) return false
    await pause(everyMs)
  }
  return true
}
