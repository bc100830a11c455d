import type { Database } from 'better-sqlite3'
import type { Condition } from '../../../search/condition.ts'
import type { Scope } from '../../../types.ts'
import { inInboxes, indexed } from './fts.ts'
import { inboxesOf, namedInboxes } from './inboxes.ts'
import { rowSql, type Asking } from './rows.ts'
import { conjuncts, simple } from './simple.ts'
import { inboxSource, sources } from './source.ts'

/**
 * Which messages are meant: `SELECT {key} FROM {from} WHERE {where}`, of those numbered from @lo
 * to @hi, which the caller binds besides `params`.
 */
export interface Selection {
  from: string
  where: string
  /** The number of the message, by which every order and every page goes. */
  key: string
  params: Record<string, string | number>
  /** A statement that counts them, as `rows`, without looking at each; null when there is none. */
  quickCount: string | null
  /** True when rows come one by one, false when sets are gathered between @lo and @hi first. */
  streams: boolean
  /** Numbers of the inboxes meant; null is all. */
  inboxes: number[] | null
  /** Everything that must hold; null when nothing can be found. */
  conditions: Condition[] | null
}

/**
 * Compiles an inbox and a search, within a scope. The index of words finds as much as it can,
 * inboxes as facets with it, so that a plain search never touches the messages; the rest is asked
 * of each row it finds, in a narrow index. Without words, small indexes or a scan find the rows.
 * `inbox` in a search is an id or a name.
 * @throws SandboxError `not_found` for an inbox that is not there or not in the scope
 */
export function select(
  db: Database,
  scope: Scope,
  asked: { inbox?: string | undefined; search?: Condition | undefined },
): Selection {
  const scoped = inboxesOf(db, scope, asked.inbox)
  const named = namedInboxes(db)
  const wanted = simple(asked.search ?? { and: [] })
  const all = typeof wanted === 'boolean' ? [] : conjuncts(wanted).filter(tells(db))
  const inboxes = narrowed(scoped, all, named)
  const params: Selection['params'] = {}
  const bind = (value: string | number) => {
    const name = `p${Object.keys(params).length}`
    params[name] = value
    return `@${name}`
  }
  const asking: Asking = { bind, named, words: 'sets' }
  const rest = all.filter((one) => !isInbox(one))
  const nothing = wanted === false || inboxes?.length === 0
  const parts = nothing
    ? { from: 'message m', key: 'm.n', where: ['0'] }
    : compiled(db, rest, inboxes, asking)
  const { from, key } = parts
  const where = [...parts.where, `${key} BETWEEN @lo AND @hi`].join(' AND ')
  const streams = !where.includes(' IN (SELECT rowid ')
  const conditions = nothing ? null : rest
  const quickCount = conditions && threadCount(db, conditions, inboxes, asking)
  return { from, key, where, params, quickCount, streams, inboxes, conditions }
}

/** One message stands for each thread. */
export function isNewestOfThread(one: Condition): boolean {
  return 'not' in one && 'field' in one.not && one.not.field === 'superseded'
}

/** Where nothing is superseded, everything is the newest of its thread. */
function tells(db: Database): (condition: Condition) => boolean {
  const sql = 'SELECT 1 FROM message INDEXED BY message_superseded WHERE superseded = 1 LIMIT 1'
  return (one) => !isNewestOfThread(one) || db.prepare(sql).get() !== undefined
}

/** Threads are counted as what is there without what is superseded, each in its own index. */
function threadCount(
  db: Database,
  conditions: Condition[],
  inboxes: number[] | null,
  asking: Asking,
): string | null {
  const [only] = conditions
  if (conditions.length !== 1 || !only || !isNewestOfThread(only)) return null
  const { from, where, key } = compiled(db, [], inboxes, asking)
  const within = 'BETWEEN @lo AND @hi'
  const superseded = ['m.superseded = 1', ...ofInboxes(inboxes), `m.n ${within}`]
  return `SELECT (SELECT count(*) FROM ${from} WHERE ${[...where, `${key} ${within}`].join(' AND ')})
    - (SELECT count(*) FROM message m INDEXED BY message_superseded
       WHERE ${superseded.join(' AND ')}) AS rows`
}

interface Parts {
  from: string
  key: string
  where: string[]
}

function compiled(
  db: Database,
  conditions: Condition[],
  inboxes: number[] | null,
  asking: Asking,
): Parts {
  const [small] = sources(db, conditions, asking)
  const words = indexed({ and: conditions }, asking.named)
  if (small && (small.few || !words)) {
    const rest = conditions.filter((one) => one !== small.answers)
    return onRows(small, inboxes, rest, { ...asking, words: small.few ? 'each' : 'sets' })
  }
  if (words) return fromWords(db, words, conditions, inboxes, asking)
  const some = inboxes && inboxSource(db, inboxes)
  if (some && conditions.length === 0) return some
  if (some) {
    return onRows(some, null, conditions, { ...asking, words: some.few ? 'each' : 'sets' })
  }
  return {
    from: 'message m INDEXED BY message_scan',
    key: 'm.n',
    where: ['m.hidden IS NULL', ...ofInboxes(inboxes), ...rowsOf(conditions, asking)],
  }
}

function fromWords(
  db: Database,
  words: { match: string; exact: boolean },
  conditions: Condition[],
  inboxes: number[] | null,
  asking: Asking,
): Parts {
  const match = inboxes ? `(${words.match}) AND ${inInboxes(inboxes)}` : words.match
  const found = { from: 'words', key: 'words.rowid', where: [`words MATCH ${asking.bind(match)}`] }
  const rest = words.exact ? [] : conditions.filter((one) => !isAnswered(one, asking))
  if (rest.length > 0) return onRows(found, null, rest, asking)
  const hidden = hiddenRows(db)
  if (hidden === 'many') return onRows(found, null, [], asking)
  return hidden === 'none' ? found : { ...found, where: [...found.where, visible] }
}

/** Candidates, each looked up in the narrow index. */
function onRows(
  { from, key, where }: Parts,
  inboxes: number[] | null,
  conditions: Condition[],
  asking: Asking,
): Parts {
  return {
    from: `${from} CROSS JOIN message m INDEXED BY message_scan ON m.n = ${key}`,
    key,
    where: [...where, 'm.hidden IS NULL', ...ofInboxes(inboxes), ...rowsOf(conditions, asking)],
  }
}

function rowsOf(conditions: Condition[], asking: Asking): string[] {
  return conditions.map((one) => rowSql(one, asking))
}

/** Numbers, not text from outside. */
function ofInboxes(inboxes: number[] | null): string[] {
  return inboxes ? [`m.inbox IN (${inboxes.join()})`] : []
}

/** What `indexed` of all conditions has answered already. */
function isAnswered(condition: Condition, { named }: Asking): boolean {
  return indexed('not' in condition ? condition.not : condition, named)?.exact === true
}

const visible = 'words.rowid NOT IN (SELECT n FROM message WHERE hidden IS NOT NULL)'
const manyHidden = 1000

/** The index of words still knows hidden messages; mostly there are none. */
function hiddenRows(db: Database): 'none' | 'some' | 'many' {
  const rows = db
    .prepare<[], { rows: number }>(
      `SELECT count(*) AS rows FROM (SELECT 1 FROM message INDEXED BY message_hidden
       WHERE hidden IS NOT NULL LIMIT ${manyHidden})`,
    )
    .get()?.rows
  return !rows ? 'none' : rows < manyHidden ? 'some' : 'many'
}

function isInbox(condition: Condition): condition is Condition & { field: 'inbox'; value: string } {
  return 'field' in condition && condition.field === 'inbox'
}

/** An inbox that is asked for narrows the scope. */
function narrowed(
  scoped: number[] | null,
  conditions: Condition[],
  named: (value: string) => number[],
): number[] | null {
  return conditions.filter(isInbox).reduce<number[] | null>((known, { value }) => {
    const meant = named(value)
    return known ? known.filter((n) => meant.includes(n)) : meant
  }, scoped)
}
