import type { CheckQueue } from '../store.ts'

/** Bits of `message.unchecked`: the queues it waits in, and whether something was not decided. */
export const queueBits: Record<CheckQueue, number> = { arrival: 1, background: 2 }
export const undecidedBit = 4

/** `report.id` is `message * mostCheckers + checker`. */
export const mostCheckers = 64

/** First and last id that reports of a message can have. */
export function reportsOf(n: number): [first: number, last: number] {
  return [n * mostCheckers, n * mostCheckers + mostCheckers - 1]
}
