import type { ReleasePreview, Text } from '../../types.ts'
import type { Ground, Plan } from './plan.ts'

/** A plan as people see it. */
export function told(plan: Plan, ground: Ground, say: (text: Text) => string): ReleasePreview {
  const { relay, policy } = ground
  const { going, recipients, shaped, problems, envelopeFrom } = plan
  const said = <T extends { text: Text }>(one: T) => ({ ...one, text: say(one.text) })
  return {
    relay: { id: relay.id, name: relay.name, host: relay.way === 'mx' ? 'MX' : relay.host },
    envelopeFrom,
    recipients: recipients.map(({ address, instead, refused }) => ({
      address,
      instead,
      refused: refused && said(refused),
    })),
    reach: {
      recipients: going.length,
      domains: new Set(going.map(({ domain }) => domain)).size,
    },
    alterations: shaped.alterations.map(said),
    problems: problems.map(said),
    mustConfirm: going.length > policy.confirmAbove,
    size: shaped.size,
  }
}
