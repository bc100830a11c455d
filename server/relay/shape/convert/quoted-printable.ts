const cr = 0x0d
const lf = 0x0a
const hex = Array.from({ length: 256 }, (_, byte) => Buffer.from(escapeOf(byte), 'latin1'))
/** Characters of an encoded line without its end (RFC 2045 §6.7 rule 5), one kept for the '='. */
const maxContent = 75

function escapeOf(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

/**
 * Quoted-printable (RFC 2045 §6.7). CRLF stays a line end; a CR or LF that stands alone is content
 * and comes back as it was. The result is ASCII.
 */
export function quotedPrintable(content: Uint8Array): Buffer {
  // Three characters for a byte at most, and a soft break in at least every 73.
  const out = Buffer.allocUnsafe(content.length * 3 + Math.ceil(content.length / 24) * 3 + 3)
  let to = 0
  let column = 0
  const put = (bytes: Uint8Array) => {
    if (column + bytes.length > maxContent) {
      out[to++] = 0x3d
      out[to++] = cr
      out[to++] = lf
      column = 0
    }
    for (const byte of bytes) out[to++] = byte
    column += bytes.length
  }
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] ?? 0
    if (byte === cr && content[at + 1] === lf) {
      out[to++] = cr
      out[to++] = lf
      column = 0
      at++
    } else if (isPlain(byte, content, at)) put(content.subarray(at, at + 1))
    else put(hex[byte] ?? content.subarray(at, at + 1))
  }
  return out.subarray(0, to)
}

/** Blanks stay but at the end of a line, where relays drop them. */
function isPlain(byte: number, content: Uint8Array, at: number): boolean {
  if (byte !== 0x20 && byte !== 0x09) return byte > 0x20 && byte < 0x7f && byte !== 0x3d
  const next = content[at + 1]
  return next !== undefined && next !== cr && next !== lf
}

/** Base64 in lines of 76 characters (RFC 2045 §6.8), the last one without an end. */
export function base64Lines(content: Uint8Array): Buffer {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString(
    'base64',
  )
  const lines: string[] = []
  for (let at = 0; at < text.length; at += 76) lines.push(text.slice(at, at + 76))
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
