import { isAscii } from 'node:buffer'
import { decodeTransfer } from '../../../mime/decode.ts'
import type { Part } from '../../../types.ts'
import { maxLine } from '../scan.ts'
import { base64Lines, quotedPrintable } from './quoted-printable.ts'

/** What the relay takes in a body. */
export interface Takes {
  eightBit: boolean
}

const lf = 0x0a
/** Escapes in quoted-printable cost two bytes, base64 costs a third. */
const escapesWorthBase64 = 0.18

/** Whether bytes cannot go out as they are. */
export function mustEncode(body: Buffer, { eightBit }: Takes): boolean {
  return (!eightBit && !isAscii(body)) || body.includes(0) || hasLongLine(body)
}

/**
 * RFC 2046 §5.2: these must stay as they are, as must what holds other parts. Nor can what was
 * uuencoded, whose body names a file.
 */
export function mayEncode({ type, encoding }: Part): boolean {
  if (type.startsWith('multipart/') || encoding === 'x-uuencode') return false
  if (type === 'message/partial' || type === 'message/external-body') return false
  const nested = type === 'message/rfc822' || type === 'message/global'
  return !nested || encoding === 'base64' || encoding === 'quoted-printable'
}

/** The body of a leaf in a transfer encoding that is ASCII in short lines; its content is the same. */
export function encodedBody(body: Buffer, { type, encoding }: Part): EncodedBody {
  const content = decodeTransfer(body, encoding)
  const readable = type.startsWith('text/') || type.startsWith('message/')
  const keeps = encoding === 'quoted-printable' || encoding === 'base64' ? encoding : null
  const chosen = keeps ?? (readable && isMostlyPlain(content) ? 'quoted-printable' : 'base64')
  return chosen === 'base64'
    ? { encoding: chosen, bytes: base64Lines(content) }
    : { encoding: chosen, bytes: quotedPrintable(content) }
}

export interface EncodedBody {
  encoding: 'quoted-printable' | 'base64'
  bytes: Buffer
}

function isMostlyPlain(content: Uint8Array): boolean {
  let escapes = 0
  for (const byte of content) if (byte > 0x7e || byte === 0x3d) escapes++
  return escapes <= content.length * escapesWorthBase64
}

function hasLongLine(body: Buffer): boolean {
  let from = 0
  for (let at = body.indexOf(lf); at >= 0; at = body.indexOf(lf, from)) {
    if (at - from - 1 > maxLine) return true
    from = at + 1
  }
  return body.length - from > maxLine
}
