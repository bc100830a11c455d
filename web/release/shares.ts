import type { RecipientState } from '../../server/types.ts'
import type { Kind } from './texts.ts'

/** In the order in which they are drawn: what is settled first. */
const order: readonly RecipientState[] = [
  ...(['delivered', 'uncertain', 'failed', 'deferred', 'sending', 'queued', 'cancelled'] as const),
]

export interface Share {
  state: RecipientState
  count: number
  /** Of all, 0 to 1. */
  part: number
  /** Where it begins, 0 to 1. */
  from: number
}

/** How many recipients are in which state, of those states that have any. */
export function sharesOf(recipients: Record<RecipientState, number>): Share[] {
  const total = totalOf(recipients)
  const shares: Share[] = []
  let before = 0
  for (const state of order) {
    const count = recipients[state]
    if (count === 0) continue
    shares.push({ state, count, part: count / total, from: before / total })
    before += count
  }
  return shares
}

export function totalOf(recipients: Record<RecipientState, number>): number {
  return order.reduce((sum, state) => sum + recipients[state], 0)
}

export const inks: Record<Kind, string> = {
  pass: 'var(--pass)',
  warn: 'var(--warn)',
  fail: 'var(--fail)',
  none: 'var(--line-strong)',
  busy: 'var(--accent)',
}
