import type { Part } from '../types.ts'
import { Boundaries, type Delimiter } from './boundaries.ts'
import { bufferOf } from './charset.ts'
import { decodedSize } from './decode.ts'
import { describe, isIdentity } from './entity.ts'
import { guessBoundary } from './guess.ts'
import { lineBreakOf, readHeader } from './header.ts'
import { assignRoles } from './roles.ts'

export const maxDepth = 100
export const maxParts = 10_000

const maxComplaints = 5
/** Bytes in which the first boundary of a multipart is looked for before another is taken. */
const maxPreamble = 64 * 1024

/** A part whose end is not yet known. */
interface Open {
  part: Part
  /** Prefix of the paths of its children. */
  prefix: string
  children: number
  /** null: not a multipart, or its closing boundary was seen. */
  boundary: string | null
  digest: boolean
}

/**
 * The MIME tree of a message in document order (RFC 2045, RFC 2046), with exact offsets.
 *
 * Paths are IMAP's section numbers (RFC 3501 §6.4.5): a message that is no multipart has the one
 * part `1`; the parts of a multipart message are `1`, `2`, …, those of part 2 are `2.1`, …. The
 * multipart that opens a message has no number there; it is `0` here. A nested message at `2` has
 * its own parts below it by the same rule: `2.1`, …, and `2.0` for its multipart.
 *
 * Never throws and takes linear time. What is odd is told in `complaint`; beyond 100 levels a part
 * is not opened, and after 10,000 parts the rest is not listed.
 */
export function walk(raw: Uint8Array): { parts: Part[]; complaint: string | null } {
  const walker = new Walker(raw)
  walker.run()
  assignRoles(raw, walker.parts)
  return { parts: walker.parts, complaint: [...walker.complaints].join(' ') || null }
}

class Walker {
  readonly parts: Part[] = []
  readonly complaints = new Set<string>()
  readonly #raw: Buffer
  readonly #lineBreak: number
  readonly #boundaries: Boundaries<Open>
  readonly #stack: Open[] = []

  constructor(raw: Uint8Array) {
    this.#raw = bufferOf(raw)
    this.#lineBreak = lineBreakOf(raw)
    this.#boundaries = new Boundaries(raw, this.#lineBreak)
  }

  run(): void {
    let at = this.#open(0, null)
    for (let found = this.#boundaries.next(at); found; found = this.#boundaries.next(at)) {
      this.#closeAbove(found.owner, this.#beforeLine(found.start))
      if (found.closing) this.#closeBoundary(found.owner)
      else if (this.parts.length >= maxParts) {
        this.complain(`Parts after the first ${maxParts} are not listed.`)
        break
      }
      at = found.closing ? found.next : this.#openChild(found)
    }
    while (this.#stack.length > 0) this.#close(this.#raw.length)
  }

  complain(sentence: string | null): void {
    if (sentence && this.complaints.size < maxComplaints) this.complaints.add(sentence)
  }

  #openChild(found: Delimiter<Open>): number {
    return this.#open(found.next, found.owner)
  }

  /** Opens the part whose header starts at `start`, and the message inside it; answers where its body starts. */
  #open(start: number, parent: Open | null): number {
    let at = start
    let above = parent
    while (this.parts.length < maxParts) {
      const opened = this.#openOne(at, above)
      at = opened.part.bodyStart
      const nested = isMessage(opened.part.type) && this.#mayNest(opened.part)
      if (!nested || at >= this.#raw.length || this.#boundaries.at(at)) break
      above = opened
    }
    return at
  }

  #openOne(start: number, parent: Open | null): Open {
    const stops = (lineStart: number) => this.#boundaries.at(lineStart) !== null
    const header = readHeader(this.#raw, start, this.#raw.length, stops, this.#lineBreak)
    const entity = describe(this.#raw, header, parent?.digest ? 'message/rfc822' : 'text/plain')
    this.complain(header.complaint)
    this.complain(entity.complaint)

    const boundary = this.#boundaryOf(entity.type, entity.boundary, header.bodyStart)
    const opensMessage = parent === null || isMessage(parent.part.type)
    const number = opensMessage && boundary !== null ? 0 : (parent?.children ?? 0) + 1
    const path = `${parent?.prefix ?? ''}${number}`
    const part: Part = {
      path,
      type: entity.type,
      charset: entity.charset,
      encoding: entity.encoding,
      disposition: entity.disposition,
      name: entity.name,
      cid: entity.cid,
      role: boundary === null ? 'attachment' : 'container',
      headerStart: start,
      bodyStart: header.bodyStart,
      bodyEnd: header.bodyStart,
      size: 0,
    }
    const open: Open = {
      part,
      prefix: number === 0 ? (parent?.prefix ?? '') : `${path}.`,
      children: 0,
      boundary,
      digest: entity.type === 'multipart/digest',
    }
    if (parent) parent.children++
    this.parts.push(part)
    this.#stack.push(open)
    if (boundary !== null) this.#boundaries.add(boundary, open)
    return open
  }

  /** The boundary of a multipart that is opened; null for everything else. */
  #boundaryOf(type: string, given: string | null, bodyStart: number): string | null {
    if (!type.startsWith('multipart/')) return null
    if (this.#tooDeep()) return null
    const near = this.#raw.subarray(bodyStart, bodyStart + maxPreamble)
    if (given && near.includes(`--${given}`, 0, 'latin1')) return given
    const guessed = guessBoundary(this.#raw, bodyStart, this.#lineBreak)
    if (guessed !== null) {
      this.complain('A multipart does not name its boundary; the one that stands in it was used.')
    } else if (!given) this.complain('A multipart names no boundary and none can be seen.')
    return guessed ?? given
  }

  #mayNest(part: Part): boolean {
    if (!isIdentity(part.encoding)) {
      this.complain(`A nested message is encoded in ${part.encoding}, which no message may be.`)
      return false
    }
    return !this.#tooDeep()
  }

  #tooDeep(): boolean {
    if (this.#stack.length < maxDepth) return false
    this.complain(`Parts nested deeper than ${maxDepth} levels are not opened.`)
    return true
  }

  #closeBoundary(owner: Open): void {
    if (owner.boundary !== null) this.#boundaries.remove(owner.boundary)
    owner.boundary = null
  }

  #closeAbove(owner: Open, end: number): void {
    while (this.#stack.length > 0 && this.#stack.at(-1) !== owner) this.#close(end)
  }

  #close(end: number): void {
    const open = this.#stack.pop()
    if (!open) return
    const { part } = open
    part.bodyEnd = Math.max(part.headerStart, end)
    // A header that runs into a boundary leaves the line break between them to the boundary.
    part.bodyStart = Math.min(part.bodyStart, part.bodyEnd)
    if (open.boundary !== null) this.#unclosed(open, open.boundary)
    const body = this.#raw.subarray(part.bodyStart, part.bodyEnd)
    part.size = part.role === 'container' ? body.length : decodedSize(body, part.encoding)
    if (part.encoding === 'base64' && !looksLikeBase64(body)) {
      this.complain('A part says it is base64 and is not.')
    }
  }

  #unclosed({ part, children }: Open, boundary: string): void {
    this.#boundaries.remove(boundary)
    if (children > 0) {
      this.complain('The closing boundary of a multipart is missing.')
      return
    }
    // Nothing in it can be told apart: it is shown as the one text it is.
    this.complain('The boundary of a multipart does not occur in it.')
    part.role = 'attachment'
    part.path = part.path.replace(/(^|\.)0$/, '$11')
  }

  /** The line break before a delimiter belongs to the delimiter. */
  #beforeLine(start: number): number {
    let end = start
    if (end > 0 && this.#raw[end - 1] === this.#lineBreak) end--
    if (end > 0 && this.#lineBreak === 0x0a && this.#raw[end - 1] === 0x0d) end--
    return end
  }
}

/** Judged by its start; line ends and padding included. */
function looksLikeBase64(body: Uint8Array): boolean {
  return /^[A-Za-z0-9+/=\s]*$/.test(bufferOf(body).toString('latin1', 0, 200))
}

export function isMessage(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global'
}
