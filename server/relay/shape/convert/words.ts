import { decodeWords } from '../../../mime/encoded-words.ts'

/** Characters that a word of RFC 2047 §2 may have between its marks: 75 less '=?UTF-8?Q?' and '?='. */
const maxPayload = 63
const atoms = /^[\w!#$%&'*+/=?^`{|}~ -]+$/
/** What Q leaves as it is where a phrase may stand (RFC 2047 §5). */
const plainQ = /^[A-Za-z0-9!*+/-]$/

export function isAsciiText(text: string): boolean {
  return /^[\x20-\x7e\t]*$/.test(text)
}

/** Text as encoded-words (RFC 2047), parted by blanks that are no part of it. */
export function encodedWords(text: string): string {
  const q: string[] = []
  const b: string[] = []
  let line = ''
  let bytes: Buffer[] = []
  let size = 0
  for (const char of text) {
    const utf8 = Buffer.from(char, 'utf8')
    const piece = qOf(char, utf8)
    if (line.length + piece.length > maxPayload) {
      q.push(line)
      line = ''
    }
    line += piece
    if (size + utf8.length > 45) {
      b.push(Buffer.concat(bytes).toString('base64'))
      bytes = []
      size = 0
    }
    bytes.push(utf8)
    size += utf8.length
  }
  q.push(line)
  b.push(Buffer.concat(bytes).toString('base64'))
  const length = (words: string[]) => words.reduce((sum, word) => sum + word.length, 0)
  // Q can be read as it stands, and is worth being twice as long.
  return length(q) <= 2 * length(b)
    ? q.map((word) => `=?UTF-8?Q?${word}?=`).join(' ')
    : b.map((word) => `=?UTF-8?B?${word}?=`).join(' ')
}

function qOf(char: string, utf8: Buffer): string {
  if (char === ' ') return '_'
  if (plainQ.test(char)) return char
  return [...utf8].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** A display name (RFC 5322 §3.2.5): as it is, quoted, or encoded. */
export function encodedPhrase(text: string): string {
  const name = text.replace(/\p{Cc}/gu, ' ').trim()
  if (name === '') return ''
  if (!isAsciiText(name)) return encodedWords(name)
  if (atoms.test(name) && !name.includes('=?')) return name
  return `"${name.replace(/["\\]/g, '\\$&')}"`
}

/**
 * Free text of a field: the words from the first to the last that is not ASCII are encoded, the
 * others stay. Where words were encoded already all of it is, for blanks between two of them vanish.
 */
export function encodedText(text: string): string {
  const clean = text.replace(/[^\P{Cc}\t]/gu, ' ')
  if (isAsciiText(clean)) return clean
  if (clean.includes('=?')) return encodedWords(decodeWords(clean))
  const first = clean.search(/[^\x20-\x7e\t]/)
  let last = first
  for (let at = first; at < clean.length; at++) if (clean.charCodeAt(at) > 0x7e) last = at
  let start = first
  while (start > 0 && !isBlank(clean[start - 1])) start--
  while (last < clean.length && !isBlank(clean[last])) last++
  return clean.slice(0, start) + encodedWords(clean.slice(start, last)) + clean.slice(last)
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t'
}
