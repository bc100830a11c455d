import { WebSocket } from 'ws'
import type { LiveMessage, Scope } from '../../types.ts'
import type { Language } from '../language.ts'
import { sees } from '../scope.ts'

/** A client with more than this waiting to be sent is dropped, in bytes. */
export const mostBuffered = 1024 * 1024
/** Close code for a client that was too slow: connect anew and fetch everything. */
export const tooSlow = 4001
/** How long a closing handshake may take, in ms. */
const farewell = 10_000

/** An event as every client gets it. */
export interface Frame {
  seq: number
  inbox: string | null
  /** JSON in UTF-8, made once for all clients of a language. */
  bytes: Record<Language, Buffer>
}

export type Hello = Extract<LiveMessage, { type: 'hello' }>

export interface LiveClient {
  /** Live news; held back until `begin`. */
  push(frame: Frame): void
  /** Sends `hello` and what was missed after `hello.seq`, then what was held back; then live. */
  begin(hello: Hello, missed: readonly Frame[] | 'reload'): void
  /** Sends what is no event; only after `begin`. */
  say(message: LiveMessage): void
  /** The newest event that it was told of, or would have been had it been for it. */
  seq(): number
  /** Ends a client that did not answer the ping before. */
  ping(): void
  close(code: number, reason: string): void
  /** Ends at once. */
  terminate(): void
}

/**
 * One connection: nothing reaches it twice, nothing is left out between the past and live.
 * @param quiet events as such are not for it, only what it searches for
 */
export function createClient(
  socket: WebSocket,
  { scope, language }: { scope: Scope; language: Language },
  quiet = false,
): LiveClient {
  let held: Frame[] | null = []
  let heldBytes = 0
  let last = 0
  let alive = true
  socket.on('pong', () => (alive = true))

  function close(code: number, reason: string) {
    socket.close(code, reason)
    setTimeout(() => socket.terminate(), farewell).unref()
  }

  function drop() {
    socket.send(reload)
    close(tooSlow, 'too slow: fetch everything anew')
  }

  function send(frame: Frame) {
    if (socket.readyState !== WebSocket.OPEN || frame.seq <= last) return
    last = frame.seq
    if (!quiet && sees(scope, frame.inbox)) pass(frame.bytes[language])
  }

  function pass(frame: Buffer | string) {
    if (socket.readyState !== WebSocket.OPEN) return
    if (socket.bufferedAmount > mostBuffered) drop()
    else socket.send(frame, { binary: false })
  }

  return {
    push(frame) {
      if (held === null) return send(frame)
      if (socket.readyState !== WebSocket.OPEN) return
      held.push(frame)
      heldBytes += frame.bytes[language].byteLength
      if (heldBytes > mostBuffered) drop()
    },
    begin(hello, missed) {
      socket.send(JSON.stringify(hello))
      last = hello.seq
      if (missed === 'reload') socket.send(reload)
      else for (const frame of missed) send(frame)
      const waiting = held ?? []
      held = null
      for (const frame of waiting) send(frame)
    },
    say: (message) => pass(JSON.stringify(message)),
    seq: () => last,
    ping() {
      if (!alive) return socket.terminate()
      alive = false
      socket.ping()
    },
    close,
    terminate: () => socket.terminate(),
  }
}

const reload = JSON.stringify({ type: 'reload' } satisfies LiveMessage)
