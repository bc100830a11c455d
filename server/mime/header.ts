import type { HeaderField } from '../types.ts'
import { bufferOf, decodeHeaderBytes } from './charset.ts'
import { decodeWords } from './encoded-words.ts'
import { parseParameters } from './parameters.ts'

/** Where a field stands; `end` is before its last line end. */
export interface FieldPlace {
  /** Lower case. */
  name: string
  start: number
  colon: number
  end: number
}

export interface HeaderBlock {
  fields: FieldPlace[]
  /** The first byte after the empty line. */
  bodyStart: number
  complaint: string | null
}

/** True for a line that cannot belong to the header, such as a boundary. */
export type StopsAt = (lineStart: number, lineEnd: number) => boolean

const maxFields = 10_000
const maxName = 200
const cr = 0x0d
const lf = 0x0a

/** LF; CR in a text that holds no LF at all. */
export function lineBreakOf(raw: Uint8Array): number {
  return bufferOf(raw).includes(lf) ? lf : cr
}

/**
 * Finds the fields of the header that starts at `start` (RFC 5322 §2.2) and where its body
 * starts. Takes any line end, skips junk lines among fields, and lets the body start where no
 * empty line parts it from the header.
 */
export function readHeader(
  raw: Uint8Array,
  start = 0,
  limit = raw.length,
  stopsAt: StopsAt = () => false,
  lineBreak = lineBreakOf(raw),
): HeaderBlock {
  const buffer = bufferOf(raw)
  const fields: FieldPlace[] = []
  let complaint: string | null = null
  let at = start
  while (at < limit) {
    const { end, next } = lineAt(buffer, at, limit, lineBreak)
    if (end === at) return { fields, bodyStart: next, complaint }
    if (stopsAt(at, end)) {
      return { fields, bodyStart: at, complaint: 'A header is not closed by an empty line.' }
    }
    const last = fields[fields.length - 1]
    const colon = isBlank(buffer[at]) && last ? -1 : nameEnd(buffer, at, end)
    if (isBlank(buffer[at]) && last) last.end = end
    else if (colon >= 0) {
      if (fields.length < maxFields) fields.push(place(buffer, at, colon, end))
      else complaint = `Header fields after the first ${maxFields} are not looked at.`
    } else if (!isMboxLine(buffer, at)) {
      const following = lineAt(buffer, next, limit, lineBreak)
      const goesOn =
        following.end > next
          ? nameEnd(buffer, next, following.end) >= 0 ||
            (isBlank(buffer[next]) && fields.length > 0)
          : fields.length > 0 && next < limit
      if (!goesOn) {
        const said = fields.length > 0 ? 'A header is not closed by an empty line.' : null
        return { fields, bodyStart: at, complaint: said ?? 'The header is missing.' }
      }
      complaint = 'A line of a header is no header field.'
    }
    at = next
  }
  return { fields, bodyStart: Math.min(at, limit), complaint }
}

/** The bytes of a field's value, still folded. */
export function valueBytes(raw: Uint8Array, field: FieldPlace): Uint8Array {
  return raw.subarray(field.colon + 1, field.end)
}

/** The value unfolded, its charset read, encoded-words left as they are. */
export function unfolded(raw: Uint8Array, field: FieldPlace, charset?: string | null): string {
  return unfold(decodeHeaderBytes(valueBytes(raw, field), charset))
}

/** The value as people read it: unfolded and decoded, on one line. */
export function decodedValue(raw: Uint8Array, field: FieldPlace, charset?: string | null): string {
  return oneLine(decodeWords(unfolded(raw, field, charset)))
}

/** The charset that Content-Type names, for header bytes that are not UTF-8. */
export function bodyCharset(raw: Uint8Array, fields: FieldPlace[]): string | null {
  const field = fields.find((one) => one.name === 'content-type')
  return (field && parseParameters(valueBytes(raw, field)).parameters.get('charset')) ?? null
}

/** All fields of the header at the start of `raw`, in their order. */
export function headerFields(raw: Uint8Array): HeaderField[] {
  const { fields } = readHeader(raw)
  const charset = bodyCharset(raw, fields)
  return fields.map((field) => ({
    name: bufferOf(raw).toString('latin1', field.start, field.colon).trim(),
    value: decodedValue(raw, field, charset),
    raw: decodeHeaderBytes(raw.subarray(field.start, field.end), charset),
  }))
}

export function unfold(text: string): string {
  return text.replace(/[\r\n]+/g, '').trim()
}

/** Control characters, which encoded-words can smuggle in, become blanks. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').trim()
}

/** `end` is without the line break and the CRs before it. */
export function lineAt(buffer: Buffer, start: number, limit: number, lineBreak: number) {
  const found = buffer.indexOf(lineBreak, start)
  const next = found < 0 || found >= limit ? limit : found + 1
  let end = found < 0 || found >= limit ? limit : found
  while (end > start && buffer[end - 1] === cr) end--
  return { end, next }
}

function place(buffer: Buffer, start: number, colon: number, end: number): FieldPlace {
  return {
    name: buffer.toString('latin1', start, colon).trimEnd().toLowerCase(),
    start,
    colon,
    end,
  }
}

/** The colon after a field name, or -1; blanks before the colon are forgiven. */
function nameEnd(buffer: Buffer, start: number, end: number): number {
  let at = start
  const stop = Math.min(end, start + maxName)
  while (at < stop && isNameByte(buffer[at])) at++
  if (at === start) return -1
  while (at < stop && isBlank(buffer[at])) at++
  return at < stop && buffer[at] === 0x3a ? at : -1
}

function isNameByte(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20 && byte < 0x7f && byte !== 0x3a
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09
}

/** `From ` or `>From `, the line that parts messages in an mbox. */
function isMboxLine(buffer: Buffer, at: number): boolean {
  return /^>?From /.test(buffer.toString('latin1', at, at + 6))
}
