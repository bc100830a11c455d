import type { RelaySettings } from '../../types.ts'

const windows = [
  { name: 'second', ms: 1000, lookAgain: 200 },
  { name: 'hour', ms: 3_600_000, lookAgain: 15_000 },
  { name: 'day', ms: 86_400_000, lookAgain: 60_000 },
] as const

export interface Allowance {
  /** Recipients that may go out now. */
  recipients: number
  /** When none may: milliseconds after which to look again. */
  wait: number
}

/**
 * How many recipients the limits of a relay let go now.
 * @param usage recipients that it took since each of these instants (ms)
 * @param under recipients that are on their way to it
 */
export async function allowance(
  rate: RelaySettings['rate'],
  now: number,
  usage: (since: number[]) => Promise<number[]>,
  under: number,
): Promise<Allowance> {
  const limited = windows.filter(({ name }) => rate[name] !== null)
  if (limited.length === 0) return { recipients: Infinity, wait: 0 }
  const used = await usage(limited.map(({ ms }) => now - ms))
  const left = limited.map(({ name, lookAgain }, at) => ({
    recipients: (rate[name] ?? 0) - (used[at] ?? 0) - under,
    wait: lookAgain,
  }))
  return left.reduce((one, other) => (other.recipients < one.recipients ? other : one))
}
