import { decodeBase64 } from './base64.ts'
import { bufferOf, charsetName, decodeText } from './charset.ts'
import { hexDigit } from './hex.ts'

interface Word {
  charset: string
  bytes: Uint8Array
  end: number
}

/** Longest charset name (with a language tag) that is looked for. */
const maxCharset = 80

/**
 * Decodes the encoded-words of RFC 2047 (with the language tag of RFC 2231) wherever they stand,
 * quoted strings included, as senders write them. Blanks between two words go; words of one
 * charset are joined before they are decoded, for some senders split inside a character. Linear.
 */
export function decodeWords(value: string): string {
  let at = value.indexOf('=?')
  if (at < 0) return value
  const out: string[] = []
  let copied = 0
  let run: { charset: string; bytes: Uint8Array[] } | null = null
  const flush = () => {
    if (run) out.push(decodeText(Buffer.concat(run.bytes), run.charset))
    run = null
  }
  while (at >= 0) {
    const word = wordAt(value, at)
    if (!word) {
      at = value.indexOf('=?', at + 2)
      continue
    }
    const between = value.slice(copied, at)
    if (run === null || !isBlank(between)) {
      flush()
      out.push(between)
    } else if (charsetName(run.charset) !== charsetName(word.charset)) flush()
    run ??= { charset: word.charset, bytes: [] }
    run.bytes.push(word.bytes)
    copied = word.end
    at = value.indexOf('=?', copied)
  }
  flush()
  out.push(value.slice(copied))
  return out.join('')
}

function wordAt(value: string, at: number): Word | null {
  const mark = value.indexOf('?', at + 2)
  if (mark < 0 || mark === at + 2 || mark - at > maxCharset) return null
  if (value[mark + 2] !== '?') return null
  const encoding = value[mark + 1]?.toLowerCase()
  if (encoding !== 'b' && encoding !== 'q') return null
  const charset = value.slice(at + 2, mark)
  if (/[\s()<>@,;:"/[\]=]/.test(charset)) return null
  const close = closing(value, mark + 3, encoding)
  if (close < 0) return null
  const text = value.slice(mark + 3, close)
  const bytes = encoding === 'b' ? decodeBase64(Buffer.from(text, 'latin1')) : decodeQ(text)
  const star = charset.indexOf('*')
  return { charset: star < 0 ? charset : charset.slice(0, star), bytes, end: close + 2 }
}

/** Where `?=` stands; a Q word may hold a raw '?' although it must not. */
function closing(value: string, from: number, encoding: 'b' | 'q'): number {
  const mark = value.indexOf('?', from)
  if (mark < 0 || value[mark + 1] === '=') return mark
  if (encoding === 'b') return -1
  const next = value.indexOf('?=', mark)
  const other = value.indexOf('=?', mark)
  return next >= 0 && next - from < 1000 && (other < 0 || other > next) ? next : -1
}

function decodeQ(text: string): Uint8Array {
  // A character above 0xff can only stand there unencoded: the bytes it has in UTF-8.
  const source = Buffer.from(text.replaceAll('_', ' '), 'utf8')
  const out = Buffer.alloc(source.length)
  let length = 0
  for (let i = 0; i < source.length; i++) {
    const high = source[i] === 0x3d ? hexDigit(source[i + 1]) : -1
    const low = high < 0 ? -1 : hexDigit(source[i + 2])
    if (low < 0) out[length++] = source[i] ?? 0
    else {
      out[length++] = high * 16 + low
      i += 2
    }
  }
  return bufferOf(out.subarray(0, length))
}

function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== 0x20 && (code < 0x09 || code > 0x0d)) return false
  }
  return true
}
