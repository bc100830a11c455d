import type { Pool } from '../mail/pool.ts'
import type { Percentiles } from './latency.ts'

/**
 * `step`: one connection for many messages, each command waits for its reply.
 * `pipeline`: MAIL, RCPT and DATA in one write (RFC 2920), the next envelope behind the final dot.
 * `each`: a connection for each message, step by step, as most applications send.
 */
export type Mode = 'step' | 'pipeline' | 'each'

/** What the load client is to send, and for how long: it ends at `count` or after `seconds`. */
export interface Job {
  port: number
  mode: Mode
  connections: number
  /** Sent in turn, from the beginning when they are used up; null makes a new one each time. */
  pool: Pool
  /** Make every message while sending instead of taking them from the pool. */
  fresh?: boolean
  count?: number
  seconds?: number
  /** User names for AUTH, one for each connection in turn; '' logs in as nobody. */
  users?: string[]
}

export interface JobResult {
  accepted: number
  failed: number
  /** The first reply that was no success. */
  failure: string | null
  /** From the start signal to the last 250; connections were open and greeted before, unless `each`. */
  ms: number
  bytes: number
  /** From the final dot (`each`: from connecting) to the 250. */
  latency: Percentiles
  /** CPU of the client itself. */
  cpuMs: number
}
