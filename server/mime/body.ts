import type { Part } from '../types.ts'
import { bufferOf, decodeText } from './charset.ts'
import { decodeTransfer } from './decode.ts'
import { joinFlowed } from './flowed.ts'
import { readHeader, valueBytes } from './header.ts'
import { parseParameters } from './parameters.ts'

/** A text part as it stands in a message. */
export interface EncodedText {
  body: Uint8Array
  encoding: string
  charset: string | null
  type: string
  /** The part's header, for `format=flowed` (RFC 3676); without it lines stay as they are. */
  header?: Uint8Array | undefined
}

/** The text of a part, decoded, with `\n` at the ends of lines. */
export function readText(part: EncodedText): string {
  const bytes = decodeTransfer(part.body, part.encoding)
  if (part.type === 'text/html') return decodeHtml(bytes, part.charset)
  const text = decodeText(bytes, part.charset).replace(/\r\n?/g, '\n')
  const flowed = part.header && part.type === 'text/plain' ? flowedOf(part.header) : null
  return flowed ? joinFlowed(text, flowed.deleteSpace) : text
}

export function encodedText(raw: Uint8Array, part: Part): EncodedText {
  return {
    body: raw.subarray(part.bodyStart, part.bodyEnd),
    encoding: part.encoding,
    charset: part.charset,
    type: part.type,
    header: raw.subarray(part.headerStart, part.bodyStart),
  }
}

/** HTML says its charset itself when the header does not. */
function decodeHtml(bytes: Uint8Array, charset: string | null): string {
  const text = decodeText(bytes, charset ?? metaCharset(bytes))
  return text.replace(/\r\n?/g, '\n')
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = bufferOf(bytes).toString('latin1', 0, 2048)
  const meta =
    /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})/i.exec(head)?.[1] ?? null
  // A meta that could be read cannot be in UTF-16.
  return meta !== null && /^utf-?16/i.test(meta) ? 'utf-8' : meta
}

function flowedOf(header: Uint8Array): { deleteSpace: boolean } | null {
  const field = readHeader(header).fields.find((one) => one.name === 'content-type')
  if (!field) return null
  const { parameters } = parseParameters(valueBytes(header, field))
  if (parameters.get('format')?.toLowerCase() !== 'flowed') return null
  return { deleteSpace: parameters.get('delsp')?.toLowerCase() === 'yes' }
}
