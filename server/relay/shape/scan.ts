import { isAscii } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Captured } from '../shape.ts'
import { HeaderEnd } from './header-end.ts'
import { LineEnds } from './line-ends.ts'

/** Bytes of header that are looked at and altered; above it nothing goes out. */
export const maxHeader = 1024 * 1024
/** Octets of a line without its end (RFC 5321 §4.5.3.1.6). */
export const maxLine = 998

const lf = 0x0a

/** What one pass over a captured message tells. Memory is bounded by the header. */
export interface Scan {
  /** With CRLF at the ends of lines, its empty line included; cut off when `tooLong`. */
  header: Buffer
  tooLong: boolean
  /** Where the body starts in the captured bytes. */
  bodyStart: number
  bareCr: number
  bareLf: number
  lastMissing: boolean
  ofHeader: LineFacts
  ofBody: LineFacts
  /** SHA-256 of the body as captured, hexadecimal. */
  digest: string
}

export async function scan(captured: Captured): Promise<Scan> {
  const end = new HeaderEnd()
  const headerLines = new LineEnds()
  const bodyLines = new LineEnds()
  const pieces: Buffer[] = []
  const header = new LineFacts()
  const body = new LineFacts()
  const hash = createHash('sha256')
  let bodyStart = 0
  let rawBody = 0
  const addHeader = (piece: Buffer) => {
    // A copy: what was handed out may be reused by whoever reads.
    if (header.size < maxHeader) pieces.push(Buffer.from(piece))
    header.push(piece)
  }
  for await (const piece of captured.open()) {
    const split = end.push(piece)
    bodyStart += split
    if (split > 0) addHeader(headerLines.push(piece.subarray(0, split)))
    const rest = piece.subarray(split)
    rawBody += rest.length
    hash.update(rest)
    body.push(bodyLines.push(rest))
  }
  if (bodyStart > 0) addHeader(headerLines.end())
  if (rawBody > 0) body.push(bodyLines.end())
  const last = rawBody > 0 ? bodyLines : headerLines
  return {
    header: Buffer.concat(pieces),
    tooLong: header.size > maxHeader,
    bodyStart,
    bareCr: headerLines.bareCr + bodyLines.bareCr,
    bareLf: headerLines.bareLf + bodyLines.bareLf,
    lastMissing: last.lastMissing,
    ofHeader: header,
    ofBody: body,
    digest: hash.digest('hex'),
  }
}

/** What there is in bytes whose lines end in CRLF. */
export class LineFacts {
  size = 0
  /** A byte above 127. */
  high = false
  nul = false
  /** Lines above `maxLine`. */
  long = 0
  /** Bytes of the line that is not yet ended. */
  #open = 0

  push(piece: Buffer): void {
    this.size += piece.length
    this.high ||= !isAscii(piece)
    this.nul ||= piece.includes(0)
    let from = 0
    for (let at = piece.indexOf(lf); at >= 0; at = piece.indexOf(lf, from)) {
      if (this.#open + at - from - 1 > maxLine) this.long++
      this.#open = 0
      from = at + 1
    }
    this.#open += piece.length - from
  }
}
