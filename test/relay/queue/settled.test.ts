import { expect, test } from 'vitest'
import { settledOf } from '../../../server/relay/queue/settled.ts'
import type { Delivery } from '../../../server/relay/transport.ts'
import type { Claim } from '../../../server/store/releases.ts'

const now = Date.UTC(2026, 10, 23)
const retry = { attempts: 3, first: 60, most: 3600 }

/** @param made attempts before this one, by address */
function claimOf(made: Record<string, number>): Claim {
  const recipients = Object.entries(made).map(([address, attempts]) => ({ address, attempts }))
  return {
    ...{ attempt: 'a', release: 'r', message: 'm', inbox: 'i', subject: null, rule: null },
    ...{ by: 'person', envelopeFrom: 'shop@example.test', recipients, changes: {}, size: 10 },
    ...{ deleteAfter: false, createdAt: new Date(now).toISOString() },
  }
}

function heard(states: Record<string, Delivery['recipients'][number]['state']>): Delivery {
  const recipients = Object.entries(states).map(([address, state]) => {
    return { address, state, reply: `said of ${address}` }
  })
  return { outcome: 'partial', recipients, server: null, tls: null, transcript: [], relayFault: null }
}

test('waits twice as long after each attempt, and gives up after the last', () => {
  const claim = claimOf({ 'new@a.test': 0, 'again@a.test': 1, 'last@a.test': 2 })
  const delivery = heard({
    'new@a.test': 'deferred',
    'again@a.test': 'deferred',
    'last@a.test': 'deferred',
  })
  const { outcome, recipients } = settledOf(claim, delivery, retry, now)
  expect(outcome).toBe('deferred')
  expect(recipients.map(({ state, nextAt }) => [state, nextAt])).toEqual([
    ['deferred', now + 60_000],
    ['deferred', now + 120_000],
    ['failed', undefined],
  ])
})

test('whoever the transport says nothing about may have the message, and is not tried again', () => {
  const claim = claimOf({ 'told@a.test': 0, 'untold@a.test': 0 })
  const { outcome, recipients } = settledOf(claim, heard({ 'told@a.test': 'delivered' }), retry, now)
  expect(outcome).toBe('uncertain')
  expect(recipients[1]).toEqual({ address: 'untold@a.test', state: 'uncertain', reply: null })
})
