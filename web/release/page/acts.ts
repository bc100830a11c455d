import type { RecipientState, ReleaseAct, ReleaseState } from '../../../server/types.ts'

/** What can be done with a release in a state. */
const possible: Record<ReleaseState, readonly ReleaseAct[]> = {
  queued: ['pause', 'cancel'],
  sending: ['pause', 'cancel'],
  deferred: ['retry', 'pause', 'cancel'],
  held: ['resume', 'cancel'],
  delivered: [],
  partial: ['retry'],
  failed: ['retry'],
  uncertain: ['retry'],
  cancelled: ['retry'],
}

export function actsOf(state: ReleaseState): readonly ReleaseAct[] {
  return possible[state]
}

/** Whether trying again may bring somebody the mail twice. */
export function mayDouble(recipients: Record<RecipientState, number>): boolean {
  return recipients.uncertain > 0
}
