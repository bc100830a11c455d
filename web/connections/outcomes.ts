import type { SessionOutcome } from '../../server/types.ts'
import { say } from '../state/language.svelte.ts'
import type { MenuItem } from '../ui/Menu.svelte'
import { allOutcomes, outcomes } from './texts.ts'

/** The choices of the filter: every outcome, and all of them. */
export function outcomeMenu(
  chosen: SessionOutcome | undefined,
  choose: (outcome: SessionOutcome | undefined) => void,
): MenuItem[] {
  // Object.keys of a Record<SessionOutcome, …> written out in full is every outcome.
  const every = Object.keys(outcomes) as SessionOutcome[]
  return [
    { label: say(allOutcomes), checked: chosen === undefined, run: () => choose(undefined) },
    ...every.map((outcome) => ({
      label: say(outcomes[outcome].text),
      checked: outcome === chosen,
      run: () => choose(outcome),
    })),
  ]
}
