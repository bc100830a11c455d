import { decodeWords } from '../../../mime/encoded-words.ts'

/** Characters that a word of RFC 2047 §2 may have between its marks: 75 less '=?UTF-8?Q?' and '?='. */
const maxPayload = 63
/** Bytes that are so many characters in base64 at most. */
const maxBytes = 45
const atoms = /^[\w!#$%&'*+/=?^`{|}~ -]+$/
/** What Q leaves as it is where a phrase may stand (RFC 2047 §5). */
const plainQ = /^[A-Za-z0-9!*+/-]$/

export function isAsciiText(text: string): boolean {
  return /^[\x20-\x7e\t]*$/.test(text)
}

/** Text as encoded-words (RFC 2047), parted by blanks that are no part of it. */
export function encodedWords(text: string): string {
  const q = inPieces(text, maxPayload, (char) => qOf(char).length).map((piece) =>
    Array.from(piece, qOf).join(''),
  )
  const b = inPieces(text, maxBytes, (char) => Buffer.byteLength(char)).map((piece) =>
    Buffer.from(piece, 'utf8').toString('base64'),
  )
  const length = (words: string[]) => words.reduce((sum, word) => sum + word.length, 0)
  // Q can be read as it stands, and is worth being twice as long.
  return length(q) <= 2 * length(b)
    ? q.map((word) => `=?UTF-8?Q?${word}?=`).join(' ')
    : b.map((word) => `=?UTF-8?B?${word}?=`).join(' ')
}

/** Text in pieces of at most this size, parted between characters. */
function inPieces(text: string, most: number, sizeOf: (char: string) => number): string[] {
  const pieces: string[] = []
  let from = 0
  let at = 0
  let size = 0
  for (const char of text) {
    const more = sizeOf(char)
    if (size + more > most) {
      pieces.push(text.slice(from, at))
      from = at
      size = 0
    }
    size += more
    at += char.length
  }
  pieces.push(text.slice(from))
  return pieces
}

const asciiQ = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  return plainQ.test(char) ? char : char === ' ' ? '_' : hex(code)
})

function qOf(char: string): string {
  return asciiQ[char.codePointAt(0) ?? 0] ?? Array.from(Buffer.from(char, 'utf8'), hex).join('')
}

function hex(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
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
