import type {
  ArcVerdict,
  AuthReport,
  BimiVerdict,
  DmarcVerdict,
  JourneyVerdict,
  ListingVerdict,
  PolicyVerdict,
  ReverseVerdict,
  SpfVerdict,
  Verdict,
} from '../../types.ts'
import type { KeptDkim } from './dkim/index.ts'
import type { KeptRequirements } from './requirements/index.ts'
import type { Kept } from './verdict.ts'

/** What every protocol came to by one view of DNS. */
export interface View {
  spf: Kept<SpfVerdict>
  dkim: KeptDkim
  dmarc: Kept<DmarcVerdict>
  arc: Kept<ArcVerdict>
  bimi: Kept<BimiVerdict>
  mtaSts: Kept<PolicyVerdict>
  tlsRpt: Kept<PolicyVerdict>
  mx: Kept<PolicyVerdict>
  reverseDns: Kept<ReverseVerdict>
  listings: Kept<ListingVerdict>
  requirements: KeptRequirements
}

/** What is kept of a check. */
export interface AuthDetails extends Pick<AuthReport, 'sending' | 'dns' | 'zone' | 'ms'> {
  live: View
  /** Null where no planned record plays a part. */
  planned: View | null
  journey: Kept<JourneyVerdict>
}

/** Results by which nothing is decided. */
const open = ['undecided', 'temperror']

/** The planned verdict counts only where live nothing could be decided. */
export function basisOf(
  live: Pick<Verdict, 'result'>,
  planned: Pick<Verdict, 'result'> | null,
): 'live' | 'planned' {
  const usePlanned =
    planned !== null && open.includes(live.result) && !open.includes(planned.result)
  return usePlanned ? 'planned' : 'live'
}

/** The result that searches and lists go by. */
export function resultOf(
  live: Pick<Verdict, 'result'>,
  planned: Pick<Verdict, 'result'> | null,
): string {
  return basisOf(live, planned) === 'planned' && planned ? planned.result : live.result
}
