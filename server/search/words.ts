import type { Words } from './condition.ts'

/** Longer words are cut, in the index and in queries alike. */
const longestWord = 64

/** Letters that Unicode does not decompose but people type without their stroke or ligature. */
const foldings: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  þ: 'th',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ς: 'σ',
}
const folding = new RegExp(`[${Object.keys(foldings).join('')}]`, 'g')

/** Scripts written without blanks between words, and Hangul: cut into pieces of two letters. */
const dense = ['Han', 'Hira', 'Kana', 'Bopo', 'Hang', 'Thai', 'Lao', 'Khmr', 'Mymr', 'Tibt', 'Yiii']
  .map((script) => `\\p{scx=${script}}`)
  .join('')

/** A run of a dense script, a run of other letters and digits, or one sign such as € or %. */
const piece = new RegExp(
  `((?:(?=[\\p{L}\\p{N}])[${dense}])+)|(?:(?![${dense}])[\\p{L}\\p{N}])+|[\\p{Sc}\\p{So}%]`,
  'gu',
)
const denseLetter = new RegExp(`^[${dense}]$`, 'u')
const plain = /[a-z0-9]+|[$%]/g

// eslint-disable-next-line no-control-regex -- the whole range of ASCII is meant
const ascii = /^[\x00-\x7f]*$/

/**
 * The words of a text, for the index of every engine, in their order: compatibility forms
 * unified, marks stripped, case folded. Scripts without blanks come as overlapping pairs and the
 * last letter alone (東京都: 東京 京都 都), so that any stretch of them can be found.
 */
export function wordsOf(text: string): string[] {
  return cut(text, false)
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
  if (ascii.test(text)) return (text.toLowerCase().match(plain) ?? []).map(shorten)
  const tokens: string[] = []
  const runs = [...fold(text).matchAll(piece)]
  for (const [at, run] of runs.entries()) {
    if (run[1] === undefined) tokens.push(shorten(run[0]))
    else pairs(run[1], query && at === runs.length - 1, tokens)
  }
  return tokens
}

/** Marks go first: normalising a long run of them would take quadratic time. */
function fold(text: string): string {
  return text
    .replace(/\p{M}+/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(folding, (letter) => foldings[letter] ?? letter)
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
