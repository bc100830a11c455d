/** Lets so many work at a time; the others wait for their turn, and so many at most. */
export interface Turns {
  /** The function that ends the turn; null when too many wait already. */
  take(): Promise<() => void> | null
}

export function createTurns({ working, waiting }: { working: number; waiting: number }): Turns {
  let busy = 0
  const queue: (() => void)[] = []

  function end() {
    busy--
    queue.shift()?.()
  }

  /** A turn ends once, however often that is said. */
  function begin(): () => void {
    busy++
    let ended = false
    return () => {
      if (ended) return
      ended = true
      end()
    }
  }

  return {
    take() {
      if (busy < working) return Promise.resolve(begin())
      if (queue.length >= waiting) return null
      return new Promise((resolve) => queue.push(() => resolve(begin())))
    },
  }
}
