import { newId } from '../ingest/id.ts'
import type { ConnectionFacts, Session, TlsFacts } from '../types.ts'
import { verdict, type Course, type Ending, type Place } from './outcome.ts'
import { Transcript } from './transcript.ts'

export interface Peer {
  clientAddress: string
  clientPort: number
  serverPort: number
}

/** How old a session that goes along with a message may be. */
const refreshMs = 1000

/** Puts down one conversation as it goes; `sessions.ts` saves it. */
export class Recorder {
  readonly #id: string
  readonly #now: () => number
  readonly #started: number
  readonly #startedAt: string
  readonly #peer: Peer
  readonly #transcript = new Transcript()
  readonly #onEnd: (session: Session) => void
  #facts: ConnectionFacts | null = null
  #handed: { session: Session; facts: ConnectionFacts; at: number } | null = null
  #ended: { at: number; outcome: Session['outcome']; reason: string } | null = null
  /** What the client said in HELO or EHLO. */
  ehlo: string | null = null
  tls: TlsFacts | null = null
  /** Who logged in; only this name decides where a message goes. */
  user: string | null = null
  /** Who tried to. */
  triedUser: string | null = null
  authMethod: string | null = null
  readonly course: Course = { messages: 0, tlsFailed: null, authRefused: null, refused: null }
  /** True when something happened since the session was last saved. */
  news = true

  constructor(peer: Peer, now: () => number, onEnd: (session: Session) => void) {
    this.#now = now
    this.#started = now()
    this.#startedAt = new Date(this.#started).toISOString()
    this.#id = newId(this.#started)
    this.#peer = peer
    this.#onEnd = onEnd
  }

  /** @param said without secrets; a number is the size of a message */
  line(from: 'client' | 'server' | 'note', said: string | number) {
    this.#transcript.add(this.#now() - this.#started, from, said)
    this.news = true
  }

  /** The client's facts as a message keeps them; the same object as long as they are the same. */
  facts(): ConnectionFacts {
    const { ehlo, tls, user } = this
    const known = this.#facts
    if (known && known.ehlo === ehlo && known.tls === tls && known.user === user) return known
    const { clientAddress, clientPort, serverPort } = this.#peer
    return (this.#facts = { clientAddress, clientPort, serverPort, ehlo, tls, user })
  }

  /**
   * The session as it goes along with a message, that message counted; a long transcript without
   * its middle. Made anew once a second, and when the client turns out to be another: between, the
   * same object goes along, for a session with thousands of messages must not be put together and
   * saved thousands of times.
   */
  forMessage(): Session {
    const facts = this.facts()
    const now = this.#now()
    const handed = this.#handed
    // A clock that was set back must not make it last.
    const fresh = handed && Math.abs(now - handed.at) < refreshMs
    if (fresh && handed.facts === facts) return handed.session
    const messages = this.course.messages + 1
    const session = { ...this.#head(), messages, ...this.#transcript.brief() }
    this.#handed = { session, facts, at: now }
    return session
  }

  /** All of it. What is saved now must not be replaced by an older state with the next message. */
  snapshot(): Session {
    const session = { ...this.#head(), ...this.#transcript.whole() }
    if (session.messages > 0) this.#handed = { session, facts: this.facts(), at: this.#now() }
    return session
  }

  #head() {
    return {
      clientAddress: this.#peer.clientAddress,
      clientPort: this.#peer.clientPort,
      serverPort: this.#peer.serverPort,
      ehlo: this.ehlo,
      tls: this.tls,
      user: this.user ?? this.triedUser,
      id: this.#id,
      startedAt: this.#startedAt,
      endedAt: this.#ended ? new Date(this.#ended.at).toISOString() : null,
      outcome: this.#ended?.outcome ?? 'open',
      reason: this.#ended?.reason ?? '',
      authMethod: this.authMethod,
      messages: this.course.messages,
    }
  }

  /** Only the first end counts. */
  end(ending: Ending, place: Place) {
    if (this.#ended) return
    this.#ended = { at: this.#now(), ...verdict(this.course, ending, place) }
    if (this.#ended.reason) this.line('note', this.#ended.reason)
    this.#onEnd(this.snapshot())
  }
}
