import type { Condition } from '../../../search/condition.ts'

/** A condition without what asks nothing; true matches everything, false nothing. */
export type Simple = boolean | Condition

/**
 * Takes empty lists, words without letters, empty ranges and double negations out of a condition,
 * and flattens lists in lists, so that each engine of SQLite sees the same few forms.
 */
export function simple(condition: Condition): Simple {
  if ('and' in condition) return all(condition.and)
  if ('or' in condition) return any(condition.or)
  if ('not' in condition) return opposite(simple(condition.not))
  switch (condition.op) {
    case 'has':
      return condition.field === 'header' || condition.value.tokens.some(bareWord)
        ? condition
        : true
    case 'within': {
      const { from, to } = condition
      return from !== null && to !== null && from >= to ? false : condition
    }
    case 'is':
      return condition.value === false ? { not: { ...condition, value: true } } : condition
  }
}

/** The conditions that must all hold. */
export function conjuncts(condition: Condition): Condition[] {
  return 'and' in condition ? condition.and : [condition]
}

/** A word as the index holds it: nothing in it can be taken for an operator or another kind of token. */
export function bareWord(token: string): string {
  // eslint-disable-next-line no-control-regex -- a NUL would end the expression
  return token.replace(/[\x00-\x20":=]/g, '')
}

function all(conditions: Condition[]): Simple {
  const kept: Condition[] = []
  for (const one of conditions.map(simple)) {
    if (one === false) return false
    if (one !== true) kept.push(...conjuncts(one))
  }
  return kept.length === 0 ? true : kept.length === 1 && kept[0] ? kept[0] : { and: kept }
}

function any(conditions: Condition[]): Simple {
  const kept: Condition[] = []
  for (const one of conditions.map(simple)) {
    if (one === true) return true
    if (one !== false) kept.push(...('or' in one ? one.or : [one]))
  }
  return kept.length === 0 ? false : kept.length === 1 && kept[0] ? kept[0] : { or: kept }
}

function isDecided(key: string): Condition {
  return { field: 'fact', key, op: 'within', from: null, to: null }
}

function opposite(one: Simple): Simple {
  if (typeof one === 'boolean') return !one
  if ('field' in one && one.field === 'fact') return { and: [isDecided(one.key), { not: one }] }
  return 'not' in one ? one.not : { not: one }
}
