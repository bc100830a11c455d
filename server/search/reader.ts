import type { ErrorPlace } from '../errors.ts'
import type { Text } from '../types.ts'
import type { Condition } from './condition.ts'
import { hasWords, type Filter } from './filters/filter.ts'
import { filterOf, filters } from './filters/index.ts'
import { badValue, deepest, mostTerms, noValue, texts, unknownFilter } from './mistakes.ts'
import type { Mistake } from './mistakes.ts'
import type { When } from './time/when.ts'
import type { Token } from './tokens.ts'

/** A piece of the text and what it turned out to be. */
export interface Piece extends ErrorPlace {
  kind: 'word' | 'phrase' | 'operator' | 'key' | 'value' | 'not' | 'paren'
  /** The filter it belongs to, or whose parentheses these are. */
  filter: Filter | null
  /** What the value of a filter asks. */
  condition: Condition | null
}

interface Owner {
  filter: Filter
  name: string | null
}

/** A parenthesis that is open while it is read. */
interface Group {
  /** Whose values stand in it. */
  owner: Owner | null
  /** Where it ends makes a difference. */
  matters: boolean
}

/** null is text that asks nothing: no letter, no digit. */
type Asked = Condition | null

/**
 * Reads tokens as a condition, by descent: terms, alternatives, groups. What cannot be understood
 * is noted and passed over, so that every piece gets its name; then the condition means nothing.
 */
export class Reader {
  readonly pieces: Piece[] = []
  readonly mistakes: Mistake[] = []
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #when: When
  readonly #groups: Group[] = []
  #at = 0
  #terms = 0
  #stopped = false

  constructor(text: string, tokens: readonly Token[], when: When) {
    this.#text = text
    this.#tokens = tokens
    this.#when = when
  }

  read(): Asked {
    return this.#any()
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at]
  }

  /** Alternatives, up to the end or the parenthesis that closes their group. */
  #any(): Asked {
    const branches: Condition[] = []
    let operator: Token | null = null
    for (;;) {
      const noted = this.mistakes.length
      const branch = this.#all()
      const next = this.#next
      const lone = operator ?? (next?.kind === 'or' ? next : null)
      if (branch) branches.push(branch)
      else if (lone && this.mistakes.length === noted) this.#wrong(lone, texts.loneOr, !next)
      if (next?.kind !== 'or') break
      operator = next
      const group = this.#groups.at(-1)
      if (group) group.matters = true
      this.#take('operator', next)
    }
    return branches.length > 1 ? { or: branches } : (branches[0] ?? null)
  }

  #all(): Asked {
    const conditions: Condition[] = []
    for (;;) {
      const token = this.#next
      if (!token || token.kind === 'or' || token.kind === 'close') break
      if (this.#terms >= mostTerms) {
        this.#stop({ start: token.start, end: this.#text.length }, texts.tooLong)
        break
      }
      const condition = this.#term(token)
      if (condition) conditions.push(condition)
    }
    return conditions.length > 1 ? { and: conditions } : (conditions[0] ?? null)
  }

  #term(token: Token): Asked {
    // Side by side means the same.
    if (token.kind === 'and') return this.#take('operator', token)
    if (token.kind !== 'not') return this.#one(token, token.start, false)
    this.#take('not', token)
    const next = this.#next
    const condition = next ? this.#one(next, token.start, true) : null
    return condition && { not: condition }
  }

  /** @param start where the term begins, with the `-` before it */
  #one(token: Token, start: number, negated: boolean): Asked {
    const owner = this.#groups.at(-1)?.owner ?? null
    if (token.kind === 'open') return this.#group(token, owner, negated)
    if (token.kind === 'key') {
      if (owner) this.#wrong(token, texts.filterWithin)
      return this.#filter(token, start, negated)
    }
    if (token.kind !== 'word' && token.kind !== 'phrase') return null
    if (owner) return this.#value(token, owner, start)
    this.#terms++
    if (this.#isNot(token)) this.#wrong(token, texts.not)
    this.#take(token.kind, token)
    this.#checkQuote(token)
    return hasWords('any', { text: token.text, open: this.#isOpen(token) })
  }

  #filter(key: Token & { kind: 'key' }, start: number, negated: boolean): Asked {
    const filter = filterOf(key.key)
    this.#take('key', key, filter)
    const next = this.#next
    const value = next?.start === key.end ? next : null
    if (!filter) {
      // Its value is read as if it stood alone.
      if (value?.kind === 'open') this.#group(value, null, false)
      else if (value) this.#take('value', value)
      const { end } = this.#tokens[this.#at - 1] ?? key
      this.#wrong({ start, end }, unknownFilter(key.key, filters))
      return null
    }
    const owner = { filter, name: key.name }
    if (value?.kind === 'open') return this.#group(value, owner, negated)
    const given = value?.kind === 'word' || value?.kind === 'phrase' ? value : null
    return this.#value(
      given ?? { kind: 'word', text: '', start: key.end, end: key.end },
      owner,
      start,
    )
  }

  /** Of an empty value there is no piece. */
  #value(token: Token & { text: string }, { filter, name }: Owner, start: number): Asked {
    this.#terms++
    const { text, end } = token
    const read = filter.parse({ text, open: this.#isOpen(token), name }, this.#when)
    const condition = read && !('wrong' in read) ? read : null
    if (end > token.start) this.#take('value', token, filter, condition)
    this.#checkQuote(token)
    if (!read || 'wrong' in read) {
      const meant = text.trim() === '' ? noValue(filter) : badValue(filter, text)
      this.#wrong({ start, end }, read?.wrong ?? meant, end === this.#text.length)
    }
    return condition
  }

  #group(open: Token, owner: Owner | null, negated: boolean): Asked {
    const { start } = open
    const before = { terms: this.#terms, mistakes: this.mistakes.length }
    this.#take('paren', open, owner?.filter)
    if (this.#groups.length >= deepest) return this.#stop(open, texts.tooDeep)
    const group = { owner, matters: negated || owner !== null }
    this.#groups.push(group)
    const condition = this.#any()
    this.#groups.pop()
    const close = this.#next
    const end = close?.end ?? this.#text.length
    if (close) this.#take('paren', close, owner?.filter)
    else if (group.matters && !this.#stopped) this.#wrong({ start, end }, texts.openGroup, true)
    const empty = this.#terms === before.terms && this.mistakes.length === before.mistakes
    if (owner && empty) this.#wrong({ start, end }, noValue(owner.filter))
    return condition
  }

  /** `AND NOT` is meant as an operator; NOT elsewhere may well be a word, as in DO NOT REPLY. */
  #isNot(token: Token): boolean {
    const before = this.#tokens[this.#at - 1]?.kind
    const operator = before === 'and' || before === 'or'
    return operator && token.kind === 'word' && token.text === 'NOT'
  }

  #isOpen(token: Token): boolean {
    if (token.kind !== 'word') return false
    return token.end === this.#text.length || token.text.endsWith('*')
  }

  #checkQuote(token: Token) {
    if (token.kind !== 'phrase' || token.closed) return
    this.#wrong({ start: token.start, end: token.end }, texts.openQuote, true)
  }

  /** Goes on to the next token. */
  #take(
    kind: Piece['kind'],
    { start, end }: ErrorPlace,
    filter: Filter | null = null,
    condition: Asked = null,
  ): null {
    this.pieces.push({ kind, start, end, filter, condition })
    this.#at++
    return null
  }

  #wrong({ start, end }: ErrorPlace, text: Text, unfinished = false) {
    this.mistakes.push({ at: { start, end }, text, unfinished })
  }

  /** What follows is not read any more. */
  #stop(at: ErrorPlace, text: Text): null {
    this.#wrong(at, text)
    this.#stopped = true
    this.#at = this.#tokens.length
    return null
  }
}
