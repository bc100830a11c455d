import type { Claim } from '../../store/releases.ts'

/** Recipients of a release that will not have it. */
export interface Failure {
  address: string
  /** Whom it would have gone to, had it not been redirected. */
  instead: string | null
  /** The relay's answer: '550 5.1.1 No such user'. */
  reply: string
  /** 'smtp.relay.example'; null when nobody was reached. */
  remote: string | null
  triedAt: string
}

export interface BounceInput {
  /** A new UUIDv7. */
  id: string
  at: string
  release: Pick<Claim, 'release' | 'envelopeFrom' | 'subject' | 'createdAt'>
  failures: Failure[]
  /** The header of the message, at most 64 kB. */
  header: Uint8Array
}
