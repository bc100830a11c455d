import { bufferOf } from '../../../../mime/charset.ts'

/** Bytes, one character for each: what rules match on. */
export function latin(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('latin1')
}

/** A text as the bytes of its UTF-8. */
export function utf8Latin(text: string): string {
  // eslint-disable-next-line no-control-regex -- ASCII is the same in both
  return /^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** Bytes that are UTF-8 as the text that they are. */
export function fromUtf8Latin(text: string): string {
  // eslint-disable-next-line no-control-regex -- ASCII is the same in both
  return /^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text, 'latin1').toString('utf8')
}

/** Lines end with LF; a CR that ends no line stays, for rules look for such. */
export function withLf(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text
}
