import type { Resolver } from '../dns/resolver.ts'
import type { CheckReport, ConnectionFacts, Envelope, Facts, Part, Text } from '../types.ts'
import type { Knowledge } from './knowledge.ts'

/** DNS as it is, and whether anybody answers at all. */
export interface LiveDns extends Resolver {
  state(): 'on' | 'off' | 'unreachable'
}

/** A message as a check gets it. */
export interface CheckInput {
  id: string
  /** Id of its inbox. */
  inbox: string
  raw: Uint8Array
  parts: Part[]
  envelope: Envelope
  connection: ConnectionFacts | null
  /** ISO instant of its arrival. */
  arrivedAt: string
}

/** What a check may use; it never reaches for its own. */
export interface CheckTools {
  now(): number
  /** DNS as it is. */
  dns: LiveDns
  known: Knowledge
  /** What it may take, in ms. A check stops by itself; one that does not is stopped with its thread. */
  budget: number
}

/** A fact that a check decides: search filters, marks and the catalogue follow from it. */
export interface FactKind {
  key: string
  title: Text
  kind: 'number' | 'choice'
  /** Of the search filter that bears the name of the key. */
  description: Text
  example: string
  /** All values of a choice; of a number, names of ranges. */
  values?: FactValue[]
}

/** Of a range, `from` is inside and `to` is not; absent is open. */
export interface FactValue {
  value: string
  description: Text
  from?: number
  to?: number
}

/** What came of a check: texts in both languages, for it is kept and read in either. */
export interface Outcome<Details = unknown> {
  /** No fact of what could not be decided. */
  facts: Facts
  /** Null where nothing was decided. */
  details: Details | null
  /** Why nothing was decided; `again`: for a cause that may pass, so that asking tries anew. */
  undecided?: { reason: UndecidedReason; again: boolean } | undefined
}

export interface UndecidedReason {
  code: string
  text: Text
}

/** A report as it is kept. */
export interface KeptReport<Details = unknown> {
  version: string
  /** Null where the check did not come to an end. */
  details: Details | null
  undecided: { reason: UndecidedReason; again: boolean } | null
}

/** For whom a report is made. */
export interface Reading {
  language: keyof Text
  /** Of the inbox of the message. */
  spamThreshold: number
}

/**
 * A check. `arrival`: from the bytes alone; `background`: may ask others, in its own queue;
 * `request`: only when somebody asks. A report of another `version` is made anew; both may change
 * with what is known.
 */
export interface Check<Details = unknown> {
  id: string
  title: Text
  readonly version: string
  readonly when: 'arrival' | 'background' | 'request'
  facts: FactKind[]
  /** Messages of more bytes are `undecided: too_large`; absent: all are looked at. */
  largest?: number
  /** What the API answers. */
  read(kept: KeptReport<Details>, reading: Reading): CheckReport
  run(input: CheckInput, tools: CheckTools): Outcome<Details> | Promise<Outcome<Details>>
}
