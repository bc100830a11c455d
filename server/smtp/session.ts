import { newId } from '../ingest/id.ts'
import type { ConnectionFacts, Session, TlsFacts } from '../types.ts'
import { verdict, type Course, type Ending, type Place } from './outcome.ts'
import { Transcript } from './transcript.ts'

export interface Peer {
  clientAddress: string
  clientPort: number
  serverPort: number
}

/** Puts down one conversation as it goes; `sessions.ts` saves it. */
export class Recorder {
  readonly #id: string
  readonly #started = Date.now()
  readonly #startedAt = new Date(this.#started).toISOString()
  readonly #peer: Peer
  readonly #transcript = new Transcript()
  readonly #onEnd: (session: Session) => void
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

  constructor(peer: Peer, onEnd: (session: Session) => void) {
    this.#id = newId(this.#started)
    this.#peer = peer
    this.#onEnd = onEnd
  }

  line(from: 'client' | 'server' | 'note', text: string) {
    this.#transcript.add(Date.now() - this.#started, from, text)
    this.news = true
  }

  /** The client's facts as a message keeps them. */
  facts(): ConnectionFacts {
    const { clientAddress, clientPort, serverPort } = this.#peer
    const { ehlo, tls, user } = this
    return { clientAddress, clientPort, serverPort, ehlo, tls, user }
  }

  /** @param extent 'brief' leaves out the middle of a long transcript */
  snapshot(extent: 'brief' | 'whole'): Session {
    const { transcript, truncated } =
      extent === 'brief' ? this.#transcript.brief() : this.#transcript.whole()
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
      transcript,
      truncated,
    }
  }

  /** Only the first end counts. */
  end(ending: Ending, place: Place) {
    if (this.#ended) return
    this.#ended = { at: Date.now(), ...verdict(this.course, ending, place) }
    if (this.#ended.reason) this.line('note', this.#ended.reason)
    this.#onEnd(this.snapshot('whole'))
  }
}
