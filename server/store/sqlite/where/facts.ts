import type { Database } from 'better-sqlite3'
import type { Condition, Exact } from '../../../search/condition.ts'
import type { Span } from '../read/spans.ts'
import type { Asking } from './rows.ts'
import type { Source } from './source.ts'

const openSource = 'message d INDEXED BY message_unchecked'

type Fact = Extract<Condition, { field: 'fact' }>

/** Of so many each is asked about words, as of those with a tag. */
const few = 500
/** The same of messages that wait: they are asked about besides what the search finds. */
const fewOpen = 100
/** Up to so many are sorted by their number in the time that a page has. */
const sortable = 20_000

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
 * Some messages are taken by the value and sorted; of many some come soon in the order of their
 * number, where each key has a run of its own.
 */
export function factSource(db: Database, condition: Fact, asking: Asking): Source {
  const found = countUpTo(db, condition, sortable + 1)
  const byValue = found <= sortable
  const byKey = `d.key = ${asking.bind(condition.key)}`
  const where = [byKey, ...bounds(byValue ? 'd.value' : '+d.value', condition, asking.bind)]
  return {
    from: byValue ? 'fact d INDEXED BY fact_value' : 'fact d',
    key: 'd.message',
    where,
    answers: condition,
    few: found <= few,
  }
}

/** Between which numbers the messages are that some facts decide; null where it is long to tell. */
export function factSpan(db: Database, conditions: Condition[]): Span | null {
  const all = { lo: 0, hi: Number.MAX_SAFE_INTEGER }
  for (const one of conditions) {
    if (!('field' in one) || one.field !== 'fact') continue
    if (countUpTo(db, one, sortable + 1) > sortable) continue
    const { sql, params } = fromValues(one)
    const ends = db
      .prepare<(string | number)[], { lo: number | null; hi: number | null }>(
        `SELECT min(d.message) AS lo, max(d.message) AS hi ${sql}`,
      )
      .get(...params)
    all.lo = Math.max(all.lo, ends?.lo ?? Number.MAX_SAFE_INTEGER)
    all.hi = Math.min(all.hi, ends?.hi ?? 0)
  }
  return all.lo === 0 ? null : all
}

function fromValues(condition: Fact): { sql: string; params: (string | number)[] } {
  const params: (string | number)[] = []
  const bind = (value: string | number) => {
    params.push(value)
    return '?'
  }
  const where = [`d.key = ${bind(condition.key)}`, ...bounds('d.value', condition, bind)]
  return { sql: `FROM fact d INDEXED BY fact_value WHERE ${where.join(' AND ')}`, params }
}

function countUpTo(db: Database, condition: Fact, most: number): number {
  const { sql, params } = fromValues(condition)
  const count = db
    .prepare<(string | number)[], number>(`SELECT count(*) FROM (SELECT 1 ${sql} LIMIT ${most})`)
    .pluck()
  return count.get(...params) ?? 0
}

/** Messages that lack one of these facts are among those that wait, or were left open. */
export function undecidedSource(
  db: Database,
  condition: Extract<Condition, { field: Exact }>,
  asking: Asking,
): Source {
  return {
    from: openSource,
    key: 'd.n',
    where: ['d.unchecked <> 0', `(${lacking(condition.value, asking, 'd')})`],
    answers: condition,
    few: openMessages(db, fewOpen + 1) <= fewOpen,
  }
}

/** How many wait for a check, or were left open by one. */
export function openMessages(db: Database, most: number): number {
  const open = 'message INDEXED BY message_unchecked WHERE unchecked <> 0'
  const count = db.prepare<[], number>(`SELECT count(*) FROM (SELECT 1 FROM ${open} LIMIT ${most})`)
  return count.pluck().get() ?? 0
}

/** Whether a selection looks at nothing but what waits. */
export function isOpenOnly({ from }: { from: string }): boolean {
  return from.startsWith(openSource)
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
