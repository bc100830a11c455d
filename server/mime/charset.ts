import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** Names that say nothing of the bytes: they are looked at instead. */
const vague = new Set(['', 'ascii', 'us-ascii', 'usascii', '7bit', '8bit', 'binary', 'unknown'])
const vagueMore = new Set([
  'unknown-8bit',
  'x-unknown',
  'default',
  'x-user-defined',
  'ansi_x3.4-1968',
])

/** Names iconv-lite does not know, or takes too literally (the web reads latin1 as windows-1252). */
const aliases: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso_8859-1': 'windows-1252',
  latin1: 'windows-1252',
  l1: 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
  'x-mac-roman': 'macintosh',
  'x-sjis': 'shift_jis',
  'x-gbk': 'gbk',
  'gb_2312-80': 'gbk',
  'x-big5': 'big5',
  'x-euc-jp': 'euc-jp',
  'unicode-1-1-utf-7': 'utf-7',
  'unicode-1-1-utf-8': 'utf-8',
  'x-utf-8': 'utf-8',
}

const japanese = /^(?:iso-?2022-?jp|jis|csiso2022jp|cp5022[01])/

/** The charset as decoders call it; '' when the name says nothing. */
export function charsetName(name: string | null): string {
  const lower = (name ?? '')
    .slice(0, 60)
    .trim()
    .replace(/^['"]+|['"]+$/g, '')
    .toLowerCase()
  if (vague.has(lower) || vagueMore.has(lower)) return ''
  return (
    aliases[lower] ??
    lower.replace(/^(?:win|windows)[-_ ]?(?=\d)/, 'windows-').replace(/^cp-(?=\d)/, 'cp')
  )
}

/**
 * Bytes as text. An unknown or missing charset is UTF-8 where the bytes are that, else
 * windows-1252; bytes declared UTF-8 that hold no UTF-8 at all are windows-1252 too. Never throws.
 */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const buffer = bufferOf(bytes)
  const name = charsetName(charset)
  if (japanese.test(name)) return decodeJapanese(buffer)
  if (isAscii(buffer) && !/^utf-?(?:7|16|32)|^ucs|^hz/.test(name)) return buffer.toString('latin1')
  if (name === '' || name === 'utf-8' || name === 'utf8') return utf8OrWestern(buffer, name !== '')
  if (iconv.encodingExists(name)) return iconv.decode(buffer, name)
  return utf8OrWestern(buffer, false)
}

/**
 * A header's raw bytes: UTF-8 (RFC 6532), unencoded JIS, or what else is there.
 * @param charset of the message's body: old senders wrote their header in it too
 */
export function decodeHeaderBytes(bytes: Uint8Array, charset: string | null = null): string {
  const buffer = bufferOf(bytes)
  if (isAscii(buffer)) {
    const text = buffer.toString('latin1')
    const escaped = text.includes('\x1b$') || text.includes('\x1b(J')
    return escaped ? decodeJapanese(buffer) : text
  }
  if (isUtf8(buffer)) return buffer.toString('utf8')
  const name = charsetName(charset)
  return /^utf/.test(name) ? utf8OrWestern(buffer, false) : decodeText(buffer, charset)
}

/** An escape sequence right behind another is an error to the decoder; joined words have such. */
function decodeJapanese(buffer: Buffer): string {
  // eslint-disable-next-line no-control-regex -- ISO 2022 is made of escape characters
  const doubled = /(?:\x1b[$(][@ABIJ])+(?=\x1b[$(][@ABIJ])/g
  const text = buffer.toString('latin1').replace(doubled, '')
  return new TextDecoder('iso-2022-jp').decode(Buffer.from(text, 'latin1'))
}

/** A Buffer on the same memory. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** @param declared the sender said UTF-8: a few broken characters do not refute that */
function utf8OrWestern(buffer: Buffer, declared: boolean): string {
  if (isUtf8(buffer)) return withoutBom(buffer.toString('utf8'))
  if (!declared) return iconv.decode(buffer, 'windows-1252')
  const text = buffer.toString('utf8')
  let broken = 0
  let whole = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) whole++
  }
  return broken > whole ? iconv.decode(buffer, 'windows-1252') : withoutBom(text)
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
