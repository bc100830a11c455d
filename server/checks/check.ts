import type { ConnectionFacts, Envelope, Facts, Part, Text } from '../types.ts'

/** A message as a check gets it. */
export interface CheckInput {
  id: string
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
  /** What it may take, in ms. A check stops by itself; one that does not is stopped with its thread. */
  budget: number
}

/** A fact that a check decides: search filters, marks and the catalogue follow from it. */
export interface FactKind {
  key: string
  title: Text
  kind: 'number' | 'choice'
  /** All values of a choice. */
  values?: { value: string; description: Text }[]
}

/** What came of a check: texts in both languages, for it is kept and read in either. */
export interface Outcome<Details = unknown> {
  /** No fact of what could not be decided. */
  facts: Facts
  details: Details
}

/**
 * A check. `arrival`: from the bytes alone; `background`: may ask others, in its own queue;
 * `request`: only when somebody asks. A report of another `version` is made anew.
 */
export interface Check<Details = unknown> {
  id: string
  title: Text
  version: string
  when: 'arrival' | 'background' | 'request'
  facts: FactKind[]
  run(input: CheckInput, tools: CheckTools): Outcome<Details> | Promise<Outcome<Details>>
}
