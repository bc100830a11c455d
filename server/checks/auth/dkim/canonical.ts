/** Canonical forms of RFC 6376 §3.4. Texts are bytes as latin1. */
export type Canon = 'simple' | 'relaxed'

/** As a relay would send it: a bare CR or LF becomes CRLF (RFC 5321 §2.3.8). */
export function wireLines(text: string): string {
  return /(?:[^\r]|^)\n|\r(?!\n)/.test(text) ? text.replace(/\r\n|\r|\n/g, '\r\n') : text
}

/** A field with its name, without the line end behind it. */
export function canonicalField(text: string, canon: Canon): string {
  const wire = wireLines(text)
  if (canon === 'simple') return wire
  const colon = wire.indexOf(':')
  const name = wire.slice(0, colon).trim().toLowerCase()
  return `${name}:${collapsed(wire.slice(colon + 1).replace(/\r\n/g, '')).trim()}`
}

/** Folded or not, blanks and tabs in a row are one blank. */
const collapsed = (text: string) => text.replace(/[ \t]+/g, ' ')

/** The body; what is empty is CRLF in the simple form, and nothing in the relaxed one. */
export function canonicalBody(body: Uint8Array, canon: Canon): Uint8Array {
  return canon === 'simple' ? simpleBody(body) : relaxedBody(body)
}

const cr = 0x0d
const lf = 0x0a
const blank = 0x20
const tab = 0x09

/** Writes lines with CRLF and leaves out the empty ones at the end. */
class Lines {
  readonly #bytes: Uint8Array
  #length = 0
  /** Line ends that are written only when something follows. */
  #ends = 0

  constructor(most: number) {
    this.#bytes = new Uint8Array(most)
  }

  put(byte: number) {
    for (; this.#ends > 0; this.#ends--) {
      this.#bytes[this.#length++] = cr
      this.#bytes[this.#length++] = lf
    }
    this.#bytes[this.#length++] = byte
  }

  end() {
    this.#ends++
  }

  /** @param whenEmpty whether a body without a line is one empty line */
  finish(whenEmpty: boolean): Uint8Array {
    if (this.#length > 0 || whenEmpty) {
      this.#bytes[this.#length++] = cr
      this.#bytes[this.#length++] = lf
    }
    return this.#bytes.subarray(0, this.#length)
  }
}

/** Every bare CR or LF may become two bytes, and one line end is added. */
const room = (body: Uint8Array) => new Lines(body.length * 2 + 2)

function simpleBody(body: Uint8Array): Uint8Array {
  const lines = room(body)
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0
    if (byte !== cr && byte !== lf) lines.put(byte)
    else {
      if (byte === cr && body[at + 1] === lf) at++
      lines.end()
    }
  }
  return lines.finish(true)
}

function relaxedBody(body: Uint8Array): Uint8Array {
  const lines = room(body)
  let space = false
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0
    if (byte === blank || byte === tab) space = true
    else if (byte === cr || byte === lf) {
      if (byte === cr && body[at + 1] === lf) at++
      // Blanks at the end of a line go.
      space = false
      lines.end()
    } else {
      if (space) lines.put(blank)
      space = false
      lines.put(byte)
    }
  }
  return lines.finish(false)
}
