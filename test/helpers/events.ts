import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { LiveMessage } from '../../server/types.ts'

export interface Heard extends Disposable {
  socket: WebSocket
  /** Every frame so far, in order. */
  messages: LiveMessage[]
  /** The first frame, past or coming, for which this holds. */
  until<T extends LiveMessage = LiveMessage>(
    holds: (message: LiveMessage) => message is T,
  ): Promise<T>
  until(holds: (message: LiveMessage) => boolean): Promise<LiveMessage>
  /** Resolves with the close code. */
  closed: Promise<number>
}

/** Opens the WebSocket and collects what it says. */
export function hear(url: string, headers: Record<string, string> = {}): Heard {
  const socket = new WebSocket(url, { headers })
  const messages: LiveMessage[] = []
  const waiting = new Set<() => void>()
  let failure: Error | undefined
  const wake = () => {
    for (const look of waiting) look()
  }
  socket.on('message', (data) => {
    // What the server promises is held against its schema by the tests of events.
    messages.push(JSON.parse((data as Buffer).toString()) as LiveMessage)
    wake()
  })
  socket.on('error', (error) => {
    failure = error
    wake()
  })
  const closed = once(socket, 'close').then(([code]) => {
    failure ??= new Error(`the WebSocket closed with ${code}`)
    wake()
    return Number(code)
  })
  closed.catch(() => {})
  return {
    socket,
    messages,
    closed,
    until(holds: (message: LiveMessage) => boolean) {
      return new Promise<never>((resolve, reject) => {
        const look = () => {
          const found = messages.find(holds)
          if (!found && !failure) return
          waiting.delete(look)
          // One signature narrows, the other does not: both are this one.
          if (found) resolve(found as never)
          else reject(failure ?? new Error('the WebSocket is gone'))
        }
        waiting.add(look)
        look()
      })
    },
    [Symbol.dispose]: () => socket.terminate(),
  }
}

/** For `until`: an event of this type. */
export function ofType<T extends LiveMessage['type']>(type: T) {
  return (message: LiveMessage): message is Extract<LiveMessage, { type: T }> =>
    message.type === type
}
