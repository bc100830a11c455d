import type { DkimResult, DkimSignature } from '../../../types.ts'

/** One that passes is enough; what may still pass is not called a failure. */
export function reached(results: DkimSignature['result'][]): DkimResult {
  if (results.length === 0) return 'none'
  for (const result of ['pass', 'undecided', 'temperror'] as const)
    if (results.includes(result)) return result
  return 'fail'
}

export type Relation = 'same' | 'below' | 'above' | 'other'

/** How the domain of a signature stands to that of From; alignment is for DMARC to say. */
export function relation(domain: string, from: string | null): Relation {
  if (!domain || !from) return 'other'
  if (domain === from) return 'same'
  if (domain.endsWith(`.${from}`)) return 'below'
  return from.endsWith(`.${domain}`) ? 'above' : 'other'
}
