import { createHash } from 'node:crypto'
import type { PlannedZone } from '../dns/resolver.ts'

/** A planned zone, and where mail of its domain will be sent from. */
export interface KnownZone extends PlannedZone {
  sending: string[]
}

/** What people said of their domains: checks that ask DNS take it into account. */
export interface Knowledge {
  zones: KnownZone[]
  /** Where mail is sent from, by inbox; only those that say something. */
  inboxes: Record<string, string[]>
}

export const nothingKnown: Knowledge = { zones: [], inboxes: {} }

/** Differs when something else is known: a report of another knowledge is made anew. */
export function fingerprintOf(knowledge: Knowledge): string {
  const { zones, inboxes } = knowledge
  const known = [
    zones.map(({ domain, records, sending }) => [domain, records, sending]),
    Object.entries(inboxes).sort(([one], [other]) => (one < other ? -1 : 1)),
  ]
  return createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 12)
}
