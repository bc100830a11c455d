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

/** In which states an act can be done with many at once: what is uncertain is tried one by one. */
export function statesFor(act: ReleaseAct): ReleaseState[] {
  // Object.keys of a Record<ReleaseState, …> written out in full is every state.
  const all = Object.keys(possible) as ReleaseState[]
  return all.filter((state) => state !== 'uncertain' && possible[state].includes(act))
}

export function actsOf(state: ReleaseState): readonly ReleaseAct[] {
  return possible[state]
}

/** Whether trying again may bring somebody the mail twice. */
export function mayDouble(recipients: Record<RecipientState, number>): boolean {
  return recipients.uncertain > 0
}
