import type { Resolver } from '../../../dns/resolver.ts'
import type { DmarcResult, DmarcVerdict } from '../../../types.ts'
import { asking, isName, type Asking } from '../asking.ts'
import { fieldsNamed, placeOf } from '../field.ts'
import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import { sorted, type Kept, type KeptFinding } from '../verdict.ts'
import { identifiersOf, type Authenticated } from './alignment.ts'
import { discover, dispositions, inForce, type Discovery } from './policy.ts'
import { onAlignment, onDepth, onPolicy, onRecords, onRules } from './remarks.ts'
import { checkReports } from './reports.ts'
import { freshRecord, resultOf, verdictOf } from './result.ts'

export type { Authenticated } from './alignment.ts'

/**
 * Whether the mail passes DMARC, and what receivers are asked to do if not (RFC 9989, and RFC 7489
 * where receivers still go by it).
 * @param seen what SPF and DKIM came to for the same mail by the same resolver
 */
export async function evaluateDmarc(
  mail: AuthMail,
  dns: Resolver,
  seen: Authenticated,
): Promise<Kept<DmarcVerdict>> {
  const asked = asking(dns)
  const from = mail.from.domain
  const fault = faultOfFrom(mail)
  if (from === null || fault !== null) return withoutFrom(fault ?? remark('dmarc_from_name', 'bad'))
  const found = await discover(from, asked)
  const record = found.applied === null ? null : (found.step?.record ?? null)
  const { organisation } = found
  const identifiers = await identifiersOf({ domain: from, organisation, record }, seen, asked)
  const result = resultOf(found, identifiers, seen)
  const first = verdictOf(result, from, found, identifiers)
  const reports = await reportsOf(found, asked)
  const publish = result === 'none' ? freshRecord(from) : []
  return {
    ...{ result, from, organisational: organisation, policy: policyOf(found), identifiers },
    disposition: dispositionOf(result, found),
    findings: sorted([
      first,
      ...onAuthors(mail),
      ...onRecords(found),
      ...onPolicy(found),
      ...onAlignment(from, result, identifiers, found),
      ...onRules(from, identifiers, found),
      ...(result === 'pass' ? onDepth(from, identifiers, seen) : []),
      ...reports.findings,
    ]),
    records: asked.records,
    publish: [...publish, ...reports.publish],
  }
}

/** DMARC needs one From field with one domain (RFC 9989 §4.4, RFC 5322 §3.6.2). */
function faultOfFrom(mail: AuthMail): KeptFinding | null {
  const [first, second] = fieldsNamed(mail, 'from')
  const { domain, addresses } = mail.from
  if (first === undefined) return remark('dmarc_from_missing', 'bad')
  const where = placeOf(first)
  if (second) return remark('dmarc_from_twice', 'bad', {}, placeOf(second))
  const list = addresses.slice(0, 5).join(', ')
  if (domain === null && addresses.length > 1) {
    return remark('dmarc_from_domains', 'bad', { addresses: list }, where)
  }
  if (domain === null || !isName(`_dmarc.${domain}`) || domain.startsWith('[')) {
    return remark('dmarc_from_name', 'bad', { addresses: list }, where)
  }
  return null
}

/** Of one domain DMARC can be asked all the same; Gmail and others refuse the mail for it. */
function onAuthors(mail: AuthMail): KeptFinding[] {
  const { addresses } = mail.from
  const [field] = fieldsNamed(mail, 'from')
  if (addresses.length < 2 || field === undefined) return []
  const params = { addresses: addresses.slice(0, 5).join(', ') }
  return [remark('dmarc_from_several', 'warn', params, placeOf(field))]
}

function withoutFrom(finding: KeptFinding): Kept<DmarcVerdict> {
  return {
    ...{ result: 'permerror', from: null, organisational: null, policy: null },
    ...{ identifiers: [], disposition: null, records: [], publish: [] },
    findings: [finding],
  }
}

async function reportsOf({ step, applied }: Discovery, dns: Asking) {
  if (step === null || applied === null) return { findings: [], publish: [] }
  return checkReports(step.domain, step.record, dns)
}

function policyOf({ step, applied }: Discovery): DmarcVerdict['policy'] {
  if (step === null || applied === null) return null
  const { text, p, sp, np, adkim, aspf, pct, testing, rua, ruf } = step.record
  return {
    ...{ domain: step.domain, record: text, applied, p: p ?? 'none', sp, np },
    ...{ adkim, aspf, pct: pct ?? 100, testing, rua, ruf },
  }
}

function dispositionOf(result: DmarcResult, { step, applied }: Discovery) {
  if (result === 'pass' || result === 'none') return 'deliver'
  if (result !== 'fail' || step === null || applied === null) return null
  return dispositions[inForce(applied, step.record)]
}
