import type { Database } from 'better-sqlite3'
import type { Condition, Field, Words } from '../../search/condition.ts'
import type { Scope } from '../../types.ts'
import { facets, inboxFacet } from './facets.ts'
import { maySee } from './inbox-rows.ts'
import { noInbox } from './missing.ts'

const visible = 'words.rowid NOT IN (SELECT n FROM message WHERE hidden IS NOT NULL)'
const all = 'm.n > 0'
const none = 'm.n < 0'

type Param = string | number

/** SQL with its bound parameters, in order. */
interface Sql {
  sql: string
  params: Param[]
}

/** Which messages are meant: `SELECT {key} FROM {from} WHERE {where}`. */
export interface Selection {
  from: string
  where: string
  /** The number of the message, by which every order and every page goes. */
  key: 'words.rowid' | 'm.n'
  params: Param[]
}

/** Words never look like facets, so a search of all columns needs no filter. */
const columns: Record<Field, string> = {
  any: '',
  subject: 'subject : ',
  from: 'from : ',
  to: 'to : ',
  text: 'text : ',
  name: 'name : ',
  cc: 'cc : ',
  bcc: 'bcc : ',
  'reply-to': 'reply_to : ',
  addressed: '{from to cc bcc reply_to} : ',
}

/**
 * Compiles an inbox and a search, within a scope. Words go to the full-text index, inboxes with
 * them as facets, so that a plain search never touches the message table; what the index does not
 * know is asked of the message. `inbox` in a search is an id or a name.
 * @throws SandboxError `not_found` for an inbox that is not there or not in the scope
 */
export function select(
  db: Database,
  scope: Scope,
  asked: { inbox?: string | undefined; search?: Condition | undefined },
): Selection {
  const inboxes = inboxesOf(db, scope, asked.inbox)
  const wanted = flat(asked.search ?? { and: [] })
  const indexed = fts({ and: wanted.filter((one) => fts(one) !== null || isExcluded(one)) })
  if (indexed === null) return fromMessages(inboxes, wanted.map(sqlOf))
  const rest = wanted.filter((one) => fts(one) === null && !isExcluded(one)).map(sqlOf)
  const facet = inboxes && `(${inboxes.map((n) => quoted(inboxFacet(n))).join(' OR ') || '":"'})`
  const match = facet ? `(${indexed}) AND ${facet}` : indexed
  return fromWords(match, rest, anyHidden(db))
}

function fromMessages(inboxes: number[] | null, rest: Sql[]): Selection {
  const one = inboxes?.length === 1
  const scope = inboxes ? [one ? `m.inbox = ${inboxes.join()}` : among(inboxes)] : []
  const where = ['m.hidden IS NULL', ...scope, ...rest.map(({ sql }) => sql)]
  const index = one ? 'message_of_inbox' : 'message_scan'
  return {
    from: `message m INDEXED BY ${index}`,
    where: where.join(' AND '),
    key: 'm.n',
    params: rest.flatMap(({ params }) => params),
  }
}

/** Numbers, not text from outside. An empty list would make SQLite drop the index. */
function among(inboxes: number[]): string {
  return inboxes.length === 0 ? none : `m.inbox IN (${inboxes.join()})`
}

/** The index still knows hidden messages; mostly there are none. */
function anyHidden(db: Database): boolean {
  const query = 'SELECT 1 FROM message INDEXED BY message_hidden WHERE hidden IS NOT NULL LIMIT 1'
  return db.prepare(query).get() !== undefined
}

function fromWords(match: string, rest: Sql[], hidden: boolean): Selection {
  if (rest.length === 0) {
    return {
      from: 'words',
      where: hidden ? `words MATCH ? AND ${visible}` : 'words MATCH ?',
      key: 'words.rowid',
      params: [match],
    }
  }
  return {
    from: 'words CROSS JOIN message m ON m.n = words.rowid',
    where: ['words MATCH ?', 'm.hidden IS NULL', ...rest.map(({ sql }) => sql)].join(' AND '),
    key: 'words.rowid',
    params: [match, ...rest.flatMap(({ params }) => params)],
  }
}

/** Numbers of the inboxes meant; null is all. */
function inboxesOf(db: Database, scope: Scope, inbox: string | undefined): number[] | null {
  const find = db.prepare<[string], { n: number }>('SELECT n FROM inbox WHERE id = ?')
  if (inbox !== undefined) {
    const row = maySee(scope, inbox) ? find.get(inbox) : undefined
    if (!row) throw noInbox(inbox)
    return [row.n]
  }
  if (scope.inboxes === 'all') return null
  return scope.inboxes.flatMap((id) => find.get(id)?.n ?? [])
}

function flat(condition: Condition): Condition[] {
  return 'and' in condition ? condition.and.flatMap(flat) : [condition]
}

/** A negation that the index can answer beside something positive. */
function isExcluded(condition: Condition): boolean {
  return 'not' in condition && fts(condition.not) !== null
}

/** The condition in the language of FTS5; null when the index alone cannot answer it. */
function fts(condition: Condition): string | null {
  if ('or' in condition) {
    const parts = condition.or.map(fts)
    return parts.length === 0 || parts.includes(null) ? null : `(${parts.join(' OR ')})`
  }
  if ('not' in condition) return null
  if ('and' in condition) return ftsAll(condition.and)
  if (condition.op === 'has') {
    const column = condition.field === 'header' ? 'header : ' : columns[condition.field]
    return phrase(column, condition.value)
  }
  if (condition.field !== 'attachment' && condition.field !== 'html') return null
  return condition.value ? quoted(facets[condition.field]) : null
}

function ftsAll(all: Condition[]): string | null {
  const wanted = all.filter((one) => !('not' in one)).map(fts)
  const excluded = all.flatMap((one) => ('not' in one ? [fts(one.not)] : []))
  if (wanted.length === 0 || wanted.includes(null) || excluded.includes(null)) return null
  const positive = wanted.length === 1 ? `${wanted[0]}` : `(${wanted.join(' AND ')})`
  return excluded.length === 0 ? positive : `(${positive} NOT (${excluded.join(' OR ')}))`
}

const quoted = (tokens: string) => `"${tokens}"`

/** Tokens side by side, each quoted, so that nothing in them is an operator. */
function phrase(column: string, { tokens, prefix }: Words): string | null {
  // eslint-disable-next-line no-control-regex -- a NUL would end the expression
  const clean = tokens.map((token) => token.replace(/[\x00-\x20":]/g, '')).filter(Boolean)
  return clean.length === 0 ? null : `${column}${quoted(clean.join(' '))}${prefix ? ' *' : ''}`
}

function sqlOf(condition: Condition): Sql {
  const indexed = fts(condition)
  if (indexed !== null) {
    return { sql: 'm.n IN (SELECT rowid FROM words WHERE words MATCH ?)', params: [indexed] }
  }
  if ('and' in condition) return joined(condition.and, ' AND ', all)
  if ('or' in condition) return joined(condition.or, ' OR ', none)
  if ('not' in condition) {
    const { sql, params } = sqlOf(condition.not)
    return { sql: `NOT (${sql})`, params }
  }
  switch (condition.field) {
    case 'unread':
    case 'pinned':
    case 'released':
      return { sql: `m.${condition.field} ${condition.value ? '>' : '='} 0`, params: [] }
    case 'tagged':
      return { sql: `m.tags ${condition.value ? '<>' : '='} '[]'`, params: [] }
    case 'attachment':
      return { sql: `m.attachments ${condition.value ? '>' : '='} 0`, params: [] }
    case 'html':
      return { sql: `m.html = ${condition.value ? 1 : 0}`, params: [] }
    case 'inline':
      return hasPart("p.role = 'inline'", condition.value)
    case 'calendar':
      return hasPart("p.type IN ('text/calendar', 'application/ics')", condition.value)
    case 'link':
      return { sql: condition.value ? '0' : '1', params: [] }
    case 'type': {
      const { sql } = hasPart("(p.type = ? OR p.type LIKE ? ESCAPE '!')", true)
      const half = condition.value.replace(/[!%_]/g, '!$&')
      return { sql, params: [condition.value, `${half}/%`] }
    }
    case 'user':
      return ofDetail("d.connection ->> 'user'", condition.value)
    case 'message-id':
      return ofDetail("d.header ->> 'messageId'", condition.value)
    case 'tag':
      return { sql: 'm.n IN (SELECT message FROM tag WHERE tag = ?)', params: [condition.value] }
    case 'inbox':
      return {
        sql: 'm.inbox IN (SELECT n FROM inbox WHERE id = ? OR name = ?)',
        params: [condition.value, condition.value],
      }
    case 'arrived':
      return within('m.arrived_at', condition)
    case 'sent':
      return within('m.sent_at', condition)
    case 'size':
      return within('m.size', condition)
    default:
      // Words without a single token ask nothing.
      return { sql: '1', params: [] }
  }
}

function hasPart(what: string, wanted: boolean): Sql {
  const exists = `EXISTS (SELECT 1 FROM part p WHERE p.message = m.n AND ${what})`
  return { sql: wanted ? exists : `NOT ${exists}`, params: [] }
}

function ofDetail(column: string, value: string): Sql {
  const sql = `EXISTS (SELECT 1 FROM detail d WHERE d.message = m.n AND ${column} = ? COLLATE NOCASE)`
  return { sql, params: [value] }
}

function within(column: string, { from, to }: { from: number | null; to: number | null }): Sql {
  const bounds = [
    ...(from === null ? [] : [{ sql: `${column} >= ?`, value: from }]),
    ...(to === null ? [] : [{ sql: `${column} < ?`, value: to }]),
  ]
  return {
    sql: `(${[`${column} IS NOT NULL`, ...bounds.map(({ sql }) => sql)].join(' AND ')})`,
    params: bounds.map(({ value }) => value),
  }
}

function joined(conditions: Condition[], operator: string, empty: string): Sql {
  if (conditions.length === 0) return { sql: empty, params: [] }
  const parts = conditions.map(sqlOf)
  return {
    sql: `(${parts.map(({ sql }) => sql).join(operator)})`,
    params: parts.flatMap(({ params }) => params),
  }
}
