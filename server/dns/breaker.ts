const silences = 3
const restMs = 15_000

/**
 * Keeps from asking servers that do not answer: it rests for 15 seconds. Silence alone is no proof,
 * for the servers of a domain may be dead while ours are well: whoever asks finds out.
 */
export interface Breaker {
  isOpen(): boolean
  answered(): void
  /** @returns whether so many questions in a row found no answer that the servers are to be doubted */
  silent(): boolean
  /** The servers cannot be reached. */
  refused(): void
}

export function createBreaker(now: () => number): Breaker {
  let inRow = 0
  let until = -Infinity
  return {
    isOpen: () => now() < until,
    answered: () => {
      inRow = 0
      until = -Infinity
    },
    silent: () => {
      inRow++
      return inRow >= silences
    },
    refused: () => {
      // The first silence after the rest is doubted again.
      inRow = silences
      until = now() + restMs
    },
  }
}
