const silences = 3
const restMs = 15_000

/**
 * Keeps from asking servers that do not answer: after a refused connection, or three silences in a
 * row, it rests for 15 seconds. The first failure after that opens it again.
 */
export interface Breaker {
  isOpen(): boolean
  answered(): void
  silent(): void
  refused(): void
}

export function createBreaker(now: () => number): Breaker {
  let inRow = 0
  let until = -Infinity
  const rest = () => {
    until = now() + restMs
  }
  return {
    isOpen: () => now() < until,
    answered: () => {
      inRow = 0
      until = -Infinity
    },
    silent: () => {
      inRow++
      if (inRow >= silences) rest()
    },
    refused: () => {
      inRow = silences
      rest()
    },
  }
}
