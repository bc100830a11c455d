/**
 * Calls between the bench and its own children over the channel that Node opens. A child may tell
 * something (`tell`) while it works; it ends when the bench is gone.
 */
export type Handler = (argument: never, tell: (word: string) => void) => unknown

export interface Call {
  id: number
  name: string
  argument: unknown
}

export type Answer =
  { id: number; told: string } | { id: number; value: unknown } | { id: number; error: string }

export function serve(handlers: Record<string, Handler>): void {
  const reply = (answer: Answer) => process.send?.(answer)
  process.on('disconnect', () => process.exit())
  // Ctrl-C reaches the whole group: the bench ends its children in order.
  process.on('SIGINT', () => undefined)
  process.on('message', (message) => {
    // Only the bench is at the other end, and it sends calls.
    const { id, name, argument } = message as Call
    const handler = handlers[name]
    Promise.resolve()
      .then(() => handler?.(argument as never, (told) => reply({ id, told })))
      .then(
        (value) => reply({ id, value }),
        (error: unknown) =>
          reply({ id, error: error instanceof Error ? (error.stack ?? '') : String(error) }),
      )
  })
}
