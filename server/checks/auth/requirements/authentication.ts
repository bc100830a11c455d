import type {
  DkimResult,
  DkimSignature,
  DmarcVerdict,
  PolicyVerdict,
  ReverseVerdict,
  SpfVerdict,
} from '../../../types.ts'
import type { Kept } from '../verdict.ts'
import { item, type KeptRequirement } from './item.ts'

/** The verdicts on which the checklist rests. */
export interface Seen {
  spf: Pick<Kept<SpfVerdict>, 'result' | 'domain'>
  dkim: { result: DkimResult; signatures: Omit<DkimSignature, 'summary'>[] }
  dmarc: Pick<Kept<DmarcVerdict>, 'result' | 'policy' | 'identifiers'>
  mx: Pick<Kept<PolicyVerdict>, 'findings'>
  reverseDns: Pick<Kept<ReverseVerdict>, 'result' | 'findings'>
}

const open = ['undecided', 'temperror', 'not_evaluated']

/** SPF and DKIM both, a DMARC record, and one of the two aligned with From. */
export function authentication({ spf, dkim, dmarc }: Seen): KeptRequirement[] {
  return [spfItem(spf), dkimItem(dkim), recordItem(dmarc), alignedItem(dmarc)]
}

function spfItem({ result, domain }: Seen['spf']): KeptRequirement {
  const params = { result, domain: domain ?? '–' }
  if (result === 'pass') return item('spf', 'met', 'spf_met', { params })
  if (result === 'not_evaluated') return item('spf', 'unknown', 'spf_no_source', { params })
  if (open.includes(result)) return item('spf', 'unknown', 'spf_unknown', { params })
  return item('spf', 'missed', 'spf_missed', { params })
}

function dkimItem({ result }: Seen['dkim']): KeptRequirement {
  if (result === 'pass') return item('dkim', 'met', 'dkim_met')
  if (open.includes(result)) return item('dkim', 'unknown', 'dkim_unknown')
  return item('dkim', 'missed', result === 'none' ? 'dkim_none' : 'dkim_missed')
}

function recordItem({ result, policy }: Seen['dmarc']): KeptRequirement {
  if (policy !== null) {
    const params = { domain: policy.domain, policy: policy.p }
    return item('dmarc_record', 'met', 'dmarc_met', { params })
  }
  if (result === 'none' || result === 'permerror') {
    return item('dmarc_record', 'missed', 'dmarc_missed')
  }
  return item('dmarc_record', 'unknown', 'dmarc_unknown')
}

function alignedItem({ result, policy, identifiers }: Seen['dmarc']): KeptRequirement {
  const passing = identifiers.some((one) => one.aligned && one.result === 'pass')
  if (result === 'pass' || passing) return item('alignment', 'met', 'aligned_met')
  const waiting = identifiers.some((one) => one.aligned && open.includes(one.result))
  const sure = result === 'fail' || result === 'permerror' || (policy === null && result === 'none')
  if (!sure || waiting) return item('alignment', 'unknown', 'aligned_unknown')
  return item('alignment', 'missed', 'aligned_missed')
}
