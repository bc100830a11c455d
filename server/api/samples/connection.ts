import { connect, type Socket } from 'node:net'
import type { Sandbox } from '../../sandbox.ts'

/** How long a conversation that failed is waited for; it is kept in batches. */
const patienceMs = 2_000

type Opened = (error: Error | null, found?: { connection: Socket }) => void

export interface Connection {
  /** In the form that nodemailer asks for it. */
  getSocket(options: unknown, done: Opened): void
  /** The id of the session on the other end, once it is over and kept; undefined when it is not soon. */
  session(): Promise<string | undefined>
  /** Ends what is still open. */
  close(): void
}

/** A connection to our own port, of which we know which session it is: by the port at this end. */
export function connectTo(
  { host, port }: { host: string; port: number },
  events: Sandbox['events'],
): Connection {
  let socket: Socket | undefined
  let own: number | undefined
  const sessions = new Map<number, string>()
  let heard = () => {}
  const leave = events.subscribe((event) => {
    if (event.type !== 'session.ended') return
    sessions.set(event.session.clientPort, event.session.id)
    heard()
  })
  const found = () => (own === undefined ? undefined : sessions.get(own))

  return {
    getSocket(_, done) {
      const opened = connect(port, host)
      socket = opened
      opened.once('error', done)
      opened.once('connect', () => {
        opened.off('error', done)
        own = opened.localPort
        done(null, { connection: opened })
      })
    },
    async session() {
      if (own === undefined || found() !== undefined) return found()
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, patienceMs)
        heard = () => {
          if (found() === undefined) return
          clearTimeout(late)
          resolve()
        }
      })
      return found()
    },
    close() {
      leave()
      socket?.destroy()
    },
  }
}
