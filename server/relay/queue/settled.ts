import type { Claim, SettledAttempt } from '../../store/releases.ts'
import type { Relay, Text } from '../../types.ts'
import { kept } from '../../wording.ts'
import type { Delivery } from '../transport.ts'
import { backoff } from './backoff.ts'

type Settled = SettledAttempt['recipients'][number]

/** What is to be kept of a transaction: who is tried again and when, and for whom that was the last time. */
export function settledOf(
  claim: Claim,
  delivery: Delivery,
  retry: Relay['retry'],
  now: number,
): SettledAttempt {
  const heard = new Map(delivery.recipients.map((one) => [one.address, one]))
  const recipients = claim.recipients.map(({ address, attempts }): Settled => {
    // Of one that the transport says nothing about nobody knows whether the relay took it.
    const { state = 'uncertain', reply = null } = heard.get(address) ?? {}
    if (state !== 'deferred') return { address, state, reply }
    const made = attempts + 1
    if (made >= retry.attempts) return { address, state: 'failed', reply }
    return { address, state, reply, nextAt: now + backoff(retry, made) }
  })
  const { server, tls, transcript } = delivery
  const { attempt } = claim
  return { attempt, outcome: outcomeOf(recipients), server, tls, transcript, recipients }
}

/** Nothing was tried, for a reason that is not the relay's. */
export function untried(
  { attempt, recipients }: Claim,
  state: 'failed' | 'queued',
  why: Text,
  nextAt?: number,
): SettledAttempt {
  const reply = kept(why)
  return {
    attempt,
    outcome: state === 'failed' ? 'failed' : 'interrupted',
    server: null,
    tls: null,
    transcript: [{ at: 0, from: 'note', text: reply }],
    recipients: recipients.map(({ address }) => ({ address, state, reply, nextAt })),
  }
}

function outcomeOf(recipients: Settled[]): SettledAttempt['outcome'] {
  const states = new Set(recipients.map(({ state }) => state))
  if (states.has('uncertain')) return 'uncertain'
  if (states.has('delivered')) return states.size === 1 ? 'delivered' : 'partial'
  return states.has('deferred') ? 'deferred' : 'failed'
}
