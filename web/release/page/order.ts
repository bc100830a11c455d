import type { RecipientState, ReleaseRecipient } from '../../../server/types.ts'

/** What somebody should look at comes first. */
const rank: Record<RecipientState, number> = {
  ...{ uncertain: 0, failed: 1, deferred: 2, sending: 3, queued: 4, cancelled: 5, delivered: 6 },
}

export function inOrder(list: readonly ReleaseRecipient[]): ReleaseRecipient[] {
  return list.toSorted((a, b) => rank[a.state] - rank[b.state])
}
