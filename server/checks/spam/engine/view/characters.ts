import { isAscii, isUtf8 } from 'node:buffer'
import { bufferOf, decodeText } from '../../../../mime/charset.ts'

/**
 * Bytes of a part as rules see them: UTF-8 where they are that, whatever is declared; the declared
 * charset where all bytes are of it; else Windows-1252. People are shown more than that, but rules
 * were written against this.
 */
export function charactersOf(bytes: Uint8Array, charset: string | null): string {
  const buffer = bufferOf(bytes)
  if (isAscii(buffer)) return decodeText(bytes, charset)
  if (isUtf8(buffer)) return buffer.toString('utf8')
  const text = decodeText(bytes, charset)
  const narrow = /^"?gb[-_]?2312/i.test(charset ?? '')
  if (!text.includes('\ufffd') && (!narrow || isGb2312(buffer))) return text
  return decodeText(bytes, 'windows-1252')
}

/** Decoders of this charset mostly take GBK, which has three times the characters. */
function isGb2312(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[++at] ?? 0
    const row = (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7)
    if (!row || trail < 0xa1 || trail > 0xfe) return false
  }
  return true
}
