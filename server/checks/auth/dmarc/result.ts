import type { DmarcResult, Severity, ZoneRecord } from '../../../types.ts'
import { isHostname, registeredDomain } from '../domains.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'
import type { Authenticated, Identifier } from './alignment.ts'
import { dispositions, inForce, type Discovery } from './policy.ts'

/**
 * One identifier that passes and is aligned is enough (RFC 9989 §5.3.5). A failure is told only
 * where nothing that is still open could turn it.
 */
export function resultOf(
  { step, applied, gap }: Discovery,
  identifiers: Identifier[],
  { dkim }: Authenticated,
): DmarcResult {
  if (gap !== null) return gap
  if (step === null || applied === null) return 'none'
  const aligned = identifiers.filter((one) => one.aligned)
  const is = (result: string) => aligned.some((one) => one.result === result)
  if (is('pass')) return 'pass'
  if (is('not_evaluated')) return 'not_evaluated'
  const readable = identifiers.some(({ protocol }) => protocol === 'dkim')
  if (is('undecided') || (dkim.result === 'undecided' && !readable)) return 'undecided'
  return is('temperror') || (dkim.result === 'temperror' && !readable) ? 'temperror' : 'fail'
}

/** The verdict in words. */
export function verdictOf(
  result: DmarcResult,
  from: string,
  found: Discovery,
  identifiers: Identifier[],
): KeptFinding {
  const passing = identifiers.filter((one) => one.aligned && one.result === 'pass')
  const { step, applied } = found
  const params = {
    from,
    seen: listed(identifiers),
    by: listed(passing),
    at: step?.domain ?? registeredDomain(from),
    asks: `${found.tag}=${applied ?? 'none'}${step?.record.testing ? ', t=y' : ''}`,
  }
  if (result === 'none') {
    const code = step === null ? 'dmarc_none' : 'dmarc_void'
    return remark(code, 'warn', params)
  }
  if (result === 'fail' && step !== null && applied !== null) {
    const disposition = dispositions[inForce(applied, step.record)]
    return remark(`dmarc_fail_${disposition}`, disposition === 'deliver' ? 'warn' : 'bad', params)
  }
  const open = found.gap === null ? 'dmarc_open' : 'dmarc_undecided'
  const codes: Partial<Record<DmarcResult, [string, Severity]>> = {
    pass: ['dmarc_pass', 'good'],
    not_evaluated: ['dmarc_not_evaluated', 'unknown'],
    temperror: [found.gap === null ? 'dmarc_open_temperror' : 'dmarc_temperror', 'warn'],
    undecided: [open, 'unknown'],
  }
  const [code, severity] = codes[result] ?? [open, 'unknown']
  return remark(code, severity, params)
}

/** 'SPF pass example.org, DKIM fail example.org (s1)' */
function listed(identifiers: Identifier[]): string {
  const told = identifiers
    .slice(0, 6)
    .map(({ protocol, domain, selector, result }) =>
      [protocol.toUpperCase(), result, domain, selector ? `(${selector})` : ''].join(' ').trim(),
    )
  return told.length === 0 ? '–' : told.join(', ')
}

/** The record to begin with: it changes nothing for receivers and asks for their reports. */
export function freshRecord(from: string): ZoneRecord[] {
  const domain = registeredDomain(from)
  if (!isHostname(domain)) return []
  const value = `v=DMARC1; p=none; rua=mailto:dmarc@${domain}`
  return [{ name: `_dmarc.${domain}`, type: 'TXT', ttl: 3600, value }]
}
