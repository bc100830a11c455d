import type { Text } from '../../../types.ts'

/** A rule of ours. Points are modest: it takes several to reach 5. */
export interface OwnRule {
  /** SpamAssassin's name where the test is the same. */
  name: string
  points: number
  /** Kind and definition in the rule language; the name goes between: `body /free money/i`. */
  test: string
  /** Sub-rules that this rule alone stands on, whole lines of the language. */
  needs?: string[]
  /** What fired, in one line. */
  description: Text
  /** How to mend it, for those who sent the message and meant well. */
  hint: Text
  /** Set when the way of the message decides, not what is written in it. */
  scope?: 'transport'
}

/** Rules about one thing. */
export interface Theme {
  name: string
  title: Text
  /** Sub-rules that several rules stand on, whole lines of the language. */
  shared?: string[]
  rules: OwnRule[]
}
