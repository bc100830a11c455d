import type { ErrorCode } from '../../errors.ts'
import type { EventHead, Retention, SandboxEvent, SessionOutcome, Text } from '../../types.ts'
import type { StoredMessage } from '../store.ts'

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
  /** JSON; null leaves the transcript as it is. */
  transcript: string | null
}

/** Everything that waits for one commit; the raws stand side by side in a buffer of their own. */
export interface Batch {
  at: number
  /** Each list is one call of `add`: all or none. */
  calls: MessageValues[][]
  sessions: SessionValues[]
}

export type AddOutcome = { stored: StoredMessage[] } | { failure: { code: ErrorCode; text: Text } }

/** The main thread still has the message and makes the row itself. */
export type StoredEvent = EventHead & { type: 'stored'; message: StoredMessage }

export type WireEvent = SandboxEvent | StoredEvent

export type WriterSignal = { events: WireEvent[] } | { warning: Text }
