import { base64Decoder } from './base64.ts'
import { quotedPrintableDecoder } from './quoted-printable.ts'
import { uuDecoder } from './uuencode.ts'

export { decodeText } from './charset.ts'
export { joinFlowed } from './flowed.ts'

/** Undoes a transfer encoding piece by piece, holding back no more than a few bytes. */
export interface Decoder {
  push(chunk: Uint8Array): Uint8Array
  end(): Uint8Array
}

/** Bytes taken at a time where only the length of the result is wanted. */
const step = 64 * 1024

/** null for 7bit, 8bit, binary and encodings nobody knows: the bytes are what they are. */
function decoderFor(encoding: string): Decoder | null {
  switch (encoding) {
    case 'base64':
      return base64Decoder()
    case 'quoted-printable':
      return quotedPrintableDecoder()
    case 'x-uuencode':
    case 'uuencode':
      return uuDecoder()
    default:
      return null
  }
}

/** Undoes a Content-Transfer-Encoding (RFC 2045 §6); tolerant of junk, never throws. */
export function decodeTransfer(body: Uint8Array, encoding: string): Uint8Array {
  const decoder = decoderFor(encoding)
  if (!decoder) return body
  const start = decoder.push(body)
  const rest = decoder.end()
  return rest.length === 0 ? start : Buffer.concat([start, rest])
}

/** Like `decodeTransfer`, for a body that comes in pieces; memory is bounded by the piece. */
export async function* decodeTransferStream(
  encoding: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const decoder = decoderFor(encoding)
  for await (const chunk of chunks) {
    const bytes = decoder ? decoder.push(chunk) : chunk
    if (bytes.length > 0) yield bytes
  }
  const rest = decoder?.end()
  if (rest && rest.length > 0) yield rest
}

/** The length of `decodeTransfer`'s result, without holding it. */
export function decodedSize(body: Uint8Array, encoding: string): number {
  const decoder = decoderFor(encoding)
  if (!decoder) return body.length
  let size = 0
  for (let at = 0; at < body.length; at += step) {
    size += decoder.push(body.subarray(at, at + step)).length
  }
  return size + decoder.end().length
}
