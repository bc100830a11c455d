import { withZones } from '../../../dns/planned.ts'
import type { Resolver } from '../../../dns/resolver.ts'
import type { SpfVerdict, ZoneRecord } from '../../../types.ts'
import type { AuthMail } from '../mail.ts'
import { sorted, type Kept } from '../verdict.ts'
import { notEvaluated, ofNobody, otherRuns, overPublished, remarks, verdictOf } from './findings.ts'
import { publishable } from './publish.ts'
import { evaluateForNobody, evaluateFrom, worst, type Ran } from './run.ts'
import { isSpf } from './record.ts'
import { createInquiry, isDomain, type Inquiry } from './session.ts'

export { spfTexts } from './texts.ts'

export interface SpfLimits {
  /** Milliseconds; the clock of `deadline`. */
  now?: (() => number) | undefined
  /** From then on nobody is asked, and what is missing ends as a time-out. */
  deadline?: number | undefined
}

const mostSources = 20

/**
 * Evaluates SPF (RFC 7208) as receivers would, for each place where the mail will really be sent
 * from, and never for the client that handed it to us.
 */
export async function evaluateSpf(
  mail: AuthMail,
  dns: Resolver,
  { now = () => performance.now(), deadline = Infinity }: SpfLimits = {},
): Promise<Kept<SpfVerdict>> {
  const { identity, domain } = mail.sender
  const isLate = () => now() >= deadline
  const inquiry = createInquiry(dns, isLate)
  const own = await ownRecords(domain, inquiry)
  const rans: Ran[] = []
  for (const source of new Set(mail.sources.slice(0, mostSources))) {
    const ran = await evaluateFrom(source, mail, inquiry)
    if (ran) rans.push(ran)
  }
  const whole = await evaluateForNobody(mail, inquiry)
  const decisive = worst(rans)
  const [record = null] = own
  const publish = publishable(domain, own, rans, whole)
  const over = publish.length > 0 && (await isOver(publish, mail, dns, isLate))
  return {
    ...{ identity, domain, record },
    result: decisive?.run.result ?? 'not_evaluated',
    findings: sorted([...findings(mail, record, rans, whole), ...(over ? [overPublished()] : [])]),
    records: inquiry.seen(),
    publish,
    runs: rans.map(({ run }) => run),
  }
}

/** The record, once published, would itself need too many look-ups. */
async function isOver(
  records: ZoneRecord[],
  mail: AuthMail,
  dns: Resolver,
  isLate: () => boolean,
): Promise<boolean> {
  const zones = records.map((record) => ({ domain: record.name, records: [record] }))
  const whole = await evaluateForNobody(mail, createInquiry(withZones(zones, dns), isLate))
  return whole.reason?.code === 'spf_too_many_lookups'
}

async function ownRecords(domain: string | null, inquiry: Inquiry): Promise<string[]> {
  if (domain === null || !isDomain(domain)) return []
  return (await inquiry.ask(domain, 'TXT')).records.filter(isSpf)
}

function findings(
  { sender }: AuthMail,
  record: string | null,
  rans: Ran[],
  whole: Ran,
): Kept<SpfVerdict>['findings'] {
  const domain = sender.domain ?? ''
  const decisive = worst(rans)
  const notes = remarks(sender, record, rans, whole)
  if (!decisive) return [notEvaluated(domain), ...ofNobody(whole, domain), ...notes]
  return [verdictOf(decisive, domain), ...otherRuns(rans, decisive), ...notes]
}
