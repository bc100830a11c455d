import type { AuthReport } from '../../types.ts'
import type { Knowledge } from '../knowledge.ts'

/**
 * Where a message will really be sent from: what is said of its domain comes before what is said of
 * its inbox, and that before the setting of the server.
 */
export function sendingOf(
  { zones, inboxes }: Knowledge,
  of: { domains: (string | null)[]; inbox: string; setting: string | null },
): AuthReport['sending'] {
  for (const domain of of.domains) {
    const zone = domain === null ? undefined : zoneOf(zones, domain)
    if (zone && zone.sending.length > 0) return { sources: zone.sending, from: 'zone' }
  }
  const own = inboxes[of.inbox] ?? []
  if (own.length > 0) return { sources: own, from: 'inbox' }
  if (of.setting !== null) return { sources: [of.setting], from: 'setting' }
  return { sources: [], from: null }
}

/** The zone that says something of a domain: its own, or the nearest one above it. */
function zoneOf(zones: Knowledge['zones'], domain: string) {
  return zones
    .filter((zone) => zone.sending.length > 0)
    .filter((zone) => domain === zone.domain || domain.endsWith(`.${zone.domain}`))
    .sort((one, other) => other.domain.length - one.domain.length)[0]
}
