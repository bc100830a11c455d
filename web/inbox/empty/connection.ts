import type { Inbox, Info } from '../../../server/types.ts'

/** How an application reaches this sandbox. */
export interface Connection {
  host: string
  port: number
  tls: 'starttls' | 'implicit'
  /** null where no one needs to log in. */
  login: { user: string; password: string } | null
}

/**
 * The settings as they really run; a server that listens everywhere is reached by the name the
 * browser used.
 */
export function connectionOf(
  info: Info,
  inbox: Inbox | undefined,
  here: string,
): Connection | null {
  const { listeners, auth } = info.smtp
  const listener = listeners.find(({ tls }) => tls === 'starttls') ?? listeners[0]
  if (!listener) return null
  const everywhere = ['0.0.0.0', '::', ''].includes(listener.host)
  return {
    host: everywhere ? here : listener.host,
    port: listener.port,
    tls: listener.tls,
    login: auth === 'off' || !inbox ? null : { user: inbox.user, password: inbox.password },
  }
}
