import type { SpfResult } from '../../../types.ts'
import type { AuthMail } from '../mail.ts'
import type { KeptFinding } from '../verdict.ts'
import { parseRecord, type Mechanism, type Modifier } from './record.ts'
import type { Ran } from './run.ts'
import { mostLookups } from './session.ts'

type Severity = KeptFinding['severity']
type Params = KeptFinding['params']

const finding = (code: string, severity: Severity, params: Params = {}): KeptFinding => ({
  ...{ code, severity, params, where: null },
})

/** The longest that fits beside the rest of an answer of 512 bytes (RFC 7208 §3.4). */
const longestRecord = 450

/** The verdict in words: that of the run which decides. */
export function verdictOf({ run, reason, sample }: Ran, domain: string): KeptFinding {
  const term = run.matched?.term ?? ''
  const decided = run.matched?.domain ?? domain
  const params = {
    domain,
    source: sample ? `${run.source} (${sample})` : run.source,
    term,
    decided,
  }
  switch (run.result) {
    case 'pass':
      return finding('spf_pass', 'good', params)
    case 'fail':
      return finding('spf_fail', 'bad', params)
    case 'softfail':
      return finding('spf_softfail', 'warn', params)
    case 'neutral':
      return finding(run.matched ? 'spf_neutral' : 'spf_neutral_end', 'warn', params)
    case 'none':
      return finding(reason?.code ?? 'spf_none', 'warn', { ...params, ...reason?.params })
    case 'permerror':
      return finding(reason?.code ?? 'spf_syntax', 'bad', { ...params, ...reason?.params })
    case 'temperror':
      return finding(reason?.code ?? 'spf_dns_failed', 'warn', { ...params, ...reason?.params })
    case 'undecided':
    case 'not_evaluated':
      return finding('spf_undecided', 'unknown', params)
  }
}

export function notEvaluated(domain: string): KeptFinding {
  return finding('spf_not_evaluated', 'unknown', { domain })
}

export function overPublished(): KeptFinding {
  return finding('spf_publish_over', 'warn', { most: mostLookups })
}

/** What the other runs came to, when it is another result than that of the verdict. */
export function otherRuns(rans: Ran[], decisive: Ran): KeptFinding[] {
  const told = new Set<SpfResult>([decisive.run.result, 'undecided', 'not_evaluated'])
  return rans.flatMap((ran) => {
    const { result, source } = ran.run
    if (told.has(result)) return []
    told.add(result)
    const severity = result === 'pass' ? 'info' : 'warn'
    return [finding('spf_other_source', severity, { source, result })]
  })
}

/** What is wrong whoever sends, while nobody said who does. */
export function ofNobody({ run, reason }: Ran, domain: string): KeptFinding[] {
  const { result } = run
  if (result === 'none') {
    const params = { domain, ...reason?.params }
    return [finding(reason?.code ?? 'spf_none', 'warn', params)]
  }
  if ((result !== 'permerror' && result !== 'temperror') || !reason) return []
  const sure = reason.code === 'spf_syntax' || reason.code === 'spf_several_records'
  return [finding(reason.code, sure ? 'bad' : 'warn', { domain, ...reason.params })]
}

/** Risks in the record itself, and in how it was evaluated; `whole` read all of it. */
export function remarks(
  { identity, domain: named }: AuthMail['sender'],
  record: string | null,
  rans: Ran[],
  whole: Ran,
): KeptFinding[] {
  const domain = named ?? ''
  const out: KeptFinding[] = []
  if (identity === 'helo' && named !== null) out.push(finding('spf_helo', 'info', { domain }))
  const { lookups } = whole.run
  if (lookups > mostLookups && rans.every(({ run }) => run.result !== 'permerror')) {
    out.push(finding('spf_lookups_over', 'warn', { most: mostLookups }))
  } else if (lookups >= mostLookups - 2 && lookups <= mostLookups) {
    out.push(finding('spf_lookups_near', 'warn', { lookups, most: mostLookups }))
  }
  const voids = Math.max(0, ...rans.map(({ run }) => run.voidLookups))
  if (voids > 0 && rans.every(({ reason }) => reason?.code !== 'spf_too_many_voids')) {
    out.push(finding('spf_voids', 'warn', { voids }))
  }
  const unsure = [...new Set(rans.flatMap((ran) => ran.unsure))].slice(0, 3)
  if (unsure.length > 0) out.push(finding('spf_unsure', 'unknown', { terms: unsure.join(', ') }))
  return record === null ? out : [...out, ...ofRecord(domain, record)]
}

function ofRecord(domain: string, record: string): KeptFinding[] {
  const { terms, broken } = parseRecord(record)
  if (broken !== null) return []
  const out: KeptFinding[] = []
  const mechanisms = terms.filter((term): term is Mechanism => term.kind === 'mechanism')
  const modifiers = terms.filter((term): term is Modifier => term.kind === 'modifier')
  const all = mechanisms.findIndex(({ name }) => name === 'all')
  const redirect = modifiers.some(({ name }) => name === 'redirect')
  const { qualifier } = mechanisms[all] ?? {}
  if (qualifier === '+') out.push(finding('spf_all_pass', 'warn', { domain }))
  if (qualifier === '?') out.push(finding('spf_all_neutral', 'warn', { domain }))
  if (all < 0 && !redirect) out.push(finding('spf_no_all', 'warn', { domain }))
  if (all >= 0 && redirect) out.push(finding('spf_redirect_void', 'warn'))
  const behind = all < 0 ? undefined : mechanisms[all + 1]
  if (behind) out.push(finding('spf_behind_all', 'warn', { term: behind.text }))
  if (mechanisms.some(({ name }) => name === 'ptr'))
    out.push(finding('spf_ptr', 'warn', { domain }))
  const slip = modifiers.find(({ name }) => /^(include|a|mx|ip4|ip6|exists|ptr|all)$/.test(name))
  if (slip) out.push(finding('spf_equals', 'warn', { term: slip.text, name: slip.name }))
  if (record.length > longestRecord) {
    out.push(finding('spf_long', 'warn', { domain, bytes: record.length, most: longestRecord }))
  }
  return out
}
