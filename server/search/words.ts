import type { Words } from './condition.ts'
import { denseLetter, fold, foldOf, kind, kindOf, piece } from './letters.ts'

/** Longer words are cut, in the index and in queries alike. */
const longestWord = 64

/**
 * The words of a text, for the index of every engine, in their order: compatibility forms
 * unified, marks stripped, case folded. Scripts without blanks come as overlapping pairs and the
 * last letter alone (東京都: 東京 京都 都), so that any stretch of them can be found.
 */
export function wordsOf(text: string): string[] {
  const tokens: string[] = []
  for (let at = 0; at < text.length;) at = cutSimply(text, at, tokens)
  return tokens
}

/**
 * What a typed word or phrase asks for: the words of `wordsOf`, side by side. A single letter of
 * a dense script at the end is a prefix, since the index knows it as the first of a pair.
 */
export function queryWords(text: string): Words {
  const tokens = cut(text, true)
  return { tokens, prefix: denseLetter.test(tokens.at(-1) ?? '') }
}

function cut(text: string, query: boolean): string[] {
  const tokens: string[] = []
  const runs = [...fold(text).matchAll(piece)]
  for (const [at, run] of runs.entries()) {
    if (run[1] === undefined) tokens.push(shorten(run[0]))
    else pairs(run[1], query && at === runs.length - 1, tokens)
  }
  return tokens
}

/**
 * Cuts from `start` on letter by letter, which is several times as fast as expressions over the
 * whole text, and gives the same: below `simple` a letter is folded whatever stands beside it.
 * Stretches between blanks that hold others are cut by expressions.
 * @returns where to go on
 */
function cutSimply(text: string, start: number, tokens: string[]): number {
  /** Where the stretch without blanks began, in the text and in the tokens. */
  let stretch = start
  let known = tokens.length
  let word = ''
  let from = start
  // Asked once: texts come in many inner forms, for which each look at the length is dear.
  const { length } = text
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at)
    const is = kindOf(code)
    if (is === kind.plain) continue
    if (is === kind.other) {
      tokens.length = known
      return cutStretch(text, stretch, tokens)
    }
    word += text.slice(from, at)
    from = at + 1
    if (is === kind.folded) word += foldOf(code)
    if (is === kind.folded || is === kind.mark) continue
    if (word !== '') tokens.push(shorten(word.toLowerCase()))
    word = ''
    if (is === kind.sign) tokens.push(foldOf(code))
    if (!isBlank(code)) continue
    stretch = at + 1
    known = tokens.length
  }
  word += text.slice(from)
  if (word !== '') tokens.push(shorten(word.toLowerCase()))
  return length
}

function cutStretch(text: string, start: number, tokens: string[]): number {
  let end = start
  while (end < text.length) {
    // Where the next stretch begins with such a letter too, both are cut at once.
    if (isBlank(text.charCodeAt(end)) && kindOf(text.charCodeAt(end + 1)) !== kind.other) break
    end++
  }
  for (const token of cut(text.slice(start, end), false)) tokens.push(token)
  return end
}

/** A blank or a line feed: no word, pair or mark reaches over it. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a
}

/** @param open the run ends a query: more may follow in the text */
function pairs(run: string, open: boolean, tokens: string[]) {
  const letters = [...run]
  for (let at = 0; at + 1 < letters.length; at++) tokens.push(`${letters[at]}${letters[at + 1]}`)
  const last = letters.at(-1)
  if (last !== undefined && !(open && letters.length > 1)) tokens.push(last)
}

function shorten(word: string): string {
  if (word.length <= longestWord) return word
  const end = word.charCodeAt(longestWord - 1)
  return word.slice(0, end >= 0xd800 && end < 0xdc00 ? longestWord - 1 : longestWord)
}
