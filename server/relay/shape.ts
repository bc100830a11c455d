import type { Takes } from './transport.ts'
import type {
  MailAlteration,
  RelaySettings,
  ReleaseChanges,
  ReleaseProblem,
  Text,
} from '../types.ts'

/** Where a message is read from, as often as needed. */
export interface Captured {
  size: number
  open(range?: { from: number; to: number }): AsyncIterable<Uint8Array>
}

/** How it is to go out: what the release says, else the relay. */
export type Wanted = Pick<RelaySettings, 'from' | 'messageId' | 'sign' | 'strip' | 'convert'>

export interface ShapeInput {
  captured: Captured
  wanted: Wanted
  envelope: { from: string; to: string[] }
  /** What the relay takes; null: not known, so that nothing is converted or refused for its sake. */
  offers: Takes | null
  /** Same for the same release, so that every attempt has the same new Message-ID. */
  seed: string
  /** PEM of a DKIM key; null when it is not there. */
  key(domain: string, selector: string): Promise<string | null>
}

/** Mail as it goes out. */
export interface Shaped {
  size: number
  eightBit: boolean
  smtpUtf8: boolean
  open(): AsyncIterable<Uint8Array>
  /** What differs from the captured bytes, in words; empty when nothing does. */
  alterations: Told<MailAlteration>[]
  problems: Told<ReleaseProblem>[]
  /** Fields of Received at the top, and SHA-256 of the captured body, hexadecimal. */
  hops: number
  bodyDigest: string
}

/** Before it is said in one language. */
export type Told<T extends { text: string }> = Omit<T, 'text'> & { text: Text }

export type { ReleaseChanges }
