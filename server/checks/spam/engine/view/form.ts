import { bufferOf } from '../../../../mime/charset.ts'
import type { Part } from '../../../../types.ts'
import type { Piece } from './parts.ts'

/** What starts a header field. */
const field = /^[!-9;-~]+[ \t]*:/
const fieldOfPart = /^[!-9;-~]+:/

/** Bytes of a header that are read. */
const maxHeader = 64 * 1024
const maxEpilogue = 64 * 1024
const maxName = 256
const maxValue = 8192
/** Lines that are no fields, after which the header is over. */
const junkLines = 3

/** What is wrong with the form of a message, in the words of the rules. */
export function flagsOf(raw: Uint8Array, pieces: readonly Piece[]): Set<string> {
  const found = new Set<string>()
  ofHeader(raw, found)
  const parts = pieces.map(({ part }) => part)
  for (const [index, piece] of pieces.entries()) {
    if (piece.container && piece.part.role === 'container') ofContainer(raw, parts, index, found)
  }
  return found
}

function ofHeader(raw: Uint8Array, found: Set<string>): void {
  let junk = 0
  let length = 0
  for (const line of linesFrom(raw, 0, raw.length)) {
    if (line === '') return measure(length, found)
    if (/^[ \t]/.test(line)) length += line.length + 1
    else {
      measure(length, found)
      length = line.length - line.indexOf(':')
      if (line.indexOf(':') > maxName) found.add('truncated_header')
      if (line.startsWith('--') || (!field.test(line) && ++junk > junkLines)) break
    }
  }
  found.add('missing_head_body_separator')
}

function measure(length: number, found: Set<string>): void {
  if (length > maxValue) found.add('truncated_header')
}

function ofContainer(raw: Uint8Array, parts: Part[], index: number, found: Set<string>): void {
  const container = parts[index]
  if (!container) return
  let end = container.bodyStart
  for (let at = index + 1; at < parts.length; at++) {
    const part = parts[at]
    if (!part || part.headerStart >= container.bodyEnd) break
    // What lies deeper is its own container's.
    if (part.headerStart < end) continue
    end = part.bodyEnd
    ofPart(raw, part, found)
  }
  const after = [...linesFrom(raw, end, Math.min(container.bodyEnd, end + maxEpilogue))]
  const closing = after.findIndex((line) => /^--.+--\s*$/.test(line))
  if (closing < 0) found.add('mime_missing_boundary')
  else if (after.slice(closing + 1).some((line) => /[^\s.]/.test(line))) {
    found.add('mime_epilogue_exists')
  }
}

function ofPart(raw: Uint8Array, part: Part, found: Set<string>): void {
  let first = true
  for (const line of linesFrom(raw, part.headerStart, part.bodyEnd)) {
    if (first && !fieldOfPart.test(line)) found.add('missing_mime_headers')
    const goesOn = field.test(line) || (!first && /^[ \t]/.test(line))
    if (!goesOn) {
      if (line !== '') found.add('missing_mime_head_body_separator')
      return
    }
    first = false
  }
}

function* linesFrom(raw: Uint8Array, start: number, end: number): Generator<string> {
  const buffer = bufferOf(raw)
  const limit = Math.min(end, start + maxHeader)
  for (let at = start; at < limit;) {
    const found = buffer.indexOf(0x0a, at)
    const next = found < 0 || found >= limit ? limit : found
    yield buffer.toString('latin1', at, next).replace(/\r$/, '')
    at = next + 1
  }
}
