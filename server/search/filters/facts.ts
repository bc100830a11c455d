import { factKinds } from '../../checks/facts.ts'
import type { FactKind } from '../../checks/check.ts'
import type { Condition } from '../condition.ts'
import type { Choice, Filter } from './filter.ts'

/** What every check may come to. */
const undecided: Choice = {
  value: 'undecided',
  description: { en: 'Not decided, or not yet', es: 'Sin decidir, o todavía no' },
}

/** One filter for each fact that checks decide. */
export const factFilters: Filter[] = factKinds.map(filterOf)

function filterOf(fact: FactKind): Filter {
  const { key, kind, example, description, values = [] } = fact
  return {
    ...{ key, example, description },
    kind: kind === 'choice' ? 'choice' : 'number',
    values: [...values.map(({ value, description }) => ({ value, description })), undecided],
    parse({ text }) {
      const wanted = text.trim().toLowerCase()
      if (wanted === undecided.value) return { field: 'undecided', op: 'is', value: key }
      return named(fact, wanted) ?? (kind === 'number' ? within(key, wanted) : null)
    },
  }
}

function named({ key, kind, values }: FactKind, wanted: string): Condition | null {
  const known = values?.find(({ value }) => value === wanted)
  if (!known) return null
  if (kind === 'choice') return { field: 'fact', key, op: 'is', value: known.value }
  return { field: 'fact', key, op: 'within', from: known.from ?? null, to: known.to ?? null }
}

const number = String.raw`[-+]?\d{1,9}(?:[.,]\d{1,6})?`
const compared = new RegExp(`^(>=|<=|>|<|=|)(${number})$`)
const ranged = new RegExp(`^(${number})?\\.\\.(${number})?$`)

/** `>3`, `<=2`, `4` and `3..7`, which holds both its ends. */
function within(key: string, text: string): Condition | null {
  const between = (from: number | null, to: number | null): Condition => ({
    ...{ field: 'fact', key, op: 'within', from, to },
  })
  const [, operator, value] = compared.exec(text) ?? []
  if (value !== undefined) {
    const n = read(value)
    switch (operator) {
      case '>':
        return between(nextAbove(n), null)
      case '>=':
        return between(n, null)
      case '<':
        return between(null, n)
      case '<=':
        return between(null, nextAbove(n))
      default:
        return between(n, nextAbove(n))
    }
  }
  const range = ranged.exec(text)
  if (!range) return null
  const [, from, to] = range
  if (from === undefined && to === undefined) return null
  return between(
    from === undefined ? null : read(from),
    to === undefined ? null : nextAbove(read(to)),
  )
}

function read(text: string): number {
  return Number(text.replace(',', '.'))
}

/** The least number above this one: ends of conditions are half open. */
function nextAbove(n: number): number {
  const step = 2 ** (Math.floor(Math.log2(Math.max(Math.abs(n), 2 ** -1000))) - 52)
  return n + step
}
