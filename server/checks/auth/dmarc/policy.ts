import { isUnknown, type Resolver } from '../../../dns/resolver.ts'
import type { DmarcPolicy } from '../../../types.ts'
import { registeredDomain } from '../domains.ts'
import type { DmarcRecord } from './record.ts'
import { gapOf, isAnswered, organisationOf, walk, type Organisation, type Step } from './walk.ts'

/** What was found of the policy for a domain. */
export interface Discovery {
  steps: Step[]
  organisation: Organisation
  /** Where the record that counts was found; null where there is none, or that is not known. */
  step: (Step & { record: DmarcRecord }) | null
  /** The policy for this domain; null where no policy applies. */
  applied: DmarcPolicy | null
  /** Which tag said it. */
  tag: 'p' | 'sp' | 'np'
  /** Why it is not known whether there is a policy. */
  gap: 'undecided' | 'temperror' | null
}

/** Finds the policy for a domain (RFC 9989 §4.10.1): its own, that of its organisation, the suffix's. */
export async function discover(domain: string, dns: Resolver): Promise<Discovery> {
  const steps = await walk(domain, dns)
  const organisation = organisationOf(steps)
  const step = chosen(steps, organisation.domain)
  const gap = step === null ? gapAt(steps) : null
  if (step === null) return { steps, organisation, step, applied: null, tag: 'p', gap }
  const tag = await tagFor(domain, step, dns)
  return { steps, organisation, step, applied: policyOf(step.record, tag), tag, gap }
}

function chosen(steps: Step[], organisation: string): Discovery['step'] {
  const [own] = steps
  const candidates = [
    own,
    steps.find(({ domain }) => domain === organisation),
    // That of the public suffix, or the highest that answered.
    steps.findLast(isRecorded),
  ]
  // What DNS cannot be asked about is not published either, where a plan covers what is above it.
  const assumed = (step: Step) => isUnknown(step.answer)
  for (const step of candidates) {
    if (step === undefined) continue
    if (isRecorded(step)) {
      const open = own !== undefined && step !== own && !isAnswered(own)
      if (!open || (assumed(own) && step.answer.planned)) return step
    }
  }
  return null
}

function isRecorded(step: Step): step is Step & { record: DmarcRecord } {
  return step.record !== null
}

/** Only the domain itself and its organisation decide whether there is a policy. */
function gapAt(steps: Step[]): Discovery['gap'] {
  const [own] = steps
  const organisation = registeredDomain(own?.domain ?? '')
  return gapOf(steps.filter((step) => step === own || step.domain === organisation))
}

/** `np` is for names that do not exist (RFC 8020): one question more, and only where it is used. */
async function tagFor(
  domain: string,
  { domain: at, record }: NonNullable<Discovery['step']>,
  dns: Resolver,
) {
  if (at === domain) return 'p'
  if (record.np !== null && (await dns.ask(domain, 'A')).state === 'missing') return 'np'
  return record.sp === null ? 'p' : 'sp'
}

/**
 * A record whose policy cannot be read counts as `p=none` where it names an address for reports,
 * and as no record otherwise (RFC 9989 §4.10.1).
 */
function policyOf(record: DmarcRecord, tag: Discovery['tag']): DmarcPolicy | null {
  if (record.damaged) return record.rua.length > 0 ? 'none' : null
  return record[tag]
}

const lower: Record<DmarcPolicy, DmarcPolicy> = {
  reject: 'quarantine',
  quarantine: 'none',
  none: 'none',
}

/**
 * What is asked of receivers for mail that fails. `t=y` takes one step off (RFC 9989 §4.7), and so
 * did `pct=0` (RFC 7489 §6.6.4); of another percentage it is what the worse half gets.
 */
export function inForce(policy: DmarcPolicy, { testing, pct }: DmarcRecord): DmarcPolicy {
  return testing || pct === 0 ? lower[policy] : policy
}

export const dispositions = {
  none: 'deliver',
  quarantine: 'quarantine',
  reject: 'reject',
} as const satisfies Record<DmarcPolicy, string>
