import { isAscii } from 'node:buffer'
import { maxParts, walk } from '../../../mime/walk.ts'
import type { Part } from '../../../types.ts'
import { joined, splitHeader, type Field } from '../header/fields.ts'
import type { Teller } from '../teller.ts'
import { asciiFields, foldedFields, isLong } from './fields.ts'
import { encodedBody, mayEncode, mustEncode, type Takes } from './part.ts'

const transferEncoding = 'content-transfer-encoding'

/**
 * Re-encodes what a relay cannot take, leaf by leaf, in nested messages too: what holds other parts
 * may not be encoded itself (RFC 2045 §6.4, RFC 6152). The content of every part stays the same.
 * @param raw with CRLF at the ends of lines
 * @returns the same buffer when there is nothing to do, or it cannot be done, which is told
 */
export function converted(raw: Buffer, takes: Takes, tell: Teller): Buffer {
  const { parts } = walk(raw)
  if (parts.length >= maxParts) {
    tell.problem('cannot_convert_part', parts[0]?.type ?? 'multipart/mixed')
    return raw
  }
  const work = new Conversion(raw, takes, tell)
  parts.forEach((part, index) => work.add(part, parts[index - 1], parts[index + 1]))
  return work.end(parts)
}

class Conversion {
  readonly #raw: Buffer
  readonly #takes: Takes
  readonly #tell: Teller
  readonly #out: Buffer[] = []
  readonly #changed: Part[] = []
  /** Up to where everything has been taken over. */
  #at = 0

  constructor(raw: Buffer, takes: Takes, tell: Teller) {
    this.#raw = raw
    this.#takes = takes
    this.#tell = tell
  }

  add(part: Part, before: Part | undefined, next: Part | undefined): void {
    this.#between(part.headerStart)
    const isLeaf = next === undefined || next.headerStart >= part.bodyEnd
    const body = this.#raw.subarray(part.bodyStart, isLeaf ? part.bodyEnd : part.bodyStart)
    const wanted = isLeaf && mustEncode(body, this.#takes)
    if (wanted && !mayEncode(part)) this.#tell.problem('cannot_convert_part', part.type)
    const encoded = wanted && mayEncode(part) ? encodedBody(body, part) : null
    const isMessage = before === undefined || before.bodyStart === part.headerStart
    this.#header(part, encoded?.encoding ?? null, { isLeaf, isMessage })
    if (encoded) this.#changed.push(part)
    this.#out.push(encoded?.bytes ?? body)
    this.#at = isLeaf ? part.bodyEnd : part.bodyStart
  }

  end(parts: Part[]): Buffer {
    const root = parts[0]
    // The last line of the message keeps its end whatever it was encoded in.
    const changedRoot = root !== undefined && parts.length === 1 && this.#changed.includes(root)
    this.#between(this.#raw.length)
    if (changedRoot && !endsLine(this.#out)) {
      const quoted = this.#out.length > 1 && isQuoted(this.#out[0])
      this.#out.push(Buffer.from(quoted ? '=\r\n' : '\r\n'))
    }
    if (this.#changed.length === 0) return this.#raw
    this.#tell.alteration('converted_body', String(this.#changed.length))
    const signed = parts.filter(({ type }) => type === 'multipart/signed')
    const inside = (outer: Part) =>
      this.#changed.some(
        ({ bodyStart }) => bodyStart > outer.bodyStart && bodyStart <= outer.bodyEnd,
      )
    if (signed.some(inside)) this.#tell.problem('breaks_signed')
    return Buffer.concat(this.#out)
  }

  /** Boundaries and what stands around parts, which nobody reads. */
  #between(to: number): void {
    if (to <= this.#at) return
    const gap = this.#raw.subarray(this.#at, to)
    this.#at = to
    this.#out.push(this.#takes.eightBit || isAscii(gap) ? gap : questioned(gap))
  }

  #header(
    part: Part,
    encoding: string | null,
    { isLeaf, isMessage }: { isLeaf: boolean; isMessage: boolean },
  ): void {
    const source = this.#raw.subarray(part.headerStart, part.bodyStart)
    const { fields } = splitHeader(source)
    let after = fields
    if (!this.#takes.eightBit && part.headerStart > 0) after = asciiFields(after, this.#tell)
    if (after.some(isLong)) after = foldedFields(after)
    if (encoding !== null) after = withEncoding(after, encoding)
    else if (!isLeaf && !this.#takes.eightBit) after = asContainer(after)
    if (encoding !== null && isMessage && !after.some(({ name }) => name === 'mime-version'))
      after = [...after, { name: 'mime-version', text: 'MIME-Version: 1.0\r\n' }]
    const same = after.length === fields.length && after.every((one, at) => one === fields[at])
    if (!same && encoding === null) this.#changed.push(part)
    this.#out.push(same ? source : joined(after, '\r\n'))
  }
}

function withEncoding(fields: Field[], encoding: string): Field[] {
  const others = fields.filter(({ name }) => name !== transferEncoding)
  return [...others, { name: transferEncoding, text: `Content-Transfer-Encoding: ${encoding}\r\n` }]
}

/** What holds parts says 8bit no more when they are 7bit. */
function asContainer(fields: Field[]): Field[] {
  const says = fields.some(
    ({ name, text }) => name === transferEncoding && /:\s*(?:8bit|binary)\b/i.test(text),
  )
  return says ? withEncoding(fields, '7bit') : fields
}

function questioned(gap: Buffer): Buffer {
  return Buffer.from(gap.toString('latin1').replace(/[^\0-\x7f]/g, '?'), 'latin1')
}

function endsLine(pieces: Buffer[]): boolean {
  const last = pieces.findLast((piece) => piece.length > 0)
  return last === undefined || last.at(-1) === 0x0a
}

function isQuoted(header: Buffer | undefined): boolean {
  return header?.includes('Content-Transfer-Encoding: quoted-printable\r\n') ?? false
}
