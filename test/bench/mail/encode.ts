/** Quoted-printable (RFC 2045 §6.7) of a text with CRLF; no line begins with a dot. */
export function quotedPrintable(text: string): string {
  return text.split('\r\n').map(quotedLine).join('\r\n')
}

function quotedLine(line: string): string {
  let out = ''
  let width = 0
  for (const byte of Buffer.from(line)) {
    const plain = byte >= 32 && byte < 127 && byte !== 61 && !(byte === 46 && width === 0)
    const piece = plain ? String.fromCharCode(byte) : `=${hex(byte)}`
    if (width + piece.length > 75) {
      out += '=\r\n'
      width = 0
      if (byte === 46) {
        out += '=2E'
        width = 3
        continue
      }
    }
    out += piece
    width += piece.length
  }
  return out.endsWith(' ') ? `${out.slice(0, -1)}=20` : out
}

const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0')

/** Base64 in lines of 76. */
export function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
}

/** An encoded word (RFC 2047) where the text needs one; good for texts up to 45 bytes each. */
export function encodedWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let piece = ''
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > 42) {
      words.push(piece)
      piece = ''
    }
    piece += character
  }
  words.push(piece)
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}
