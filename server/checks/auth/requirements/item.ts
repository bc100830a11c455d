import type { Requirement, Severity } from '../../../types.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'

export type Receiver = Requirement['receivers'][number]

/** A requirement as it is kept: its texts are not yet told. */
export type KeptRequirement = Omit<Requirement, 'finding'> & { finding: KeptFinding }

export const everyone: Receiver[] = ['gmail', 'yahoo', 'outlook']

const severities: Record<Requirement['state'], Severity> = {
  met: 'good',
  missed: 'bad',
  unknown: 'unknown',
  not_applicable: 'info',
}

interface ItemGiven {
  params?: Record<string, string | number>
  receivers?: Receiver[]
  /** Of a missed one that costs reputation rather than delivery. */
  mild?: boolean
  where?: KeptFinding['where']
}

/**
 * One line of the checklist.
 * @param code what its finding is told by, without `required_`
 */
export function item(
  id: string,
  state: Requirement['state'],
  code: string,
  { params = {}, receivers = everyone, mild = false, where = null }: ItemGiven = {},
): KeptRequirement {
  const severity = state === 'missed' && mild ? 'warn' : severities[state]
  return { id, receivers, state, finding: remark(`required_${code}`, severity, params, where) }
}
