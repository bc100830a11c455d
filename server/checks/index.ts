import type { Check } from './check.ts'
import type { ChecksConfig } from '../config.ts'
import { createAuth } from './auth/index.ts'
import type { Knowledge } from './knowledge.ts'
import { createSpam } from './spam/index.ts'

/** LIST of checks, in the order people see them; `facts.ts` lists what they decide. */
const makers: ((config: ChecksConfig, known: () => Knowledge) => Check | null)[] = [
  ({ spam }) => (isOff(spam) ? null : createSpam(spam)),
  ({ auth }, known) => createAuth(auth, known),
]

/** Those that the settings want. @param known what people said of their domains, as it is now */
export function createChecks(config: ChecksConfig, known: () => Knowledge): Check[] {
  return makers.map((make) => make(config, known)).filter((check) => check !== null)
}

function isOff({ rules, spamd, rspamd }: ChecksConfig['spam']): boolean {
  return rules === 'off' && spamd === null && rspamd === null
}
