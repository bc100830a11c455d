import { formulaOf, type Formula } from '../conf/formula.ts'
import type { Rule, RuleSet } from '../conf/rule.ts'
import type { EvalContext } from '../eval.ts'
import { lookOf, type Look } from './match.ts'

/** What is to be done for a rule; its place in the list is its place among the counts. */
export type Step = { rule: Rule } & (
  | { kind: 'look'; look: Look }
  | { kind: 'meta'; formula: Formula }
  | { kind: 'eval'; on: EvalContext['on']; name: string; args: string[] }
)

const made = new WeakMap<RuleSet, Step[]>()

/** The steps of a rule set, made when its first message comes. */
export function stepsOf(set: RuleSet): readonly Step[] {
  let steps = made.get(set)
  if (!steps) {
    const places = new Map(set.rules.map(({ name }, index) => [name, index]))
    steps = set.rules.map((rule) => stepOf(rule, places))
    made.set(set, steps)
  }
  return steps
}

function stepOf(rule: Rule, places: ReadonlyMap<string, number>): Step {
  const { test } = rule
  switch (test.kind) {
    case 'meta':
      return { rule, kind: 'meta', formula: formulaOf(test.expression, (name) => places.get(name)) }
    case 'eval':
      return { rule, kind: 'eval', on: test.on, name: test.name, args: test.args }
    default:
      return { rule, kind: 'look', look: lookOf(test, rule) }
  }
}
