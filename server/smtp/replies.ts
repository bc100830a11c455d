import type { Socket } from 'node:net'

/** What waits at most before it goes out; a client that pipelines may cause any number of replies. */
const mostWaiting = 16 * 1024

const waiting: Replies[] = []

/**
 * The replies on their way out: those of one turn of the event loop leave in one write, and all
 * connections write together at its end. A system call that wakes the client costs more than all
 * else that a command does. Order and bytes stay as they are, and nothing waits longer than the
 * turn it was said in.
 */
export class Replies {
  readonly #socket: () => Socket
  #text = ''

  /** @param socket the one to write to; another after STARTTLS */
  constructor(socket: () => Socket) {
    this.#socket = socket
  }

  /** @param text whole lines, CRLF included */
  add(text: string) {
    if (this.#text === '' && waiting.push(this) === 1) setImmediate(flushAll)
    this.#text += text
    if (this.#text.length > mostWaiting) this.flush()
  }

  /** To be called before anything else happens to the socket: its end, or TLS. */
  flush() {
    if (this.#text === '') return
    const text = this.#text
    this.#text = ''
    const socket = this.#socket()
    if (!socket.destroyed && socket.writable) socket.write(text)
  }
}

function flushAll() {
  for (const replies of waiting.splice(0)) replies.flush()
}
