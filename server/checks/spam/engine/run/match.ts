import type { Rule, Test } from '../conf/rule.ts'
import type { Mail, Uri } from '../mail.ts'
import { haystackOf, type Haystack } from './haystack.ts'
import { Matching } from './pattern.ts'

/** What a rule matched first, bytes as latin1, and in which field if in one. */
export interface Found {
  text: string
  field: string | null
}

export interface Matched {
  count: number
  found: Found | null
}

/** What the regexes of a message found by name. */
export type Captures = Map<string, Set<string>>

/** Looks at a message with one rule. */
export type Look = (mail: Mail, captures: Captures) => Matched

const nothing: Matched = { count: 0, found: null }

/** Characters of a match that are kept, and values of a named group. */
const longest = 400
const maxValues = 20

/** How a rule looks at a message, if by itself. */
export function lookOf(test: Exclude<Test, { kind: 'eval' | 'meta' }>, rule: Rule): Look {
  const { most, flags } = rule
  switch (test.kind) {
    case 'exists':
      return ({ header }) => existing(test.field, header(test.field))
    case 'header':
      return inHeader(test, most)
    case 'mimeheader':
      return inParts(test, most)
    case 'uri':
      return inViews(test, most, (mail) => haystackOf(mail.uris(), textsOf))
    case 'full':
      return inTexts(test, most, (mail) => [mail.full()])
    case 'rawbody':
      return inViews(test, most, (mail) => haystackOf(mail.rawbody(), themselves))
    case 'body': {
      if (!flags.has('nosubject')) {
        return inViews(test, most, (mail) => haystackOf(mail.body(), themselves))
      }
      return inTexts(test, most, (mail) => mail.body().slice(1))
    }
  }
}

const themselves = (texts: readonly string[]) => texts
const textsOf = (uris: readonly Uri[]) => uris.map(({ text }) => text)

type Of<Kind> = Extract<Test, { kind: Kind }>
type OfTexts = Of<'body' | 'rawbody' | 'uri' | 'full'>

function existing(field: string, value: string | undefined): Matched {
  if (value === undefined) return nothing
  return { count: 1, found: { text: value.trim().slice(0, longest), field } }
}

function inViews({ pattern }: OfTexts, most: number, view: (mail: Mail) => Haystack): Look {
  const matching = new Matching(pattern)
  return (mail, captures) => {
    const haystack = view(mail)
    if (!haystack.mayMatch(matching.needs)) return nothing
    return matched(haystack.texts, matching.regex(captures), most, captures)
  }
}

function inTexts({ pattern }: OfTexts, most: number, texts: (mail: Mail) => string[]): Look {
  const matching = new Matching(pattern)
  return (mail, captures) => matched(texts(mail), matching.regex(captures), most, captures)
}

function inHeader({ field, as, pattern, negated, unset }: Of<'header'>, most: number): Look {
  const matching = new Matching(pattern)
  return (mail, captures) => {
    const value = mail.header(field, as) ?? unset ?? ''
    const found = matched([value], matching.regex(captures), most, captures)
    if (negated) return found.count > 0 ? nothing : { count: 1, found: { text: '', field } }
    return found.found ? { ...found, found: { ...found.found, field } } : found
  }
}

/** A part that matches is enough: how often it does is what counts. */
function inParts({ field, as, pattern, negated, unset }: Of<'mimeheader'>, most: number): Look {
  const matching = new Matching(pattern)
  return (mail, captures) => {
    const regex = matching.regex(captures)
    for (const value of mail.partHeader(field, as)) {
      const found = matched([value ?? unset ?? ''], regex, most, captures)
      if (found.count > 0) return negated ? nothing : found
    }
    return negated ? { count: 1, found: null } : nothing
  }
}

function matched(
  texts: readonly string[],
  regex: RegExp | undefined,
  most: number,
  captures: Captures,
): Matched {
  if (!regex) return nothing
  let count = 0
  let found: Found | null = null
  for (const text of texts) {
    regex.lastIndex = 0
    for (let match = regex.exec(text); match; match = regex.exec(text)) {
      found ??= { text: match[0].slice(0, longest), field: null }
      if (match.groups) keep(match.groups, captures)
      if (++count >= most) return { count, found }
      if (match[0] === '') regex.lastIndex++
    }
  }
  return count === 0 ? nothing : { count, found }
}

/** Groups of ours, for what is matched once, have names in lower case. */
function keep(groups: Record<string, string | undefined>, captures: Captures): void {
  for (const [name, value] of Object.entries(groups)) {
    if (!/^[A-Z]/.test(name) || value === undefined || value === '') continue
    const values = captures.get(name) ?? new Set()
    if (values.size < maxValues) captures.set(name, values.add(value.slice(0, longest)))
  }
}
