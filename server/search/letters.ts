/**
 * What single characters are to the words: how they fold, and which make a word. For
 * `words.ts`, which cuts texts with it.
 */

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
export const piece = new RegExp(
  `((?:(?=[\\p{L}\\p{N}])[${dense}])+)|(?:(?![${dense}])[\\p{L}\\p{N}])+|[\\p{Sc}\\p{So}%]`,
  'gu',
)
export const denseLetter = new RegExp(`^[${dense}]$`, 'u')

/**
 * What takes no part in a word and parts nothing: accents and other marks, soft hyphens, joiners
 * and other format characters, the stroke that lengthens Arabic words. The two marks by which
 * Japanese tells が from か are letters to it.
 */
const unheard = /(?:(?![\u3099\u309a])[\p{M}\p{Cf}\u0640])+/gu
/** As letters (TM) they would stick to the name before them. */
const trademark = /[™℠]/g
const digit = /(?![0-9])\p{Nd}/gu

/**
 * A text as it is searched: compatibility forms unified, marks stripped, case and digits folded.
 * Marks go first: normalising a long run of them would take quadratic time.
 */
export function fold(text: string): string {
  return text
    .replace(unheard, '')
    .replace(trademark, ' ')
    .normalize('NFKD')
    .replace(unheard, '')
    .normalize('NFC')
    .replace(/\p{M}+/gu, '')
    .replace(digit, asciiDigit)
    .toLowerCase()
    .replace(folding, (letter) => foldings[letter] ?? letter)
}

const asciiDigits = new Map<string, string>()

/** Unicode keeps the digits of a script in a row from 0 to 9, some rows one right behind another. */
function asciiDigit(char: string): string {
  const known = asciiDigits.get(char)
  if (known !== undefined) return known
  const code = char.codePointAt(0) ?? 0
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  const found = String((code - first) % 10)
  asciiDigits.set(char, found)
  return found
}

/** Below this code a character is the same whatever stands beside it, if it is not `other`. */
export const simple = 0x2100

export const kind = {
  separator: 1,
  /** a-z, A-Z, 0-9 */
  plain: 2,
  /** Another letter or digit; `foldOf` has its folded form. */
  folded: 3,
  /** Takes no part, and parts nothing. */
  mark: 4,
  /** A word by itself. */
  sign: 5,
  /** Not to be judged alone. */
  other: 6,
} as const

const kinds = new Uint8Array(simple)
const folds = new Map<number, string>()

export const foldOf = (code: number) => folds.get(code) ?? ''

/** The `kind` of the character with this code; found out once. */
export function kindOf(code: number): number {
  if (code >= simple) return kind.other
  const known = kinds[code]
  if (known) return known
  const char = String.fromCharCode(code)
  const found = judge(char)
  if (found === kind.folded || found === kind.sign) folds.set(code, fold(char))
  kinds[code] = found
  return found
}

function judge(char: string): number {
  if (/[A-Za-z0-9]/.test(char)) return kind.plain
  if (/[\p{M}\p{Cf}\u0640]/u.test(char)) return kind.mark
  const form = fold(char)
  const [run, ...more] = form.matchAll(piece)
  if (run === undefined) return kind.separator
  if (more.length > 0 || run[1] !== undefined || run[0] !== form) return kind.other
  return /[\p{L}\p{N}]/u.test(form) ? kind.folded : kind.sign
}
