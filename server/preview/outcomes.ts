/** How the fetch of one remote reference ended; `waiting` until it did. */
export type Outcome = 'waiting' | 'loaded' | { code: string }

/** What came of the remote references of the messages shown last. */
export interface Outcomes {
  /** Forgets what was: the page of this message is made anew. */
  begin(message: string): void
  /** False when a message asks for more than any mail does. */
  start(message: string, url: string): boolean
  /** null: it counts as if it had not been asked for. */
  end(message: string, url: string, outcome: Outcome | null): void
  of(message: string): ReadonlyMap<string, Outcome>
}

const mostMessages = 50
const mostUrls = 400

export function createOutcomes(): Outcomes {
  const messages = new Map<string, Map<string, Outcome>>()

  function open(message: string): Map<string, Outcome> {
    const found = messages.get(message)
    if (found) return found
    const fresh = new Map<string, Outcome>()
    messages.set(message, fresh)
    for (const [oldest] of messages) {
      if (messages.size <= mostMessages) break
      messages.delete(oldest)
    }
    return fresh
  }

  return {
    begin(message) {
      messages.delete(message)
      open(message)
    },
    start(message, url) {
      const own = open(message)
      if (!own.has(url) && own.size >= mostUrls) return false
      own.set(url, 'waiting')
      return true
    },
    end(message, url, outcome) {
      const own = messages.get(message)
      if (outcome === null) own?.delete(url)
      else if (own?.has(url)) own.set(url, outcome)
    },
    of: (message) => messages.get(message) ?? new Map(),
  }
}
