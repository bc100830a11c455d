import { statSync } from 'node:fs'
import type { NotEvaluated, SpamEngine, Text } from '../../types.ts'
import { createEngine, type Engine, type RuleSet } from './engine/index.ts'
import { readRuleFiles, ruleFilesIn } from './rule-files.ts'
import { ownRule, ownRules, ownRuleSet } from './rules/index.ts'
import { transportRules } from './scope.ts'

/** Rules that are ready to be asked, and what people are told of them. */
export interface LoadedRules {
  score: Engine['score']
  engine: SpamEngine
  name: string
  version: string
  /** Rules that can add points. */
  scored: number
  notEvaluated: NotEvaluated[]
  scopeOf(rule: string): 'content' | 'transport'
  /** How to mend it. */
  hintOf(rule: string): Text | null
}

/** @param folder of SpamAssassin's rules; null for our own */
export function loadRules(folder: string | null): LoadedRules {
  const own = folder === null
  const files = own ? ownRules() : readRuleFiles(folder)
  const { set, score } = createEngine(files)
  const transport = transportRules(set)
  return {
    score,
    engine: own ? 'mailproof' : 'spamassassin-rules',
    ...(own ? ownRuleSet : { name: 'SpamAssassin', version: newest(folder) }),
    scored: set.rules.filter(({ name }) => !name.startsWith('__')).length,
    notEvaluated: leftOut(set),
    scopeOf: (rule) =>
      transport.has(rule) || (own && ownRule(rule)?.scope === 'transport')
        ? 'transport'
        : 'content',
    hintOf: (rule) => (own ? (ownRule(rule)?.hint ?? null) : null),
  }
}

/** The rules of a package say no version: the day of the newest file stands for it. */
function newest(folder: string): string {
  const times = ruleFilesIn(folder).map((file) => statSync(file).mtimeMs)
  return new Date(Math.max(0, ...times)).toISOString().slice(0, 10)
}

const mostNames = 20

export function leftOut({ leftOut }: Pick<RuleSet, 'leftOut'>): NotEvaluated[] {
  const byReason = new Map<NotEvaluated['reason'], string[]>()
  for (const { name, reason } of leftOut) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), name])
  }
  return [...byReason].map(([reason, names]) => ({
    ...{ reason, rules: names.length, names: names.slice(0, mostNames) },
  }))
}
