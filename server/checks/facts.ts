import type { FactKind } from './check.ts'
import { authFacts } from './auth/facts.ts'
import { spamFacts } from './spam/facts.ts'

/**
 * Every fact that checks decide, in the order of `index.ts`: the search has a filter for each. Plain
 * data, for it is known also where no check runs.
 */
export const factKinds: FactKind[] = [...spamFacts, ...authFacts]
