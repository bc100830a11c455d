import { everything, type Condition } from './condition.ts'

/** Keys of the facts that a search asks about, each once. */
export function factKeys(condition: Condition): string[] {
  if ('and' in condition) return unique(condition.and)
  if ('or' in condition) return unique(condition.or)
  if ('not' in condition) return factKeys(condition.not)
  return condition.field === 'fact' ? [condition.key] : []
}

/** What else a search asks. */
export function withoutFacts(condition: Condition): Condition {
  if ('and' in condition) return { and: condition.and.map(withoutFacts) }
  if ('or' in condition) return { or: condition.or.map(withoutFacts) }
  if ('not' in condition) {
    return factKeys(condition.not).length > 0 ? everything : condition
  }
  return condition.field === 'fact' ? everything : condition
}

function unique(conditions: Condition[]): string[] {
  return [...new Set(conditions.flatMap(factKeys))]
}
