import type { Condition } from '../../../search/condition.ts'
import { factSql, lacking } from './facts.ts'
import { indexed, type Named } from './fts.ts'

/** What a row is asked with. */
export interface Asking {
  /** Keeps a value for the statement; answers how it is called there. */
  bind(value: string | number): string
  named: Named
  /**
   * How the index of words is asked about a row: `sets` gathers what it finds between @lo and @hi
   * once, `each` asks anew for every row, which is quicker for a few.
   */
  words: 'sets' | 'each'
}

/** A condition as SQL on `m`, a row of message_scan; never NULL. */
export function rowSql(condition: Condition, asking: Asking): string {
  const { bind, named } = asking
  const words = indexed(condition, named)
  if (words?.exact === true) return inWords(words.match, asking)
  if ('and' in condition) return list(condition.and, ' AND ', asking)
  if ('or' in condition) return list(condition.or, ' OR ', asking)
  if ('not' in condition) return `NOT ${rowSql(condition.not, asking)}`
  switch (condition.field) {
    case 'unread':
    case 'pinned':
      return `(m.${condition.field} = 1)`
    case 'tagged':
      return indexHas("message_tagged WHERE t.tags <> '[]'")
    case 'released':
      return indexHas('message_released WHERE t.released > 0')
    case 'superseded':
      return indexHas('message_superseded WHERE t.superseded = 1')
    case 'thread':
      return `(m.n IN (SELECT n FROM message INDEXED BY message_thread
        WHERE thread = ${bind(Number(condition.value))}))`
    case 'fact':
      return `EXISTS (SELECT 1 FROM fact f WHERE ${factSql('f', condition, asking)} AND f.message = m.n)`
    case 'undecided':
      return `(${lacking(condition.value, asking)})`
    case 'tag':
      return `EXISTS (SELECT 1 FROM tag t WHERE t.tag = ${bind(condition.value)} AND t.message = m.n)`
    case 'arrived':
      return within('m.arrived_at', condition, bind)
    case 'sent':
      return within('m.sent_at', condition, bind)
    case 'size':
      return within('m.size', condition, bind)
    default:
      throw new Error(`the index does not answer ${condition.field}`)
  }
}

function list(conditions: Condition[], operator: string, asking: Asking): string {
  return `(${conditions.map((one) => rowSql(one, asking)).join(operator)})`
}

function inWords(match: string, { bind, words }: Asking): string {
  const found = `FROM words WHERE words MATCH ${bind(match)}`
  return words === 'each'
    ? `EXISTS (SELECT 1 ${found} AND rowid = m.n)`
    : `(m.n IN (SELECT rowid ${found} AND rowid BETWEEN @lo AND @hi))`
}

function indexHas(partial: string): string {
  return `EXISTS (SELECT 1 FROM message t INDEXED BY ${partial} AND t.n = m.n)`
}

function within(
  column: string,
  { from, to }: { from: number | null; to: number | null },
  bind: Asking['bind'],
): string {
  const bounds = [`${column} IS NOT NULL`]
  if (from !== null) bounds.push(`${column} >= ${bind(from)}`)
  if (to !== null) bounds.push(`${column} < ${bind(to)}`)
  return `(${bounds.join(' AND ')})`
}
