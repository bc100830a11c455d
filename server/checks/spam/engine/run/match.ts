import type { Pattern, Test } from '../conf/rule.ts'
import type { Mail } from '../mail.ts'
import { regexOf } from './pattern.ts'

/** What a rule matched first, bytes as latin1, and in which field if in one. */
export interface Found {
  text: string
  field: string | null
}

interface Matched {
  count: number
  found: Found | null
}

type Matcher = (mail: Mail, most: number) => Matched

const nothing: Matched = { count: 0, found: null }

/** Characters of a match that are kept. */
const longest = 400

type Matching = Exclude<Test, { kind: 'eval' | 'meta' }>

/** How a rule of this kind looks at a message. */
export function matcherFor(test: Matching): Matcher {
  switch (test.kind) {
    case 'header':
      return (mail, most) => inHeader(test, mail, most)
    case 'exists':
      return ({ header }) => {
        const value = header(test.field)
        return value === undefined
          ? nothing
          : { count: 1, found: { text: value.trim().slice(0, longest), field: test.field } }
      }
    case 'mimeheader':
      return (mail, most) => inParts(test, mail, most)
    case 'uri':
      return (mail, most) =>
        inTexts(
          mail.uris().map(({ text }) => text),
          test.pattern,
          most,
        )
    case 'full':
      return (mail, most) => inTexts([mail.full()], test.pattern, most)
    case 'body':
      return (mail, most) => inTexts(mail.body(), test.pattern, most)
    case 'rawbody':
      return (mail, most) => inTexts(mail.rawbody(), test.pattern, most)
  }
}

function inHeader(
  { field, as, pattern, negated, unset }: Extract<Test, { kind: 'header' }>,
  mail: Mail,
  most: number,
): Matched {
  const value = mail.header(field, as) ?? unset ?? ''
  const matched = inTexts([value], pattern, most)
  if (negated) return matched.count > 0 ? nothing : { count: 1, found: { text: '', field } }
  return { ...matched, found: matched.found && { ...matched.found, field } }
}

/** A part that matches is enough: how often it does is what counts. */
function inParts(
  { field, as, pattern, negated, unset }: Extract<Test, { kind: 'mimeheader' }>,
  mail: Mail,
  most: number,
): Matched {
  for (const value of mail.partHeader(field, as)) {
    const matched = inTexts([value ?? unset ?? ''], pattern, most)
    if (matched.count > 0) return negated ? nothing : matched
  }
  return negated ? { count: 1, found: null } : nothing
}

function inTexts(texts: readonly string[], pattern: Pattern, most: number): Matched {
  const regex = regexOf(pattern)
  let count = 0
  let found: Found | null = null
  for (const text of texts) {
    regex.lastIndex = 0
    for (let match = regex.exec(text); match; match = regex.exec(text)) {
      found ??= { text: match[0].slice(0, longest), field: null }
      if (++count >= most) return { count, found }
      if (match[0] === '') regex.lastIndex++
    }
  }
  return { count, found }
}
