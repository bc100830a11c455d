import { splitAtSemicolons, tokens } from './tokens.ts'

/** One line of a value that is easier to read in pieces; `name` is '' where it has none. */
export interface Clause {
  name: string
  text: string
}

/** More lines than anybody reads; what is left stays together on the last. */
const MOST_CLAUSES = 100
/** A longer value is shown as it is. */
const LONGEST_VALUE = 50_000

/** Names of fields, in lower case → how their values are cut. */
const CUTS = new Map<string, (value: string) => Clause[]>(
  Object.entries({
    'dkim-signature': signature,
    'x-google-dkim-signature': signature,
    'domainkey-signature': signature,
    'arc-message-signature': signature,
    'arc-seal': signature,
    'authentication-results': results,
    'arc-authentication-results': results,
    'received-spf': spf,
    'content-type': parameters,
    'content-disposition': parameters,
    references: words,
  }),
)

/** A value in lines, for the fields where that helps; null for the others and where there is one line only. */
export function clausesOf(name: string, value: string): Clause[] | null {
  if (value.length > LONGEST_VALUE) return null
  const clauses = CUTS.get(name.toLowerCase())?.(value).filter((one) => one.name || one.text) ?? []
  if (clauses.length < 2) return null
  if (clauses.length <= MOST_CLAUSES) return clauses
  const rest = clauses.slice(MOST_CLAUSES - 1).map((one) => `${one.name} ${one.text}`.trim())
  return [...clauses.slice(0, MOST_CLAUSES - 1), { name: '', text: rest.join('; ') }]
}

/** Keys and hashes are one word: the blanks in them come of folding (RFC 6376 §3.2). */
const UNBROKEN = new Set(['b', 'bh', 'p'])

function signature(value: string): Clause[] {
  return value.split(';').map((piece) => {
    const { name, text } = assignment(piece)
    return { name, text: UNBROKEN.has(name) ? text.replace(/\s/g, '') : text }
  })
}

/** RFC 8601 §2.2: who says so, then a result for each method. */
function results(value: string): Clause[] {
  return splitAtSemicolons(value).map((piece) => {
    const method = /^([a-z][\w.-]{0,40})\s?=\s?/i.exec(piece)
    return method
      ? { name: method[1] ?? '', text: piece.slice(method[0].length) }
      : { name: '', text: piece }
  })
}

/** RFC 7208 §9.1: the result, a comment, then pairs with blanks or semicolons between. */
function spf(value: string): Clause[] {
  const [result, ...rest] = tokens(value.replace(/;/g, ' '))
  return [
    { name: '', text: result?.text ?? '' },
    ...rest.map(({ comment, text }) =>
      comment ? { name: '', text: `(${text})` } : assignment(text),
    ),
  ]
}

function parameters(value: string): Clause[] {
  const [type = '', ...rest] = splitAtSemicolons(value)
  return [{ name: '', text: type }, ...rest.map(assignment)]
}

function words(value: string): Clause[] {
  return value
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => ({ name: '', text }))
}

function assignment(piece: string): Clause {
  const equals = piece.indexOf('=')
  if (equals < 0) return { name: '', text: piece.trim() }
  return { name: piece.slice(0, equals).trim(), text: piece.slice(equals + 1).trim() }
}
