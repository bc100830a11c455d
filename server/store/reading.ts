import type { Condition } from '../search/condition.ts'
import type { ConnectionFacts, Envelope, Origin, Scope } from '../types.ts'
import { openScanner } from './sqlite/scanner.ts'

/** A message as an archive takes it: the bytes and everything that stands beside them. */
export interface KeptMessage {
  id: string
  n: number
  /** Name of its inbox. */
  inbox: string
  arrivedAt: string
  size: number
  subject: string | null
  envelope: Envelope
  connection: ConnectionFacts | null
  origin: Origin
  unread: boolean
  pinned: boolean
  tags: string[]
  metadata: Record<string, string>
  /** The raw bytes, in pieces of at most 256 kB; may be read more than once. */
  chunks(): AsyncIterable<Uint8Array>
}

export interface ScanQuery {
  inbox?: string | undefined
  search?: Condition | undefined
  /** Only messages after this `n`. */
  after?: number | undefined
}

export interface Amount {
  messages: number
  bytes: number
}

/**
 * A data file that is only read, whether or not a server has it: on a thread and a connection of
 * its own, so that neither the server's lists nor its commits wait for it.
 */
export interface Reading {
  /** Id of the data file. */
  readonly file: string
  /** What a scan with this query would give now. */
  amount(scope: Scope, query: ScanQuery): Promise<Amount>
  /**
   * Messages in the order of arrival, those that are there when it starts. One that is deleted
   * meanwhile may be left out.
   */
  scan(scope: Scope, query: ScanQuery): AsyncIterable<KeptMessage>
  inboxes(scope: Scope): Promise<{ id: string; name: string }[]>
  close(): Promise<void>
}

/** @throws SandboxError `storage` for what is no data file, or one of another version */
export function openReading(path: string): Promise<Reading> {
  return openScanner(path)
}
