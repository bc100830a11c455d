import type { BimiVerdict, DmarcVerdict } from '../../../types.ts'
import { remark } from '../remark.ts'
import type { Kept, KeptFinding } from '../verdict.ts'

interface Standing {
  result: BimiVerdict['result']
  findings: [KeptFinding, ...KeptFinding[]]
}

/** A logo is shown only for mail that passes DMARC, of a domain that is protected in full. */
export function standing(dmarc: Kept<DmarcVerdict>, params: Record<string, string>): Standing {
  const { result, policy } = dmarc
  const say = (became: Standing['result'], code: string, more = {}): Standing => {
    const severity = became === 'pass' ? 'good' : became === 'fail' ? 'warn' : 'unknown'
    return { result: became, findings: [remark(code, severity, { ...params, ...more })] }
  }
  const weak = policy === null ? null : weakness(policy)
  if (weak !== null) return say('fail', 'bimi_not_enforced', { weak, at: policy?.domain ?? '' })
  if (result === 'pass') return say('pass', 'bimi_pass')
  if (result === 'fail' || result === 'permerror') return say('fail', 'bimi_dmarc_fails')
  if (result === 'none') return say('fail', 'bimi_no_dmarc')
  return say('undecided', 'bimi_dmarc_open')
}

/** What keeps the policy from being in force for all mail; null when nothing does. */
function weakness(policy: NonNullable<DmarcVerdict['policy']>): string | null {
  const { applied, p, sp, pct, testing } = policy
  if (applied === 'none' || p === 'none') return 'p=none'
  if (sp === 'none') return 'sp=none'
  if (pct < 100) return `pct=${pct}`
  return testing ? 't=y' : null
}
