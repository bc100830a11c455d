import type { RawField } from '../mail.ts'

export type Canon = 'simple' | 'relaxed'

const cr = 0x0d
const lf = 0x0a
const space = 0x20
const tab = 0x09

/** Makes every line end CRLF, as a relay would before it sends the message. */
export function withCrlf(bytes: Uint8Array): Buffer {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const bare = countBare(source)
  if (bare === 0) return source
  const out = Buffer.allocUnsafe(source.length + bare)
  let to = 0
  for (let at = 0; at < source.length; at++) {
    const byte = source[at] ?? 0
    if (byte !== cr && byte !== lf) out[to++] = byte
    else {
      out[to++] = cr
      out[to++] = lf
      if (byte === cr && source[at + 1] === lf) at++
    }
  }
  return out
}

function countBare(source: Buffer): number {
  let bare = 0
  for (let at = source.indexOf(lf); at >= 0; at = source.indexOf(lf, at + 1))
    if (source[at - 1] !== cr) bare++
  for (let at = source.indexOf(cr); at >= 0; at = source.indexOf(cr, at + 1))
    if (source[at + 1] !== lf) bare++
  return bare
}

/** RFC 6376 §3.4.3 and §3.4.4. @param body lines end with CRLF */
export function canonicalBody(body: Buffer, canon: Canon): Buffer {
  const text = canon === 'relaxed' ? relaxedLines(body) : body
  let end = text.length
  while (end >= 2 && text[end - 2] === cr && text[end - 1] === lf) end -= 2
  if (end === 0) return Buffer.from(canon === 'relaxed' ? '' : '\r\n')
  if (end + 2 <= text.length) return text.subarray(0, end + 2)
  return Buffer.concat([text, Buffer.from('\r\n')])
}

/** White space at the ends of lines goes, other becomes one space. */
function relaxedLines(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let to = 0
  let gap = false
  for (const byte of body) {
    if (byte === space || byte === tab) gap = true
    else {
      if (gap && byte !== cr) out[to++] = space
      gap = false
      out[to++] = byte
    }
  }
  return out.subarray(0, to)
}

/** RFC 6376 §3.4.1 and §3.4.2. @returns the field without a line break at its end, as latin1 */
export function canonicalField({ text }: Pick<RawField, 'text'>, canon: Canon): string {
  const lines = text.replace(/\r\n|\r|\n/g, '\r\n')
  if (canon === 'simple') return lines
  const colon = lines.indexOf(':')
  const name = relaxedText(lines.slice(0, Math.max(colon, 0))).toLowerCase()
  return `${name}:${relaxedText(lines.slice(colon + 1))}`
}

function relaxedText(text: string): string {
  const single = text.replaceAll('\r\n', '').replace(/[ \t]+/g, ' ')
  return single.slice(single.startsWith(' ') ? 1 : 0, single.endsWith(' ') ? -1 : undefined)
}

/** Takes the value of `b=` out, as it was not there when it was signed (RFC 6376 §3.7). */
export function withoutSignature(text: string): string {
  const specs = text.slice(text.indexOf(':') + 1).split(';')
  const bare = specs.map((spec) => (/^[ \t\r\n]*b[ \t\r\n]*=/.exec(spec) ?? [spec])[0])
  return text.slice(0, text.indexOf(':') + 1) + bare.join(';')
}
