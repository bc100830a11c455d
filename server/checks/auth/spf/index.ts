import type { Resolver } from '../../../dns/resolver.ts'
import type { SpfVerdict, ZoneRecord } from '../../../types.ts'
import type { AuthMail } from '../mail.ts'
import { sorted, type Kept } from '../verdict.ts'
import { notEvaluated, ofNobody, otherRuns, remarks, verdictOf } from './findings.ts'
import { firstRecord, merged, withSources } from './publish.ts'
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
  const inquiry = createInquiry(dns, () => now() >= deadline)
  const own = await ownRecords(domain, inquiry)
  const rans: Ran[] = []
  for (const source of new Set(mail.sources.slice(0, mostSources))) {
    const ran = await evaluateFrom(source, mail, inquiry)
    if (ran) rans.push(ran)
  }
  const whole = await evaluateForNobody(mail, inquiry)
  const decisive = worst(rans)
  const [record = null] = own
  return {
    ...{ identity, domain, record },
    result: decisive?.run.result ?? 'not_evaluated',
    findings: sorted(findings(mail, record, rans, whole)),
    records: inquiry.seen(),
    publish: publishable(domain, own, rans, whole),
    runs: rans.map(({ run }) => run),
  }
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

/** The record that lets all of the sources pass, where one can be told. */
function publishable(domain: string | null, own: string[], rans: Ran[], whole: Ran): ZoneRecord[] {
  if (domain === null || !isDomain(domain)) return []
  const [record] = own
  if (own.length > 1) return merged(domain, own)
  if (record === undefined) {
    const none = whole.run.result === 'none'
    return none
      ? firstRecord(
          domain,
          rans.map(({ run }) => run.source),
        )
      : []
  }
  const turned = rans.filter(({ run }) => ['fail', 'softfail', 'neutral'].includes(run.result))
  const by = turned.flatMap(({ run: { matched } }) =>
    matched?.domain === domain ? matched.term : [],
  )
  return withSources(
    domain,
    record,
    turned.map(({ run }) => run.source),
    by,
  )
}
