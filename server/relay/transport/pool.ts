import { Fault } from './fault.ts'
import { texts } from './texts.ts'
import type { Session } from './session.ts'
import type { Transcript } from './transcript.ts'

interface PoolOptions {
  /** Connections at once. */
  limit: number
  /** Messages for each. */
  perConnection: number
  /** Milliseconds that one is kept without work. */
  idle: number
  /** @throws Fault */
  open(key: string, transcript: Transcript): Promise<Session>
}

export interface Wish {
  /** Only connections of the same key are used again. */
  key: string
  /** Not one that was used before. */
  fresh: boolean
  transcript: Transcript
  signal?: AbortSignal | undefined
}

interface Idle {
  key: string
  session: Session
  timer: NodeJS.Timeout
}

interface Turn {
  begin(): void
  refuse(fault: Fault): void
}

const closedFault = () => new Fault({ step: 'connect', kind: null, text: texts.closed })

/** The connections of a transport: a bounded number, used again while they are good. */
export class Pool {
  readonly #options: PoolOptions
  readonly #open = new Set<Session>()
  /** Those that say QUIT. */
  readonly #leaving = new Set<Promise<void>>()
  #opening = 0
  #idle: Idle[] = []
  #turns: Turn[] = []
  /** Connections that are leased or being opened. */
  #busy = 0
  #closed = false
  #whenEmpty: (() => void)[] = []

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** A connection for one transaction, which must be given back. @throws Fault */
  async lease(wish: Wish): Promise<Session> {
    await this.#turn(wish.signal)
    try {
      const session = this.#waiting(wish) ?? (await this.#opened(wish))
      session.conversation.transcript = wish.transcript
      return session
    } catch (error) {
      this.#next()
      throw error
    }
  }

  /** Gives back a connection; what is not good any more is closed. */
  release(session: Session, key: string, good: boolean): void {
    session.conversation.transcript = null
    const keeps = good && session.alive && !this.#closed
    if (!keeps || session.used >= this.#options.perConnection) this.#leave(session)
    else this.#keep(session, key)
    this.#next()
  }

  /** Resolves once every connection is closed; those that are leased are waited for. */
  async close(): Promise<void> {
    this.#closed = true
    for (const { refuse } of this.#turns.splice(0)) refuse(closedFault())
    for (const one of this.#idle.splice(0)) this.#quit(one)
    if (this.#busy === 0 && this.#open.size === 0) return
    await new Promise<void>((resolve) => this.#whenEmpty.push(resolve))
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    if (this.#closed || signal?.aborted) return Promise.reject(closedFault())
    if (this.#busy < this.#options.limit) {
      this.#busy++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        begin: () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        },
        refuse: (fault) => {
          signal?.removeEventListener('abort', stop)
          reject(fault)
        },
      }
      const stop = () => {
        this.#turns = this.#turns.filter((one) => one !== turn)
        reject(closedFault())
      }
      signal?.addEventListener('abort', stop, { once: true })
      this.#turns.push(turn)
    })
  }

  /** The place of one that is done goes to who waited longest. */
  #next(): void {
    const turn = this.#turns.shift()
    if (turn) return turn.begin()
    this.#busy--
    this.#told()
  }

  #waiting({ key, fresh }: Wish): Session | null {
    if (fresh) return null
    // The last one used is the least likely to have been given up by the relay.
    const at = this.#idle.findLastIndex((one) => one.key === key && one.session.alive)
    const [found] = at < 0 ? [] : this.#idle.splice(at, 1)
    if (!found) return null
    clearTimeout(found.timer)
    return found.session
  }

  async #opened({ key, transcript }: Wish): Promise<Session> {
    await this.#room()
    this.#opening++
    let session: Session
    try {
      session = await this.#options.open(key, transcript)
    } finally {
      this.#opening--
    }
    this.#open.add(session)
    session.onEnd = () => {
      this.#open.delete(session)
      for (const one of this.#idle) if (one.session === session) clearTimeout(one.timer)
      this.#idle = this.#idle.filter((one) => one.session !== session)
      this.#told()
    }
    if (!session.alive) session.onEnd()
    return session
  }

  /** Idle connections of others make room; one that says QUIT is waited for. */
  async #room(): Promise<void> {
    while (this.#open.size + this.#opening >= this.#options.limit) {
      const oldest = this.#idle.shift()
      if (oldest) this.#quit(oldest)
      if (this.#leaving.size === 0) return
      await Promise.race(this.#leaving)
    }
  }

  #keep(session: Session, key: string): void {
    const one: Idle = { key, session, timer: setTimeout(() => this.#tire(one), this.#options.idle) }
    this.#idle.push(one)
  }

  #tire(one: Idle): void {
    this.#idle = this.#idle.filter((other) => other !== one)
    this.#quit(one)
  }

  #quit({ session, timer }: Idle): void {
    clearTimeout(timer)
    this.#leave(session)
  }

  #leave(session: Session): void {
    const left = session.quit().then(() => void this.#leaving.delete(left))
    this.#leaving.add(left)
  }

  #told(): void {
    if (this.#busy > 0 || this.#open.size > 0) return
    for (const resolve of this.#whenEmpty.splice(0)) resolve()
  }
}
