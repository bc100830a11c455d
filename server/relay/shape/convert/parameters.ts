import { parseParameters } from '../../../mime/parameters.ts'

/** Bytes of a value in one piece; a longer one is continued (RFC 2231 §3). */
const maxPiece = 60

/**
 * The value of Content-Type or Content-Disposition in ASCII (RFC 2231); null when its boundary is
 * not, which stands in the body as well.
 */
export function asciiParameters(value: Uint8Array): string | null {
  const { value: first, parameters, boundary } = parseParameters(value)
  if (boundary !== null && !/^[\x20-\x7e]*$/.test(boundary)) return null
  const out = [first.replace(/[^!-~]/g, '')]
  for (const [name, text] of parameters) {
    if (!/^[\w.-]+$/.test(name)) continue
    out.push(...written(name, name === 'boundary' ? (boundary ?? text) : text))
  }
  return out.join('; ')
}

function written(name: string, text: string): string[] {
  const clean = text.replace(/\p{Cc}/gu, ' ')
  if (/^[\w!#$%&*+.^`{|}~-]+$/.test(clean)) return [`${name}=${clean}`]
  if (/^[\x20-\x7e]*$/.test(clean)) return [`${name}="${clean.replace(/["\\]/g, '\\$&')}"`]
  const pieces = ['']
  for (const char of clean) {
    const escaped = /^[A-Za-z0-9.-]$/.test(char)
      ? char
      : [...Buffer.from(char, 'utf8')]
          .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
          .join('')
    if ((pieces.at(-1) ?? '').length + escaped.length > maxPiece) pieces.push('')
    pieces[pieces.length - 1] += escaped
  }
  if (pieces.length === 1) return [`${name}*=UTF-8''${pieces[0] ?? ''}`]
  return pieces.map((piece, index) => `${name}*${index}*=${index === 0 ? "UTF-8''" : ''}${piece}`)
}
