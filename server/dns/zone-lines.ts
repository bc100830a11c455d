import type { Text } from '../types.ts'
import { mistakes } from './texts.ts'

export interface Token {
  /** Escapes undone; bytes as latin1. */
  text: string
  /** As it is written, without quotes. */
  raw: string
  quoted: boolean
  /** A comment follows without a blank. */
  cut: boolean
}

/** An entry of zone text: a line, or several within parentheses. */
export interface ZoneLine {
  /** Where it begins, counted from 1. */
  line: number
  /** It repeats the name of the one before. */
  blank: boolean
  tokens: Token[]
  mistake: Text | null
}

/** Where the reading stands. */
interface Cursor {
  text: string
  at: number
  line: number
  depth: number
}

/** Divides zone text into its entries (RFC 1035 §5.1), empty ones left out. */
export function* zoneLines(text: string): Generator<ZoneLine> {
  const cursor: Cursor = { text, at: 0, line: 1, depth: 0 }
  while (cursor.at < text.length) {
    const entry = readEntry(cursor)
    if (entry.tokens.length > 0 || entry.mistake) yield entry
  }
}

function readEntry(cursor: Cursor): ZoneLine {
  const { text } = cursor
  const blank = /[ \t]/.test(text[cursor.at] ?? '')
  const entry: ZoneLine = { line: cursor.line, blank, tokens: [], mistake: null }
  cursor.depth = 0
  while (cursor.at < text.length) {
    const char = text[cursor.at] ?? ''
    if (char === '\n') {
      cursor.at++
      cursor.line++
      if (cursor.depth === 0) return entry
    } else if (char === ';') {
      const end = text.indexOf('\n', cursor.at)
      cursor.at = end < 0 ? text.length : end
    } else if (char === '(' || char === ')') {
      cursor.at++
      cursor.depth += char === '(' ? 1 : -1
      if (cursor.depth < 0) entry.mistake ??= mistakes.closed()
      cursor.depth = Math.max(0, cursor.depth)
    } else if (/[ \t\r\v\f]/.test(char)) {
      cursor.at++
    } else {
      const { token, mistake } = readToken(cursor, char === '"')
      entry.tokens.push(token)
      entry.mistake ??= mistake
    }
  }
  if (cursor.depth > 0) entry.mistake ??= mistakes.open()
  return entry
}

/** A word up to the next blank, or a string up to its closing quote. */
function readToken(cursor: Cursor, quoted: boolean): { token: Token; mistake: Text | null } {
  const { text } = cursor
  const end = quoted ? /["\n]/ : /[ \t\r\n\v\f;()"]/
  const begin = quoted ? ++cursor.at : cursor.at
  let mistake: Text | null = null
  let run = begin
  const pieces: string[] = []
  const flush = () => pieces.push(bytesOf(text.slice(run, cursor.at)))
  while (cursor.at < text.length && !end.test(text[cursor.at] ?? '')) {
    if (text[cursor.at] !== '\\') {
      cursor.at++
      continue
    }
    flush()
    const escaped = readEscape(text, cursor.at)
    mistake ??= escaped.mistake
    pieces.push(escaped.text)
    cursor.at += escaped.length
    run = cursor.at
  }
  flush()
  const raw = text.slice(begin, cursor.at)
  if (quoted && text[cursor.at] === '"') cursor.at++
  else if (quoted) mistake ??= mistakes.quote()
  const cut = !quoted && text[cursor.at] === ';'
  return { token: { text: pieces.join(''), raw, quoted, cut }, mistake }
}

/** `\ddd` is a byte, `\X` is X. */
function readEscape(
  text: string,
  at: number,
): { text: string; length: number; mistake: Text | null } {
  const next = text[at + 1] ?? '\n'
  if (next === '\n' || next === '\r') return { text: '', length: 1, mistake: mistakes.escape() }
  if (!/\d/.test(next)) return { text: bytesOf(next), length: 2, mistake: null }
  const digits = text.slice(at + 1, at + 4)
  const byte = Number(digits)
  if (!/^\d{3}$/.test(digits) || byte > 255) {
    return { text: next, length: 2, mistake: mistakes.escape() }
  }
  return { text: String.fromCharCode(byte), length: 4, mistake: null }
}

/** Text outside of ASCII as the bytes of its UTF-8. */
function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1')
}
