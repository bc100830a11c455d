import { SandboxError } from '../errors.ts'
import { everything, type Condition } from './condition.ts'
import { filterOf } from './filters/index.ts'
import { longestSearch, texts, type Mistake } from './mistakes.ts'
import { Reader, type Piece } from './reader.ts'
import { usualZone, type When } from './time/when.ts'
import { checkZone } from './time/zone.ts'
import { tokensOf } from './tokens.ts'

/** A typed text, understood as far as it can be. */
export interface Reading {
  /** What it asks; means nothing when there are mistakes. */
  condition: Condition
  /** In the order of the text; blanks lie between. */
  pieces: Piece[]
  mistakes: Mistake[]
}

/**
 * Typed text as a condition. Terms side by side must all hold; `OR` parts alternatives and binds
 * weaker; parentheses group; `-` before a term or a group is its opposite. The last word may go on
 * (a prefix) unless a blank or a quotation mark ends it. Text without any letter or digit asks
 * nothing; an empty text matches everything.
 * @throws SandboxError `bad_request` with `at`, the place that cannot be understood; without it
 * when the time zone is unknown
 */
export function parseSearch(text: string, when?: When): Condition {
  const { condition, mistakes } = readSearch(text, when)
  const [first] = mistakes
  if (first) throw new SandboxError('bad_request', first.text, { at: first.at })
  return condition
}

/**
 * The same, with what each piece of the text is and all that is wrong with it.
 * @throws SandboxError `bad_request` when the time zone is unknown
 */
export function readSearch(text: string, when: When = { now: Date.now(), tz: usualZone }): Reading {
  checkZone(when.tz)
  if (text.length > longestSearch) {
    const at = { start: longestSearch, end: text.length }
    const mistakes = [{ at, text: texts.tooLong, unfinished: false }]
    return { condition: everything, pieces: [], mistakes }
  }
  const reader = new Reader(text, tokensOf(text, filterOf), when)
  const condition = reader.read() ?? everything
  return { condition, pieces: reader.pieces, mistakes: reader.mistakes }
}
