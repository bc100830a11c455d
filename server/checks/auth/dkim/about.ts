import type { KeptFinding } from '../verdict.ts'
import type { Judgement } from './judge.ts'
import type { FoundKey, KeyAnswer } from './lookup.ts'
import type { PreparedSignature } from './prepare.ts'
import type { KeptSignature } from './report.ts'

/** A signature with all that is known of it. */
export interface Judged {
  prepared: PreparedSignature
  judgement: Judgement & { key: FoundKey | null }
  kept: KeptSignature
  answer: KeyAnswer
}

/** A finding about no signature in particular. */
export function about(
  code: string,
  severity: KeptFinding['severity'],
  params: KeptFinding['params'],
): KeptFinding {
  return { code, severity, params, where: null }
}

/** A finding about one signature, with what its texts may name. */
export function onSignature(
  { kept, judgement, answer, prepared }: Judged,
  code: string,
  severity: KeptFinding['severity'],
  more: KeptFinding['params'] = {},
): KeptFinding {
  const params = {
    ...{ domain: kept.domain || '?', selector: kept.selector || '?', name: answer.name || '?' },
    ...{ algorithm: kept.algorithm || '?', bits: kept.keyBits ?? '?', tag: judgement.tag },
    ...{ expected: kept.bodyHash.expected, found: kept.bodyHash.found ?? '' },
    ...{ length: kept.bodyLength ?? 0, there: prepared.body.length },
    ...{ expires: kept.expiresAt ?? '?', signed: kept.signedAt ?? '?' },
    ...more,
  }
  return { code, severity, params, where: kept.where }
}
