import { randomUUID } from 'node:crypto'
import type { ClaimRequest, NewRelease, SettledAttempt } from '../../server/store/releases.ts'
import type { Relay } from '../../server/types.ts'

export const all: ClaimRequest = {
  relay: 'relay',
  transactions: 1000,
  recipientsEach: 1000,
  recipients: 1000,
  byDomain: false,
}

export function aRelay(id: string, sketch: Partial<Relay> = {}): Omit<Relay, 'hasPassword'> {
  const { hasPassword: _, ...rest } = sketch
  return {
    ...{ id, name: id, origin: 'hand', preset: null, way: 'relay', host: '127.0.0.1', port: 25 },
    ...{
      tls: 'none',
      allowPrivate: false,
      verify: true,
      ca: null,
      auth: 'none',
      user: '',
      helo: null,
    },
    ...{ connections: 5, perConnection: 100, rate: { second: null, hour: null, day: null } },
    ...{ maxSize: null, maxRecipients: 100, envelopeFrom: null, from: null, messageId: 'keep' },
    ...{ sign: null, strip: [], convert: false, retry: { attempts: 5, first: 60, most: 3600 } },
    ...{ isDefault: false, paused: false, createdAt: '2026-01-01T00:00:00.000Z' },
    ...rest,
  }
}

/** To p0@d0.example, p1@d1.example and so on. */
export function aRelease(message: { id: string }, recipients: number, domains = 10): NewRelease {
  return {
    ...{ id: randomUUID(), batch: null, message: message.id, relay: 'relay', rule: null },
    ...{ envelopeFrom: 'shop@example.test', changes: {}, deleteAfter: false },
    recipients: Array.from({ length: recipients }, (_, i) => ({
      address: `p${i}@d${i % domains}.example`,
      instead: null,
    })),
    bodyDigest: 'digest',
  }
}

/** An attempt whose recipients end so. */
export function ends(
  attempt: string,
  recipients: [address: string, state: SettledAttempt['recipients'][number]['state']][],
  nextAt?: number,
): SettledAttempt {
  return {
    ...{ attempt, outcome: 'partial', server: null, tls: null, transcript: [] },
    recipients: recipients.map(([address, state]) => ({ address, state, reply: state, nextAt })),
  }
}
