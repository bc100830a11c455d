import type { ErrorCode } from '../../errors.ts'
import type { SettledAttempt } from '../releases.ts'
import type { Retention, SandboxEvent, SessionOutcome, Text } from '../../types.ts'

/** What crosses between the main thread and the threads that hold the database. */
export interface OpenRequest {
  path: string
  retention: Retention
  at: number
  maxPages: number | null
}

export interface Opened {
  file: string
  path: string
  key: Uint8Array
  seq: number
  /** What the person should know about how it was opened. */
  notices: Text[]
}

/** A message as it goes into its table; lists and objects are JSON already. */
export interface MessageValues {
  id: string
  inbox: string
  session: string | null
  arrivedAt: number
  size: number
  /** Owner of raw chunks that were staged before; null: the bytes are in the packet. */
  staged: number | null
  subject: string | null
  fromName: string | null
  fromAddress: string | null
  toFirst: string
  recipients: number
  tags: string[]
  unread: 0 | 1
  pinned: 0 | 1
  sentAt: number | null
  header: string
  envelope: string
  connection: string | null
  origin: string
  metadata: string
}

export interface SessionValues {
  id: string
  startedAt: number
  endedAt: number | null
  outcome: SessionOutcome
  reason: string
  authMethod: string | null
  messages: number
  connection: string
  truncated: number
  /** JSON. */
  transcript: string
}

/** Values of many messages, field by field: far cheaper to hand over than an object for each. */
export type MessageColumns = { [Field in keyof MessageValues]: MessageValues[Field][] }

/** Everything that waits for one commit; the raws stand side by side in a buffer of their own. */
export interface Batch {
  at: number
  /** How many messages each call of `add` has: all of them are kept or none. */
  calls: number[]
  messages: MessageColumns
  sessions: SessionValues[]
}

export interface Failure {
  code: ErrorCode
  text: Text
}

/** What became of a batch. */
export interface Added {
  /** For each call; null when its messages were kept. */
  failures: (Failure | null)[]
  /** Ids of the inboxes that `kept` counts. */
  inboxes: string[]
  /** `keptFields` numbers for each message that was kept, in order. */
  kept: Float64Array
  /** Further events that were due, oldest first. */
  events: SandboxEvent[]
}

/** What came of attempts, for one commit. */
export interface ReleaseProgress {
  committing: string[]
  settled: SettledAttempt[]
}

/** n, uid, seq, position of the inbox, and the counters of the inbox: total, unread, bytes. */
export const keptFields = 7

/** Events as JSON, which costs both sides less than objects. */
export type WriterSignal = { events: string } | { warning: Text }
