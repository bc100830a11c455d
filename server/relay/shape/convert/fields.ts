import { isAscii } from 'node:buffer'
import { decodeHeaderBytes } from '../../../mime/charset.ts'
import { parseParameters } from '../../../mime/parameters.ts'
import { unfoldedValue, valueOf, type Field } from '../header/fields.ts'
import { maxLine } from '../scan.ts'
import type { Teller } from '../teller.ts'
import { asciiAddresses } from './addresses.ts'
import { folded } from './fold.ts'
import { asciiParameters } from './parameters.ts'
import { encodedText } from './words.ts'

const addressFields = new Set([
  ...['from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'list-id', 'errors-to'],
  ...['resent-from', 'resent-sender', 'resent-to', 'resent-cc', 'resent-bcc', 'resent-reply-to'],
  ...['disposition-notification-to', 'return-receipt-to', 'mail-followup-to'],
])
const parameterFields = new Set(['content-type', 'content-disposition'])
/** Where a word of RFC 2047 must not stand and nothing else is to be had. */
const impossible = new Set([
  ...['message-id', 'in-reply-to', 'references', 'resent-message-id', 'content-id', 'return-path'],
  ...['received', 'dkim-signature', 'domainkey-signature', 'arc-seal', 'arc-message-signature'],
  ...['arc-authentication-results', 'authentication-results', 'received-spf'],
  ...['date', 'resent-date', 'mime-version', 'content-transfer-encoding'],
])

/**
 * A header's fields in ASCII; those that were ASCII, or may stay as they are, are the same objects.
 */
export function asciiFields(
  fields: Field[],
  tell: Teller,
  mayStay: (bytes: Buffer) => boolean = () => false,
): Field[] {
  const charset = charsetOf(fields)
  return fields.map((field) => {
    const bytes = Buffer.from(field.text, 'latin1')
    return isAscii(bytes) || mayStay(bytes) ? field : asciiField(field, charset, tell)
  })
}

function asciiField(field: Field, charset: string | null, tell: Teller): Field {
  const { name } = field
  // A line that is no field says nothing to anybody.
  if (name === '') return { name, text: field.text.replace(/[^\0-\x7f]/g, '?') }
  const spelt = field.text.slice(0, field.text.indexOf(':'))
  const bytes = Buffer.from(unfoldedValue(field), 'latin1')
  const give = (value: string): Field => ({ name, text: `${folded(`${spelt}: ${value}`)}\r\n` })
  if (impossible.has(name)) {
    tell.problem('cannot_convert_field', spelt.trim())
    return field
  }
  if (parameterFields.has(name)) {
    const value = asciiParameters(bytes)
    if (value !== null) return give(value)
    tell.problem('cannot_convert_field', spelt.trim())
    return field
  }
  const text = decodeHeaderBytes(bytes, charset)
  if (!addressFields.has(name)) return give(encodedText(text))
  const { value, impossible: left } = asciiAddresses(text)
  const [first] = left
  if (first === undefined) return give(value)
  tell.problem('cannot_convert_address', first.replace(/\p{Cc}/gu, '?').slice(0, 320))
  return field
}

/** Fields with lines that are too long, on several lines where their blanks allow it. */
export function foldedFields(fields: Field[]): Field[] {
  return fields.map((field) => {
    // A boundary is compared byte for byte, and not all readers unfold it as it was.
    if (field.name === '' || field.name === 'content-type' || !isLong(field)) return field
    const text = folded(field.text.slice(0, -2).replace(/[\r\n]+/g, ''))
    return { name: field.name, text: `${text}\r\n` }
  })
}

export function isLong({ text }: Field): boolean {
  return text.length > maxLine && text.split('\r\n').some((line) => line.length > maxLine)
}

function charsetOf(fields: Field[]): string | null {
  const type = fields.find(({ name }) => name === 'content-type')
  if (!type) return null
  return parseParameters(Buffer.from(valueOf(type), 'latin1')).parameters.get('charset') ?? null
}
