import type { Binary, Meta } from './meta.ts'

/** The value of an expression; `counts` says how often each rule fired. */
export type Formula = (counts: Float64Array) => number

/**
 * An expression ready to be reckoned many times. Truth is 1 and 0, as a sum wants it; `&&` and
 * `||` are worth what they end with, as in Perl.
 * @param indexOf where the count of a rule stands; undefined of one that there is not, which is 0
 */
export function formulaOf(meta: Meta, indexOf: (rule: string) => number | undefined): Formula {
  switch (meta.op) {
    case 'rule':
      return ofRule(meta.name, indexOf(meta.name))
    case 'number': {
      const { value } = meta
      return () => value
    }
    case '!': {
      const of = formulaOf(meta.of, indexOf)
      return (counts) => (of(counts) === 0 ? 1 : 0)
    }
    case 'minus': {
      const of = formulaOf(meta.of, indexOf)
      return (counts) => -of(counts)
    }
    default:
      return ofTwo(meta.op, formulaOf(meta.left, indexOf), formulaOf(meta.right, indexOf))
  }
}

function ofRule(name: string, index: number | undefined): Formula {
  // Nobody else is asked here.
  if (index === undefined) return () => (name === 'local_tests_only' ? 1 : 0)
  return (counts) => counts[index] ?? 0
}

function ofTwo(op: Binary, left: Formula, right: Formula): Formula {
  if (op === '&&') {
    return (counts) => {
      const value = left(counts)
      return value === 0 ? value : right(counts)
    }
  }
  if (op === '||') {
    return (counts) => {
      const value = left(counts)
      return value === 0 ? right(counts) : value
    }
  }
  return (counts) => combined(op, left(counts), right(counts))
}

function combined(op: Exclude<Binary, '&&' | '||'>, left: number, right: number): number {
  switch (op) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? 0 : left / right
    case '>':
      return Number(left > right)
    case '>=':
      return Number(left >= right)
    case '<':
      return Number(left < right)
    case '<=':
      return Number(left <= right)
    case '==':
      return Number(left === right)
    case '!=':
      return Number(left !== right)
    case '^':
      return left ^ right
  }
}
