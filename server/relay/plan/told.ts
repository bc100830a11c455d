import type { ReleasePreview, Text } from '../../types.ts'
import type { Shaped } from '../shape.ts'
import type { Ground, Plan } from './plan.ts'
import { ifConverted } from './texts.ts'

interface Telling {
  ground: Ground
  /** The same plan at a relay that takes ASCII alone, where that makes a difference. */
  poorest: Shaped | null
  say(text: Text): string
}

/** A plan as people see it. */
export function told(plan: Plan, { ground, poorest, say }: Telling): ReleasePreview {
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
    alterations: [
      ...shaped.alterations,
      ...further(shaped.alterations, poorest?.alterations).map(conditional),
    ].map(said),
    problems: [
      ...problems,
      // Whether they stand in the way is known when the relay has been asked.
      ...further(shaped.problems, poorest?.problems).map(conditional).map(unblocked),
    ].map(said),
    mustConfirm: going.length > policy.confirmAbove,
    size: shaped.size,
  }
}

function further<T extends { code: string; text: Text }>(known: T[], more: T[] = []): T[] {
  return more.filter(
    ({ code, text }) => !known.some((one) => one.code === code && one.text.en === text.en),
  )
}

const conditional = <T extends { text: Text }>(one: T): T => ({
  ...one,
  text: ifConverted(one.text),
})

const unblocked = <T extends { blocks: boolean }>(one: T): T => ({ ...one, blocks: false })
