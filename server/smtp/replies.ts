import type { Socket } from 'node:net'

/** What waits at most before it goes out; a client that pipelines may cause any number of replies. */
const mostWaiting = 16 * 1024

/**
 * The replies on their way out: those of one turn of the event loop leave in one write, for a
 * system call costs more than all else that a command does. Order and bytes stay as they are, and
 * nothing waits longer than the turn it was said in.
 */
export class Replies {
  readonly #socket: () => Socket
  #waiting = ''
  readonly #flush = () => this.flush()

  /** @param socket the one to write to; another after STARTTLS */
  constructor(socket: () => Socket) {
    this.#socket = socket
  }

  /** @param text whole lines, CRLF included */
  add(text: string) {
    if (this.#waiting === '') process.nextTick(this.#flush)
    this.#waiting += text
    if (this.#waiting.length > mostWaiting) this.flush()
  }

  /** To be called before anything else happens to the socket: its end, or TLS. */
  flush() {
    if (this.#waiting === '') return
    const text = this.#waiting
    this.#waiting = ''
    const socket = this.#socket()
    if (!socket.destroyed && socket.writable) socket.write(text)
  }
}
