import type { ReleaseRow, ReleaseState } from '../../types.ts'
import type { RecipientCounts } from '../release-state.ts'

/** Of `"release" r JOIN relay y`. */
export const releaseColumns = `r.n, r.id, r.batch, r.message_id, r.subject, r.size, r.inbox, r.rule,
  r.state, r.created_at, r.ended_at, r.next_at, r.queued, r.sending, r.deferred, r.delivered,
  r.failed, r.uncertain, r.cancelled, r.to_first, r.reason, y.id AS relay_id, y.name AS relay_name`

export const fromReleases = '"release" r JOIN relay y ON y.n = r.relay'

export interface ReleaseRecord extends RecipientCounts {
  n: number
  id: string
  batch: string | null
  message_id: string
  subject: string | null
  size: number
  inbox: string
  rule: string | null
  state: ReleaseState
  created_at: number
  ended_at: number | null
  next_at: number | null
  to_first: string
  reason: string | null
  relay_id: string
  relay_name: string
}

export function releaseRow(record: ReleaseRecord): ReleaseRow {
  const { queued, sending, deferred, delivered, failed, uncertain, cancelled } = record
  return {
    id: record.id,
    n: record.n,
    batch: record.batch,
    message: record.message_id,
    subject: record.subject,
    inbox: record.inbox,
    relay: { id: record.relay_id, name: record.relay_name },
    by: record.rule === null ? 'person' : 'rule',
    rule: record.rule,
    state: record.state,
    createdAt: isoOf(record.created_at),
    endedAt: isoOrNull(record.ended_at),
    nextAt: isoOrNull(record.next_at),
    recipients: { queued, sending, deferred, delivered, failed, uncertain, cancelled },
    // The store wrote this JSON itself.
    to: JSON.parse(record.to_first) as string[],
    reason: record.reason,
    size: record.size,
  }
}

export const isoOf = (at: number) => new Date(at).toISOString()
export const isoOrNull = (at: number | null) => (at === null ? null : isoOf(at))
