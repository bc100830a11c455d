import { isAscii } from 'node:buffer'
import { asciiAddress } from '../shape/addresses.ts'
import { folded } from '../shape/convert/fold.ts'
import { quotedPrintable } from '../shape/convert/quoted-printable.ts'
import { encodedPhrase } from '../shape/convert/words.ts'
import { LineEnds } from '../shape/line-ends.ts'
import type { BounceInput } from './bounce.ts'
import { deliveryStatus, fieldDate, fieldText, host, token } from './report.ts'
import { humanText } from './text.ts'

/** Bytes of the message's header that are sent back. */
const maxHeader = 64 * 1024

/**
 * The report on recipients that will not get a release (RFC 3464, RFC 6522): plain words, a part
 * for programs, and the header of the message. ASCII throughout; nothing of what strangers wrote
 * can add a field or a part. It is to be sent from the null reverse-path.
 * @returns `to` as the envelope's sender stands; '' when that was the null reverse-path
 */
export function bounceMessage(input: BounceInput): { raw: Uint8Array; to: string } {
  const { id, at, release } = input
  const boundary = `mailproof-${token(id)}`
  const subject = release.subject === null ? '' : `: ${release.subject}`
  const head = [
    `Date: ${fieldDate(at) ?? fieldDate(new Date(0).toISOString())}`,
    `From: Mailproof <mailer-daemon@${host}>`,
    `To: ${toField(release.envelopeFrom)}`,
    `Subject: ${fieldText(`Not delivered / Sin entregar${subject}`)}`,
    `Message-ID: <${token(id)}@${host}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
  ]
  const parts = [
    part('text/plain; charset=utf-8', Buffer.from(humanText(input), 'utf8')),
    part('message/delivery-status', Buffer.from(deliveryStatus(input), 'latin1')),
    part('text/rfc822-headers', headerLines(input.header)),
  ]
  const raw = Buffer.concat([
    Buffer.from(`${head.map((line) => `${folded(line)}\r\n`).join('')}\r\n`, 'latin1'),
    ...parts.flatMap((bytes) => [Buffer.from(`--${boundary}\r\n`), bytes, Buffer.from('\r\n')]),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  return { raw, to: release.envelopeFrom }
}

/** An address that cannot stand in a field is the name of an empty group. */
function toField(address: string): string {
  const ascii = asciiAddress(address)
  if (ascii !== null && /^[^\s<>(),;:\\"@]{1,320}@[^\s<>(),;\\"@]{1,255}$/.test(ascii))
    return `<${ascii}>`
  return `${encodedPhrase(address.slice(0, 320)) || 'undisclosed-recipients'}:;`
}

/** Encoded where it has what 7-bit mail must not have. */
function part(type: string, body: Buffer): Buffer {
  const plain = isAscii(body) && !body.includes(0) && !hasLongLine(body)
  const encoding = plain ? '7bit' : 'quoted-printable'
  const head = `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), plain ? body : quotedPrintable(body)])
}

function hasLongLine(body: Buffer): boolean {
  return body
    .toString('latin1')
    .split('\r\n')
    .some((line) => line.length > 998)
}

/** The header alone, with CRLF at the ends of lines and no empty line. */
function headerLines(header: Uint8Array): Buffer {
  const ends = new LineEnds()
  const pushed = ends.push(header.subarray(0, maxHeader))
  const text = Buffer.concat([pushed, header.length > 0 ? ends.end() : Buffer.alloc(0)])
  const empty = text.indexOf('\r\n\r\n')
  return empty < 0 ? text : text.subarray(0, empty + 2)
}
