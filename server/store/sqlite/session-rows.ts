import type { ConnectionFacts, SessionOutcome, SessionRow } from '../../types.ts'

export const sessionColumns = `s.n, s.id, s.started_at, s.ended_at, s.outcome, s.reason, s.auth_method,
  s.messages, s.connection`

export interface SessionRecord {
  n: number
  id: string
  started_at: number
  ended_at: number | null
  outcome: SessionOutcome
  reason: string
  auth_method: string | null
  messages: number
  connection: string
}

export function sessionRow(record: SessionRecord): SessionRow {
  // The store wrote this JSON itself, from ConnectionFacts.
  const connection = JSON.parse(record.connection) as ConnectionFacts
  return {
    ...connection,
    id: record.id,
    startedAt: new Date(record.started_at).toISOString(),
    endedAt: record.ended_at === null ? null : new Date(record.ended_at).toISOString(),
    outcome: record.outcome,
    reason: record.reason,
    authMethod: record.auth_method,
    messages: record.messages,
  }
}
