import type { Database } from 'better-sqlite3'
import type { Condition, Exact } from '../../../search/condition.ts'
import type { Asking } from './rows.ts'
import type { Source } from './source.ts'

type Fact = Extract<Condition, { field: 'fact' }>

/** Up to so many are sorted by their number in the time that a page has. */
const few = 5000

/** A condition as SQL on `alias`, a row of the table of facts. */
export function factSql(alias: string, condition: Fact, { bind }: Pick<Asking, 'bind'>): string {
  const value = `+${alias}.value`
  return [`${alias}.key = ${bind(condition.key)}`, ...bounds(value, condition, bind)].join(' AND ')
}

/** The plus keeps SQLite from an index that has another order. */
function bounds(value: string, condition: Fact, bind: Asking['bind']): string[] {
  if (condition.op === 'is') return [`${value} = ${bind(condition.value)}`]
  const { from, to } = condition
  return [
    ...(from === null ? [] : [`${value} >= ${bind(from)}`]),
    ...(to === null ? [] : [`${value} < ${bind(to)}`]),
  ]
}

/**
 * Few messages are taken by the value and sorted; of many some come soon in the order of their
 * number, where each key has a run of its own.
 */
export function factSource(db: Database, condition: Fact, asking: Asking): Source {
  const isFew = countUpTo(db, condition) <= few
  const byKey = `d.key = ${asking.bind(condition.key)}`
  const where = [byKey, ...bounds(isFew ? 'd.value' : '+d.value', condition, asking.bind)]
  return {
    from: isFew ? 'fact d INDEXED BY fact_value' : 'fact d',
    key: 'd.message',
    where,
    answers: condition,
    few: isFew,
  }
}

function countUpTo(db: Database, condition: Fact): number {
  const params: (string | number)[] = []
  const bind = (value: string | number) => {
    params.push(value)
    return '?'
  }
  const where = [`d.key = ${bind(condition.key)}`, ...bounds('d.value', condition, bind)]
  const count = db
    .prepare<(string | number)[], number>(
      `SELECT count(*) FROM (SELECT 1 FROM fact d INDEXED BY fact_value
       WHERE ${where.join(' AND ')} LIMIT ${few + 1})`,
    )
    .pluck()
  return count.get(...params) ?? 0
}

/** Messages that lack one of these facts are among those that wait, or were left open. */
export function undecidedSource(
  condition: Extract<Condition, { field: Exact }>,
  asking: Asking,
): Source {
  return {
    from: 'message d INDEXED BY message_unchecked',
    key: 'd.n',
    where: ['d.unchecked <> 0', `(${lacking(condition.value, asking, 'd')})`],
    answers: condition,
    few: false,
  }
}

/** SQL on a message: one of these facts is not there. */
export function lacking(keys: string, { bind }: Pick<Asking, 'bind'>, alias = 'm'): string {
  return keys
    .split(' ')
    .map(
      (key) =>
        `NOT EXISTS (SELECT 1 FROM fact f WHERE f.key = ${bind(key)} AND f.message = ${alias}.n)`,
    )
    .join(' OR ')
}
