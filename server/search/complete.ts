import type { Completion, Text } from '../types.ts'
import type { Filter } from './filters/filter.ts'
import { filters } from './filters/index.ts'
import { meaningOf } from './meaning.ts'
import { suggestions } from './suggestions.ts'
import type { Piece } from './reader.ts'
import type { When } from './time/when.ts'

/** What is in the store for a value to be; the caller knows whose. */
export interface Known {
  inboxes: { name: string; user: string }[]
  tags: { tag: string; messages: number }[]
}

export interface Asking {
  caret: number
  when: When
  language: keyof Text
  known: Known
}

const most = 20

/** What the caret stands in: the piece before it, or the place where one would begin. */
interface Spot {
  start: number
  end: number
  /** What of the piece stands before the caret. */
  typed: string
  /** Whose value is asked for; null: a filter, or a word. */
  filter: Filter | null
}

/** Something that could stand there, and the names by which it is sought. */
interface Offer {
  insert: string
  label: string
  description: string
  sought: string[]
}

/**
 * What could stand at the caret, best first: filters by their beginning, values of the filter
 * that the caret is in. Nothing within a phrase and right behind a closing parenthesis.
 */
export function complete(text: string, pieces: readonly Piece[], asking: Asking): Completion[] {
  const spot = spotOf(text, pieces, Math.min(asking.caret, text.length))
  if (!spot) return []
  const { start, end, filter } = spot
  const wanted = plain(spot.typed)
  const rank = ({ sought }: Offer) => {
    const names = sought.map(plain)
    if (names.some((name) => name.startsWith(wanted))) return 0
    return filter && names.some((name) => name.includes(wanted)) ? 1 : 2
  }
  const offers = filter ? valuesOf(filter, asking) : keys(asking.language, wanted)
  return offers
    .filter((offer) => rank(offer) < 2)
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, most)
    .map(({ insert, label, description }) => ({
      ...{ insert, label, description },
      replace: { start, end },
    }))
}

function spotOf(text: string, pieces: readonly Piece[], caret: number): Spot | null {
  const here = pieces.findLast((piece) => piece.start < caret && caret <= piece.end)
  if (!here) return emptySpot(pieces, caret, groupAt(text, pieces, caret))
  const { kind, start, end, filter } = here
  const typed = text.slice(start, caret)
  switch (kind) {
    case 'key':
      if (caret === end) return filter && emptySpot(pieces, caret, filter)
      return { start, end, typed, filter: null }
    case 'not':
      return emptySpot(pieces, caret, groupAt(text, pieces, caret))
    case 'paren':
      return text[start] === '(' ? emptySpot(pieces, caret, filter) : null
    case 'value':
      return filter && { start, end, typed: typed.replace(/^["“„«]/u, ''), filter }
    case 'word':
      // A `-` with nothing behind it yet.
      if (typed === '-' && end === caret)
        return emptySpot(pieces, caret, groupAt(text, pieces, caret))
      return { start, end, typed, filter: null }
    default:
      return null
  }
}

/** A place where nothing is typed yet; a value right behind it would be replaced. */
function emptySpot(pieces: readonly Piece[], caret: number, filter: Filter | null): Spot {
  const next = pieces.find(({ start, kind }) => start === caret && kind === 'value')
  return { start: caret, end: filter && next ? next.end : caret, typed: '', filter }
}

/** The filter whose parentheses are open at this place. */
function groupAt(text: string, pieces: readonly Piece[], caret: number): Filter | null {
  const open: (Filter | null)[] = []
  for (const { kind, start, filter } of pieces) {
    if (start >= caret) break
    if (kind !== 'paren') continue
    if (text[start] === '(') open.push(filter)
    else open.pop()
  }
  return open.at(-1) ?? null
}

/** Filters; once something is typed, also those with a choice of that name: `unr`, is:unread. */
function keys(language: keyof Text, wanted: string): Offer[] {
  const byKey = filters.map(({ key, description }) =>
    offer(`${key}:`, description[language], [`${key}:`]),
  )
  if (wanted === '') return byKey
  const choices = filters.filter(({ kind }) => kind === 'choice')
  const byValue = choices.flatMap(({ key, values = [] }) =>
    values.map(({ value, description }) =>
      offer(`${key}:${value}`, description[language], [value, description[language]]),
    ),
  )
  return [...byKey, ...byValue]
}

function valuesOf(filter: Filter, asking: Asking): Offer[] {
  const { known, language, when } = asking
  switch (filter.kind) {
    case 'tag':
      return named(known.tags.map(({ tag, messages }) => [tag, counted(messages, language)]))
    case 'inbox':
      return named(known.inboxes.map(({ name }) => [name, '']))
    case 'user':
      return named(known.inboxes.map(({ name, user }) => [user, name]))
    case 'date':
    case 'period':
    case 'age':
    case 'size':
      return suggestions(filter.kind, when, language).flatMap((value) => {
        const read = filter.parse({ text: value, open: false, name: null }, when)
        if (!read || 'wrong' in read) return []
        return offer(value, meaningOf(read, when, language) ?? '', [value])
      })
    default:
      return (filter.values ?? []).map(({ value, description }) =>
        offer(value, description[language], [value]),
      )
  }
}

function named(values: [value: string, description: string][]): Offer[] {
  return values.flatMap(([value, description]) => {
    const insert = spelled(value)
    return insert === null ? [] : { insert, label: value, description, sought: [value] }
  })
}

/** As it must be typed to be one value; null when nothing can quote it. */
function spelled(value: string): string | null {
  if (!/[\s()]|^[-"“„«]|^(OR|AND)$/u.test(value)) return value
  if (!value.includes('"')) return `"${value}"`
  return value.includes('»') ? null : `«${value}»`
}

function offer(insert: string, description: string, sought: string[]): Offer {
  return { insert, label: insert, description, sought }
}

function counted(messages: number, language: keyof Text): string {
  const number = new Intl.NumberFormat(language).format(messages)
  if (language === 'es') return messages === 1 ? '1 mensaje' : `${number} mensajes`
  return messages === 1 ? '1 message' : `${number} messages`
}

/** Without case and accents. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}
