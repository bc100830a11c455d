import type { RecipientState, ReleaseState } from '../types.ts'

/**
 * The way of a recipient, and what its release is then:
 *
 *     queued ─claim→ sending ─settle→ delivered | failed | uncertain | deferred | queued
 *     deferred ─claim, once due→ sending
 *     sending ─the process died→ as before it was claimed, or uncertain once `committing` was called
 *     queued, deferred ─cancel→ cancelled
 *     failed, cancelled, deferred ─retry→ queued; uncertain too, when its release is named by id
 *
 * Nothing leads away from `delivered`. What is being sent when its release is cancelled ends as it
 * ends, but does not wait again: `deferred` and `queued` are `cancelled` then.
 */
export const recipientStates = [
  'queued',
  'sending',
  'deferred',
  'delivered',
  'failed',
  'uncertain',
  'cancelled',
] as const satisfies RecipientState[]

export type RecipientCounts = Record<RecipientState, number>

export const noRecipients = (): RecipientCounts => ({
  queued: 0,
  sending: 0,
  deferred: 0,
  delivered: 0,
  failed: 0,
  uncertain: 0,
  cancelled: 0,
})

/** True when none of its recipients waits or is being sent to. */
export function hasEnded({ queued, sending, deferred }: RecipientCounts): boolean {
  return queued + sending + deferred === 0
}

/** The state of a release by its recipients; `held` when somebody paused it. */
export function releaseState(counts: RecipientCounts, held: boolean): ReleaseState {
  const { queued, sending, deferred, delivered, failed, uncertain, cancelled } = counts
  if (held && queued + deferred > 0) return 'held'
  if (sending > 0) return 'sending'
  if (queued > 0) return 'queued'
  if (deferred > 0) return 'deferred'
  if (uncertain > 0) return 'uncertain'
  if (delivered > 0) return failed + cancelled > 0 ? 'partial' : 'delivered'
  return failed > 0 ? 'failed' : 'cancelled'
}
