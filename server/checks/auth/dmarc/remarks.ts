import type { DmarcPolicy, DmarcResult } from '../../../types.ts'
import { registeredDomain } from '../domains.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'
import type { Authenticated, Identifier } from './alignment.ts'
import type { Discovery } from './policy.ts'
import { isAnswered } from './walk.ts'

const order: DmarcPolicy[] = ['none', 'quarantine', 'reject']

/** What is odd about the records that were found, or that stand where one is looked for. */
export function onRecords({ steps, step }: Discovery): KeptFinding[] {
  const found: KeptFinding[] = []
  for (const { domain, count, near } of steps) {
    const name = `_dmarc.${domain}`
    if (count > 1) found.push(remark('dmarc_several_records', 'warn', { name, count }))
    else if (near !== null && count === 0) {
      found.push(remark('dmarc_not_a_record', 'warn', { name, record: near.slice(0, 200) }))
    }
  }
  if (step === null) return found
  const { mistakes, unknown, inOrder, damaged } = step.record
  const name = `_dmarc.${step.domain}`
  if (damaged) found.push(remark('dmarc_damaged', 'warn', { name, record: step.record.text }))
  else if (!inOrder) found.push(remark('dmarc_order', 'info', { name }))
  if (mistakes.length > 0) {
    found.push(
      remark('dmarc_mistakes', 'warn', { name, mistakes: mistakes.slice(0, 5).join(', ') }),
    )
  }
  if (unknown.length > 0) {
    found.push(remark('dmarc_unknown_tags', 'info', { name, tags: unknown.slice(0, 5).join(', ') }))
  }
  return found
}

/** What the policy leaves open. */
export function onPolicy({ step, applied }: Discovery): KeptFinding[] {
  if (step === null || applied === null) return []
  const { domain } = step
  const { p, sp, np, pct, testing } = step.record
  const found: KeptFinding[] = []
  if (applied === 'none') found.push(remark('dmarc_p_none', 'info', { domain }))
  else if (testing) found.push(remark('dmarc_testing', 'warn', { domain, policy: applied }))
  if (pct !== null && pct < 100 && applied !== 'none') {
    found.push(remark('dmarc_pct', 'warn', { domain, pct, policy: applied }))
  }
  const weaker = (one: DmarcPolicy | null) =>
    one !== null && p !== null && order.indexOf(one) < order.indexOf(p)
  if (weaker(sp))
    found.push(remark('dmarc_sp_weaker', 'warn', { domain, p: p ?? '', sp: sp ?? '' }))
  if (weaker(np))
    found.push(remark('dmarc_np_weaker', 'info', { domain, p: p ?? '', np: np ?? '' }))
  return found
}

/** How the identifiers stand to the domain of From. */
export function onAlignment(
  from: string,
  result: DmarcResult,
  identifiers: Identifier[],
  { organisation }: Discovery,
): KeptFinding[] {
  const severity = result === 'pass' ? 'info' : 'warn'
  const found: KeptFinding[] = []
  const told = new Set<string>()
  for (const one of identifiers) {
    const { protocol, domain, mode, aligned } = one
    const key = `${protocol} ${domain} ${one.result}`
    if (aligned || told.has(key) || told.size >= 10) continue
    told.add(key)
    const related = registeredDomain(domain) === registeredDomain(from)
    const params = { from, domain, organisation: organisation.domain }
    if (one.result === 'pass') {
      const how = mode === 'strict' && related ? 'strict' : 'unaligned'
      found.push(remark(`dmarc_${protocol}_${how}`, severity, params))
    } else if (one.result === 'not_evaluated')
      found.push(remark('dmarc_spf_elsewhere', severity, params))
  }
  return found
}

/** Whether the old rule for the organisational domain and the new one part ways here. */
export function onRules(
  from: string,
  identifiers: Identifier[],
  { organisation, steps, step }: Discovery,
): KeptFinding[] {
  const params = { from, organisation: organisation.domain, listed: registeredDomain(from) }
  const differ = identifiers.find(({ mode, result, aligned, domain }) => {
    const byList = registeredDomain(domain) === registeredDomain(from)
    return mode === 'relaxed' && result === 'pass' && aligned !== byList && domain !== from
  })
  if (differ) return [remark('dmarc_rules_differ', 'warn', { ...params, domain: differ.domain })]
  const used = identifiers.some(({ mode, domain }) => mode === 'relaxed' && domain !== from)
  if (step !== null && !steps.every(isAnswered))
    return [remark('dmarc_walk_incomplete', 'info', params)]
  if (step === null || (!used && step.domain === from)) return []
  return [remark(`dmarc_by_${organisation.rule === 'tree-walk' ? 'walk' : 'list'}`, 'info', params)]
}

/** One that passes is enough, two survive a forwarding. */
export function onDepth(
  from: string,
  identifiers: Identifier[],
  { spf, dkim }: Authenticated,
): KeptFinding[] {
  const passes = (protocol: Identifier['protocol']) =>
    identifiers.some((one) => one.protocol === protocol && one.result === 'pass' && one.aligned)
  const open = ['undecided', 'temperror', 'not_evaluated']
  if (passes('spf') && !passes('dkim') && !open.includes(dkim.result)) {
    return [remark('dmarc_only_spf', 'warn', { from })]
  }
  if (passes('dkim') && !passes('spf') && !open.includes(spf.result)) {
    return [remark('dmarc_only_dkim', 'info', { from })]
  }
  return []
}
