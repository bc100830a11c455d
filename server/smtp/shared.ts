import type { Ingest } from '../ingest/ingest.ts'
import type { Accounts, Log } from '../types.ts'
import type { Connection } from './connection.ts'
import type { Sessions } from './sessions.ts'
import type { Spool } from './spool.ts'

/** What every connection of the server shares. */
export interface Shared {
  maxSize: number
  maxConnections: number
  idleTimeoutMs: number
  accounts: Accounts
  ingest: Ingest
  spool: Spool
  sessions: Sessions
  open: Set<Connection>
  log: Log
  /** Milliseconds since 1970. */
  now: () => number
}
