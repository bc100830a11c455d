import type { ErrorPlace } from '../errors.ts'

/** A piece of typed text; places are characters of it. */
export type Token = ErrorPlace &
  (
    | { kind: 'word'; text: string }
    | { kind: 'phrase'; text: string; closed: boolean }
    /** `from:`, lower case; `name` is the one of `header:Name:`. */
    | { kind: 'key'; key: string; name: string | null }
    | { kind: 'not' | 'or' | 'and' | 'open' | 'close' }
  )

/** What is known of a filter before its value is read. */
export interface KnownKey {
  /** `key:Name:value`: a name of its own stands before the value. */
  named?: boolean
}

const blank = /\s/u
const keyBefore = /^(\p{L}[\p{L}-]*):/u
/** The name of a header field (RFC 5322 §2.2), without the signs that mean something here. */
const nameBefore = /^([\w!#$%&'*+.^`|~-]+):/
/** No key and no name of a header field is longer. */
const longestKey = 80

/** Quotation marks that people or their keyboards put in place of ". */
const closing: Record<string, RegExp> = { '“': /[”“"]/u, '„': /[“”"]/u, '«': /»/u }

/**
 * Cuts typed text into tokens, in linear time, and never fails.
 *
 * A parenthesis opens a group only where a term could begin, and closes one only where one is
 * open: `f(x)` and `:-)` are plain text. `-` negates what follows without a blank. A key is a row
 * of letters before a colon, unless `//` follows, or nothing does and no filter has that name; so
 * `https://x`, `12:30` and the `Re:` of `Re: order` are plain text.
 */
export function tokensOf(text: string, known: (key: string) => KnownKey | undefined): Token[] {
  const tokens: Token[] = []
  let at = 0
  let depth = 0
  while (at < text.length) {
    if (blank.test(text.charAt(at))) {
      at++
      continue
    }
    const before = tokens.at(-1)
    const adjacent = before?.end === at ? before.kind : null
    const token = tokenAt(text, at, { known, depth, adjacent })
    if (token.kind === 'open') depth++
    if (token.kind === 'close') depth--
    tokens.push(token)
    at = token.end
  }
  return tokens
}

interface Surroundings {
  known: (key: string) => KnownKey | undefined
  /** Groups that are open. */
  depth: number
  /** What stands right before, without a blank. */
  adjacent: Token['kind'] | null
}

function tokenAt(text: string, start: number, around: Surroundings): Token {
  const sign = signAt(text, start, around)
  if (sign) return { kind: sign, start, end: start + 1 }
  const phrase = phraseAt(text, start)
  if (phrase) return phrase
  const key = around.adjacent === 'key' ? null : keyAt(text, start, around.known)
  if (key) return key
  const end = wordEnd(text, start, around.depth)
  const word = text.slice(start, end)
  const operator = word === 'OR' ? 'or' : word === 'AND' ? 'and' : null
  const free = around.adjacent !== 'key' && around.adjacent !== 'not'
  // At the very end it is a word that is still being typed: ORDER.
  if (operator && free && end < text.length) return { kind: operator, start, end }
  return { kind: 'word', text: word, start, end }
}

function signAt(text: string, start: number, { depth, adjacent }: Surroundings) {
  const sign = text[start]
  if (sign === '(') return 'open'
  if (sign === ')' && depth > 0) return 'close'
  if (sign !== '-' || adjacent === 'key' || adjacent === 'not') return null
  const next = text.charAt(start + 1)
  return next === '' || next === '-' || next === ')' || blank.test(next) ? null : 'not'
}

function phraseAt(text: string, start: number): Token | null {
  const quote = text.charAt(start)
  const from = start + 1
  if (quote === '"') {
    const close = text.indexOf('"', from)
    const end = close < 0 ? text.length : close
    const closed = close >= 0
    return {
      kind: 'phrase',
      text: text.slice(from, end),
      closed,
      start,
      end: end + (closed ? 1 : 0),
    }
  }
  const close = closing[quote]
  const length = close ? text.slice(from).search(close) : -1
  if (length < 0) return null
  const end = from + length
  return { kind: 'phrase', text: text.slice(from, end), closed: true, start, end: end + 1 }
}

function keyAt(text: string, start: number, known: Surroundings['known']): Token | null {
  const key = keyBefore.exec(text.slice(start, start + longestKey))?.[1]
  if (key === undefined) return null
  const end = start + key.length + 1
  if (text.startsWith('//', end)) return null
  const filter = known(key.toLowerCase())
  const bare = end >= text.length || blank.test(text.charAt(end))
  if (bare && !filter) return null
  const name = filter?.named ? nameBefore.exec(text.slice(end, end + longestKey))?.[1] : undefined
  return {
    kind: 'key',
    key: key.toLowerCase(),
    name: name ?? null,
    start,
    end: name === undefined ? end : end + name.length + 1,
  }
}

/** A word ends at a blank, and at the parenthesis that closes the group around it. */
function wordEnd(text: string, start: number, depth: number): number {
  let inner = 0
  let end = start
  for (; end < text.length; end++) {
    const letter = text.charAt(end)
    if (blank.test(letter)) break
    if (letter === '(') inner++
    if (letter === ')' && inner-- === 0 && depth > 0) break
  }
  return Math.max(end, start + 1)
}
