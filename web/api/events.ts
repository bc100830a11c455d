import type { ClientMessage, LiveMessage, Moment, SearchRequest } from '../../server/types.ts'

export type Connection = 'connecting' | 'live' | 'offline'

export interface EventsOptions {
  /** `document.baseURI`. */
  base: string
  onMessage(message: LiveMessage): void
  onState(state: Connection): void
  /** Until when everything is known already: what came later is told. */
  since?: Moment | null
  /** Between 0 and 1; spreads the clients that come back after a restart. */
  random?: () => number
  open?: (url: string) => WebSocket
}

export interface Events {
  /** Tries at once instead of after the pause: the network is back, the tab is seen again. */
  retry(): void
  /** Has what matches a search told, in place of the one before; also after a reconnect. */
  watch(search: SearchRequest | null): void
  close(): void
}

const firstPause = 250
const longestPause = 10_000
/** A socket that has not opened by then never will. */
const openingTime = 8_000

/**
 * The live connection. It heals by itself: asks for what it missed by `since` and `file`, and
 * tells `reload` where the server cannot say. The first time it asks from the moment that the page
 * was made, so that nothing is missed between the first answers and the connection.
 */
export function connectEvents(options: EventsOptions): Events {
  const open = options.open ?? ((url: string) => new WebSocket(url))
  let known = options.since ?? null
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest = 0
  let failures = 0
  let met = false
  let closed = false
  let watched: SearchRequest | null = null

  function address(): string {
    const url = new URL('api/events', options.base)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    if (known) {
      url.searchParams.set('since', String(known.seq))
      url.searchParams.set('file', known.file)
    }
    return url.href
  }

  function hear(message: LiveMessage) {
    switch (message.type) {
      case 'hello':
        greeted(message)
        break
      case 'reload':
        if (known) known = { file: known.file, seq: Math.max(known.seq, newest) }
        break
      case 'search.ready':
      case 'search.matched':
      case 'search.missed':
      case 'search.failed':
        break
      default:
        // What was replayed after a reconnect may overlap what is known.
        if (known && message.seq <= known.seq) return
        if (known) known = { file: known.file, seq: message.seq }
    }
    options.onMessage(message)
  }

  function greeted({ file, seq }: { file: string; seq: number }) {
    failures = 0
    met = true
    newest = seq
    options.onState('live')
    const other = known !== null && known.file !== file
    if (known?.file !== file) known = { file, seq }
    if (other) options.onMessage({ type: 'reload' })
    if (watched) say(watched)
  }

  function say(request: ClientMessage) {
    if (socket?.readyState === 1) socket.send(JSON.stringify(request))
  }

  function lost(gone: WebSocket) {
    if (closed || gone !== socket) return
    clearTimeout(timer)
    met = false
    failures++
    options.onState(failures === 1 ? 'connecting' : 'offline')
    const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1))
    timer = setTimeout(start, pause * (0.5 + (options.random ?? Math.random)() / 2))
  }

  function start() {
    if (closed) return
    const mine = open(address())
    socket = mine
    clearTimeout(timer)
    timer = setTimeout(() => mine.close(), openingTime)
    mine.onopen = () => clearTimeout(timer)
    mine.onmessage = (frame) => {
      // Frames are the server's LiveMessages; nothing else speaks on this socket.
      if (mine === socket) hear(JSON.parse(String(frame.data)) as LiveMessage)
    }
    mine.onclose = () => lost(mine)
  }

  options.onState('connecting')
  start()

  return {
    retry() {
      if (closed || socket?.readyState === 1 || socket?.readyState === 0) return
      clearTimeout(timer)
      start()
    },
    watch(search) {
      if (watched && search?.id !== watched.id) say({ type: 'search.end', id: watched.id })
      watched = search
      // Before `hello` nothing is lost: it is said then.
      if (search && met) say(search)
    },
    close() {
      closed = true
      clearTimeout(timer)
      socket?.close()
    },
  }
}
