import type { RelaySettings } from '../../types.ts'

/** Milliseconds until the next attempt, after so many; each wait is twice the one before. */
export function backoff({ first, most }: RelaySettings['retry'], attempts: number): number {
  const doubled = first * 2 ** Math.min(30, Math.max(0, attempts - 1))
  return Math.round(Math.min(most, doubled) * 1000)
}
