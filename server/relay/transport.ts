import type { Relay, RelayTest, Text, TlsFacts, TranscriptLine } from '../types.ts'

/** A relay with its password, as only the queue and the test of it have it. */
export interface OpenRelay extends Relay {
  password: string | null
}

/** A message as it goes out: already altered. */
export interface Form {
  /** Bytes that `open` gives. */
  size: number
  /** What the relay must offer: 8BITMIME for bytes above 127, SMTPUTF8 for such header fields. */
  eightBit: boolean
  smtpUtf8: boolean
  /** Lines end in CRLF, the last one too; not dot-stuffed. May be called again. */
  open(): AsyncIterable<Uint8Array>
}

/** What a relay says after EHLO that it takes. */
export interface Takes {
  eightBit: boolean
  smtpUtf8: boolean
}

export interface OutgoingMail extends Form {
  from: string
  /** At most `Relay.maxRecipients`; of a relay of the way `mx` all at one domain. */
  to: string[]
  /**
   * The form for a relay that takes less than this one needs, or why there is none; null when
   * nobody chose to convert. Only after EHLO it is known whether it is needed (RFC 6152 §3).
   */
  converted: ((takes: Takes) => Promise<Form | { misfit: Text }>) | null
}

/** What one transaction came to: whatever the relay does is an outcome, and never thrown. */
export interface Delivery {
  outcome: 'delivered' | 'partial' | 'deferred' | 'failed' | 'uncertain'
  recipients: {
    address: string
    state: 'delivered' | 'failed' | 'uncertain' | 'deferred'
    /** '250 2.0.0 Ok: queued as 1A2B'; or in words what kept it from being asked. */
    reply: string
  }[]
  /** 'smtp.relay.example:587 (192.0.2.1)'; null when nobody was reached. */
  server: string | null
  tls: TlsFacts | null
  /** Secrets are masked, the message is one note; bounded. */
  transcript: TranscriptLine[]
  /**
   * It was not the fault of this mail: nothing else need be tried for a while. `login` and `tls` need
   * a person; `unreachable` and `busy` (421, 454 throttling) pass.
   */
  relayFault: 'login' | 'tls' | 'unreachable' | 'busy' | null
}

export interface DeliveryHooks {
  /**
   * Called when the whole message but its end went out, with the recipients that the relay took:
   * the final dot waits for it. When it rejects, the message is not ended.
   */
  committing(recipients: string[]): Promise<void>
  signal?: AbortSignal | undefined
}

/** Mail of which only the envelope is told. */
export type Draft = Omit<OutgoingMail, 'open'>

/** A test of a relay in both languages; who asked is told in theirs. */
export interface ToldTest extends Omit<RelayTest, 'message'> {
  message: Text
}

/** The rehearsal of a delivery: as far as RCPT, then RSET. */
export interface Rehearsal extends ToldTest {
  recipients: { address: string; accepted: boolean | null; reply: string | null }[]
}

/** Connections to one relay, kept open between transactions. */
export interface Transport {
  /**
   * One transaction; as many at once as `Relay.connections`, others wait for a connection.
   * @throws what `OutgoingMail.converted` throws
   */
  deliver(mail: OutgoingMail, hooks: DeliveryHooks): Promise<Delivery>
  /**
   * A connection of its own: greeting, EHLO, TLS, AUTH; MAIL, RCPT, RSET for each; QUIT. Of the way
   * `mx` one for each domain, for a few domains; whoever was not asked is told without an answer.
   */
  rehearse(mails: Draft[]): Promise<Rehearsal>
  /** As far as AUTH. */
  test(): Promise<ToldTest>
  /**
   * Ends idle connections, and the others after their transaction; those that take longer than
   * `patience` (ms) as they are, which leaves a message that has gone out uncertain.
   */
  close(patience?: number): Promise<void>
}
