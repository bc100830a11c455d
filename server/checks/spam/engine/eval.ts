import type { Mail } from './mail.ts'

/** What an evaluated function may use. */
export interface EvalContext {
  mail: Mail
  /** Settings that the rule files give: `freemail_domains`, `trusted_networks`, … */
  settings: ReadonlyMap<string, readonly string[]>
  /** What one function keeps for the others of the same message. */
  shared: Map<string, unknown>
  now: number
  /** What the rule that calls it is about. */
  on: 'header' | 'body' | 'rawbody' | 'full'
}

/** A function of `eval:`; a number is how often it fired. `matched` is what to show. */
export type EvalFunction = (
  context: EvalContext,
  ...args: string[]
) => boolean | number | { matched: string }

/** Why a function is not there. */
export type Missing = 'network' | 'learning' | 'plugin' | 'unsupported'
