import type { Condition, Field, Words } from '../../../search/condition.ts'
import { headerMark, headerToken, ownColumns } from '../../../search/header-words.ts'
import {
  facets,
  idFacet,
  inboxFacet,
  sizeStep,
  stepFacet,
  typeFacet,
  userFacet,
} from '../facets.ts'
import { bareWord } from './simple.ts'

/** An expression of FTS5. */
export interface Indexed {
  match: string
  /** False when it finds more than is meant. */
  exact: boolean
}

/** The inboxes that a name or an id means. */
export type Named = (value: string) => number[]

/** Words never look like facets or header tokens, so a search of all columns needs no filter. */
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

/** In no message. */
const nowhere = '":"'

/** Sizes that most mail has are quicker looked at row by row. */
const smallest = 512
const largest = 32 * 1024

/** What the index knows of a condition; null when it knows nothing, or only what is excluded. */
export function indexed(condition: Condition, named: Named): Indexed | null {
  if ('and' in condition) return allOf(condition.and, named)
  if ('or' in condition) {
    const parts = condition.or.map((one) => indexed(one, named))
    return parts.every((part) => part !== null) ? joined(parts, ' OR ') : null
  }
  if ('not' in condition) return null
  switch (condition.op) {
    case 'has':
      return exactly(
        condition.field === 'header'
          ? header(condition.name, condition.value)
          : phrase(columns[condition.field], condition.value.tokens, condition.value.prefix),
      )
    case 'within':
      return condition.field === 'size' ? sizes(condition.from, condition.to) : null
    case 'is':
      return typeof condition.value === 'boolean'
        ? flag(condition.field)
        : whole(condition.field, condition.value, named)
  }
}

function allOf(conditions: Condition[], named: Named): Indexed | null {
  const wanted = conditions.filter((one) => !('not' in one)).map((one) => indexed(one, named))
  const excluded = conditions.flatMap((one) => ('not' in one ? [indexed(one.not, named)] : []))
  const positive = wanted.filter((part) => part !== null)
  if (positive.length === 0) return null
  const out = excluded.filter((part) => part?.exact === true).map((part) => part?.match)
  const { match, exact } = joined(positive, ' AND ')
  return {
    match: out.length === 0 ? match : `(${match} NOT (${out.join(' OR ')}))`,
    exact: exact && positive.length === wanted.length && out.length === excluded.length,
  }
}

function joined(parts: Indexed[], operator: string): Indexed {
  const [only] = parts
  if (parts.length === 1 && only) return only
  return {
    match: `(${parts.map(({ match }) => match).join(operator)})`,
    exact: parts.every(({ exact }) => exact),
  }
}

function exactly(match: string): Indexed {
  return { match, exact: true }
}

function flag(field: string): Indexed | null {
  const known: Partial<Record<string, string>> = facets
  const token = known[field]
  return token === undefined ? null : exactly(quoted(token))
}

function whole(field: string, value: string, named: Named): Indexed | null {
  switch (field) {
    case 'type':
      return exactly(quoted(typeFacet(value)))
    case 'user':
      return exactly(quoted(userFacet(value)))
    case 'message-id':
      return exactly(quoted(idFacet(value)))
    case 'inbox':
      return exactly(inInboxes(named(value)))
    default:
      return null
  }
}

export function inInboxes(inboxes: number[]): string {
  const tokens = inboxes.map((n) => quoted(inboxFacet(n)))
  return tokens.length === 0 ? nowhere : `(${tokens.join(' OR ')})`
}

/** The index knows powers of two: between them it finds too much. */
function sizes(from: number | null, to: number | null): Indexed | null {
  const rare = (from ?? 0) >= largest || (to ?? Infinity) <= smallest
  if (!rare) return null
  const first = sizeStep(Math.max(from ?? 0, 0))
  const last = sizeStep(Math.max((to ?? Infinity) - 1, 0))
  const tokens = Array.from({ length: last - first + 1 }, (_, i) => quoted(stepFacet(first + i)))
  return { match: `(${tokens.join(' OR ')})`, exact: false }
}

function header(name: string, { tokens, prefix }: Words): string {
  const words = tokens.map(bareWord).filter(Boolean)
  const column = (ownColumns as ReadonlyMap<string, Field>).get(name)
  if (words.length === 0) return quoted(headerMark(name))
  if (column !== undefined) return phrase(columns[column], words, prefix)
  const stands = words.map((word) => headerToken(name, word)).join(' ')
  return `${quoted(stands)}${prefix ? ' *' : ''}`
}

/** Tokens side by side, each bare, so that nothing in them is an operator. */
function phrase(column: string, tokens: string[], prefix: boolean): string {
  const words = tokens.map(bareWord).filter(Boolean).join(' ')
  return `${column}${quoted(words)}${prefix ? ' *' : ''}`
}

function quoted(tokens: string): string {
  return `"${tokens.replaceAll('"', '""')}"`
}
