import type { RequirementsVerdict, Text } from '../../../types.ts'
import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import { told, type Kept } from '../verdict.ts'
import { authentication, type Seen } from './authentication.ts'
import { form } from './form.ts'
import { fromItems } from './from.ts'
import type { KeptRequirement } from './item.ts'
import { requirementTexts } from './texts.ts'
import { transport } from './transport.ts'
import { unsubscribe } from './unsubscribe.ts'

export type { KeptRequirement } from './item.ts'
export type { Seen } from './authentication.ts'

export type KeptRequirements = Omit<Kept<RequirementsVerdict>, 'items'> & {
  items: KeptRequirement[]
}

/**
 * What Gmail, Yahoo and Outlook ask of those who send more than 5,000 messages a day, as far as one
 * message and its DNS can show it. Complaint rates and the like are known to them alone.
 */
export function evaluateRequirements(mail: AuthMail, seen: Seen): KeptRequirements {
  const items = [
    ...authentication(seen),
    ...fromItems(mail, seen),
    unsubscribe(mail, seen.dkim),
    ...form(mail),
    ...transport(mail, seen.reverseDns),
  ]
  const missed = items.filter(({ state }) => state === 'missed')
  const unknown = items.filter(({ state }) => state === 'unknown')
  const params = { missed: missed.length, unknown: unknown.length, all: items.length }
  const rest = { items, records: [], publish: [] }
  if (missed.length > 0) {
    const severity = missed.some(({ finding }) => finding.severity === 'bad') ? 'bad' : 'warn'
    return { result: 'missed', findings: [remark('required_missed', severity, params)], ...rest }
  }
  if (unknown.length > 0) {
    return { result: 'undecided', findings: [remark('required_open', 'unknown', params)], ...rest }
  }
  return { result: 'met', findings: [remark('required_met', 'good', params)], ...rest }
}

/** The checklist in a language; whoever tells the verdict puts it in the place of the kept items. */
export function toldItems(
  items: KeptRequirement[],
  language: keyof Text,
): RequirementsVerdict['items'] {
  return items.map((one) => ({ ...one, finding: told(one.finding, requirementTexts, language) }))
}
