/** Hears events in the order of their commit. */
export type Listener<Event> = (event: Event) => void

/** The only way parts learn of each other's news. */
export interface Bus<Event> {
  publish(events: readonly Event[]): void
  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener<Event>): () => void
}

/**
 * @param report hears of a listener that threw; the other listeners still get the event
 */
export function createBus<Event>(report: (error: unknown) => void): Bus<Event> {
  const listeners = new Set<Listener<Event>>()
  const tell = (listener: Listener<Event>, event: Event) => {
    try {
      listener(event)
    } catch (error) {
      report(error)
    }
  }
  return {
    publish(events) {
      for (const event of events) for (const listener of listeners) tell(listener, event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
