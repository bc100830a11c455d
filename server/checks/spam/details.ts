import type { NotEvaluated, SpamEngine, SpamRule, Text } from '../../types.ts'

/** What is kept of a scored message: texts in both languages, for it is read in either. */
export interface SpamDetails {
  engine: SpamEngine
  /** One decimal. */
  score: number
  content: number | null
  transport: number | null
  ruleSet: { name: string; version: string; rules: number; notEvaluated: NotEvaluated[] } | null
  /** Highest points first. */
  rules: KeptRule[]
  ms: number
}

/** A rule that fired; a hint that is the same for everyone, and null where nobody wrote one. */
export type KeptRule = Omit<SpamRule, 'description' | 'hint'> & {
  description: Text
  hint: Text | null
}

/** So many rules of a message are kept, those with most points. */
export const mostRules = 200

/** Sums of points carry the dust of binary fractions. */
export function rounded(points: number): number {
  return Math.round(points * 10) / 10 + 0
}
