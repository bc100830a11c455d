import type { ConnectionFacts, Envelope, Part } from '../../types.ts'

/** A header field as it was written (RFC 5322 §2.2). */
export interface RawField {
  /** Lower case. */
  name: string
  /** Name, colon and value with their folds, without the last line break; bytes as latin1. */
  text: string
  /** Line in the raw message, counted from 1. */
  line: number
}

/** A message as the protocols look at it. Domains are lower case and A-labels. */
export interface AuthMail {
  /** As it was captured. */
  raw: Uint8Array
  /** In their order; those beyond a few thousand are left out. */
  fields: RawField[]
  /** Where the body begins in `raw`. */
  bodyStart: number
  parts: Part[]
  envelope: Envelope
  connection: ConnectionFacts | null
  /** ISO instant. */
  arrivedAt: string
  /** Addresses of all From fields, and their one domain; null when there is not exactly one. */
  from: { addresses: string[]; domain: string | null }
  /** What SPF is asked of (RFC 7208 §2.4): the domain of MAIL FROM, of HELO when that is empty. */
  sender: {
    identity: 'mailfrom' | 'helo'
    local: string
    domain: string | null
    helo: string | null
  }
  /** Where it will really be sent from: addresses, and `include:` names. */
  sources: string[]
}
