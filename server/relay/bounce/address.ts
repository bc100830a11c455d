/** Characters of an address as it is written in a field, so that its line stays below 998. */
const maxWritten = 900

/**
 * An address as the fields of a report have it: `rfc822` where it is ASCII, `utf-8` with escapes
 * where it is not (RFC 6533 §3), so that the report stays 7-bit.
 */
export function typedAddress(address: string): string {
  const text = address.slice(0, maxWritten).replace(/\p{Cc}/gu, '?')
  if (/^[\x20-\x7e]*$/.test(text)) return `rfc822; ${text}`
  let written = ''
  for (const char of text) {
    const piece = escaped(char)
    if (written.length + piece.length > maxWritten) break
    written += piece
  }
  return `utf-8; ${written}`
}

/** `\x{HEX}` for what is not ASCII, and for what has a meaning of its own there. */
function escaped(char: string): string {
  if (/^[!-*,-<>-[\]-~]$/.test(char)) return char
  const code = char.codePointAt(0) ?? 0xfffd
  const known = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
  return `\\x{${known.toString(16).toUpperCase().padStart(2, '0')}}`
}
