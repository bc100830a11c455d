import type { Check } from './check.ts'
import type { ChecksConfig } from '../config.ts'
import { createSpam } from './spam/index.ts'

/** LIST of checks, in the order people see them; `facts.ts` lists what they decide. */
const makers: ((config: ChecksConfig) => Check | null)[] = [
  ({ spam }) => (isOff(spam) ? null : createSpam(spam)),
]

/** Those that the settings want. */
export function createChecks(config: ChecksConfig): Check[] {
  return makers.map((make) => make(config)).filter((check) => check !== null)
}

function isOff({ rules, spamd, rspamd }: ChecksConfig['spam']): boolean {
  return rules === 'off' && spamd === null && rspamd === null
}
