import type { RecipientState, ReleaseRow, ReleaseState } from '../../types.ts'

/** In the order of their columns. */
export const recipientStates = [
  'queued',
  'sending',
  'deferred',
  'delivered',
  'failed',
  'uncertain',
  'cancelled',
] as const satisfies RecipientState[]

export type Tally = Record<RecipientState, number>

export interface ReleaseRecord extends Tally {
  n: number
  id: string
  batch: string | null
  message: number
  message_id: string
  inbox: string
  subject: string | null
  size: number
  relay: string
  relay_name: string
  rule: string | null
  envelope_from: string
  changes: string
  delete_after: number
  state: ReleaseState
  held: number
  created_at: number
  ended_at: number | null
  next_at: number | null
  reason: string | null
  first_to: string
}

/** Columns of a record; `r` is the release. */
export const releaseColumns = `r.n, r.id, r.batch, r.message, r.message_id, r.inbox, r.subject,
  r.size, r.relay, r.relay_name, r.rule, r.envelope_from, r.changes, r.delete_after, r.state, r.held,
  r.created_at, r.ended_at, r.reason, r.first_to, r.queued, r.sending, r.deferred, r.delivered,
  r.failed, r.uncertain, r.cancelled,
  CASE WHEN r.deferred > 0 AND r.ended_at IS NULL THEN
    (SELECT min(due) FROM release_recipient p WHERE p.release = r.n AND p.state = 'deferred')
  END AS next_at`

export function releaseRow(record: ReleaseRecord): ReleaseRow {
  const { id, n, batch, message_id, subject, inbox, rule, state, reason, size } = record
  return {
    ...{ id, n, batch, message: message_id, subject, inbox },
    relay: { id: record.relay, name: record.relay_name },
    by: rule === null ? 'person' : 'rule',
    ...{ rule, state },
    createdAt: iso(record.created_at),
    endedAt: isoOrNull(record.ended_at),
    nextAt: isoOrNull(record.next_at),
    recipients: tallyOf(record),
    // The store wrote this JSON itself.
    to: JSON.parse(record.first_to) as string[],
    ...{ reason, size },
  }
}

export function tallyOf(record: Tally): Tally {
  const { queued, sending, deferred, delivered, failed, uncertain, cancelled } = record
  return { queued, sending, deferred, delivered, failed, uncertain, cancelled }
}

export const noTally = (): Tally =>
  tallyOf({
    ...{ queued: 0, sending: 0, deferred: 0, delivered: 0, failed: 0, uncertain: 0, cancelled: 0 },
  })

/** Whether anything of it waits or is on its way. */
export const isOpen = ({ queued, sending, deferred }: Tally) => queued + sending + deferred > 0

/**
 * The state of a release by those of its recipients. While something waits: what goes on. At the
 * end: what nobody knows outweighs all, then what did not arrive.
 */
export function stateOf(tally: Tally, held: boolean): ReleaseState {
  if (tally.sending > 0) return 'sending'
  if (isOpen(tally)) return held ? 'held' : tally.queued > 0 ? 'queued' : 'deferred'
  if (tally.uncertain > 0) return 'uncertain'
  if (tally.failed + tally.cancelled === 0) return 'delivered'
  if (tally.delivered > 0) return 'partial'
  return tally.failed > 0 ? 'failed' : 'cancelled'
}

export const iso = (ms: number) => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms))
