import type { EvalContext } from '../eval.ts'
import type { MimePart } from '../mail.ts'

/** What was counted, by the names that rules know. */
export type Survey = ReadonlyMap<string, number>

interface Counts {
  values: Map<string, number>
  alternative: boolean
  quotedBytes: number
  quoted: number
  plain: number
  entities: number
  lengths: { type: string; bytes: number }[]
}

/** Goes through all parts once. */
export function survey({ mail }: EvalContext): Survey {
  const values = new Map([['mime_multipart_ratio', 1]])
  const counts: Counts = {
    values,
    alternative: false,
    quotedBytes: 0,
    quoted: 0,
    plain: 0,
    entities: 0,
    lengths: [],
  }
  if (mail.flags().has('mime_missing_boundary')) values.set('mime_missing_boundary', 1)
  for (const part of mail.mime()) {
    counts.alternative ||= part.within.some(({ type }) => type === 'multipart/alternative')
    countHeader(part, values)
    countBody(part, counts)
  }
  if (counts.alternative) values.set('mime_multipart_alternative', 1)
  if (counts.quotedBytes > 0) {
    values.set('mime_qp_ratio', counts.quoted / counts.quotedBytes)
    values.set('mime_qp_count', counts.quoted)
  }
  if (counts.plain > 0) values.set('mime_text_unicode_ratio', counts.entities / counts.plain)
  const length = (type: string) => counts.lengths.findLast((one) => one.type === type)?.bytes
  const [text, html] = [length('text/plain'), length('text/html')]
  if (counts.alternative && text !== undefined && html !== undefined && html > 0) {
    values.set('mime_multipart_ratio', text / html)
  }
  return values
}

const ascii =
  /us-ascii|ansi_x3\.4-1968|iso-ir-6|ansi_x3\.4-1986|iso_646\.irv:1991|ascii|iso646-us|us|ibm367|cp367|csascii/

function countHeader(part: MimePart, values: Map<string, number>): void {
  const add = (name: string) => values.set(name, (values.get(name) ?? 0) + 1)
  const encoding = part.encoding.toLowerCase()
  const charset = part.charset?.toLowerCase() ?? ''
  const disposition = part.disposition?.toLowerCase() ?? ''
  if (part.type === 'text/html') add('mime_body_html_count')
  else if (part.type.startsWith('text')) add('mime_body_text_count')
  if (encoding.includes('base64')) add('mime_base64_count')
  else if (encoding.includes('quoted-printable')) add('mime_qp_count')
  if (disposition.includes('attachment')) add('mime_attachment')
  const named = charset !== '' && !ascii.test(charset)
  const shown = /^(?:attachment|inline)/.test(disposition)
  if (part.type.startsWith('text') && encoding.includes('base64') && !named && !shown) {
    values.set('mime_base64_encoded_text', 1)
  }
  if (/iso-\S+-\S+\b/.test(charset) && !/iso-(?:8859-\d{1,2}|2022-(?:jp|kr))\b/.test(charset)) {
    values.set('mime_bad_iso_charset', 1)
  }
}

/** The longest line of quoted-printable that is let pass, with its end (RFC 5322 §2.1.1). */
const maxQuotedLine = 79

// eslint-disable-next-line no-control-regex -- what 7-bit text must not hold
const notAscii = /[\x00\r\x80-\xff]/
const needlesslyQuoted = /=(?:09|3[0-9ABCEF]|[2456][0-9A-F]|7[0-9A-E])/g

function countBody(part: MimePart, counts: Counts): void {
  const encoding = part.encoding.toLowerCase()
  const attached = part.disposition?.toLowerCase().includes('attachment') === true
  const isText = part.type === 'text/plain'
  if (counts.alternative && !attached && (isText || part.type === 'text/html')) {
    counts.lengths.push({ type: part.type, bytes: part.raw().length })
  }
  if (encoding === 'quoted-printable') countQuoted(part.raw(), counts)
  if (!isText) return
  const charset = part.charset?.toLowerCase() ?? 'us-ascii'
  if (charset === 'us-ascii' && notAscii.test(part.raw())) {
    counts.values.set('mime_ascii_text_illegal', 1)
  }
  if (!['', '7bit', '8bit'].includes(encoding)) return
  const entities = part.raw().match(/&#x[0-9A-F]{4};/g)?.length ?? 0
  counts.entities += entities
  counts.plain += part.raw().length - entities * '&#x0000;'.length
}

function countQuoted(body: string, counts: Counts): void {
  counts.quotedBytes += body.length
  for (const line of body.split('\n')) {
    if (line.length + 1 > maxQuotedLine) counts.values.set('mime_qp_long_line', 1)
    const found = line.match(needlesslyQuoted)?.length ?? 0
    const atEnd = /(?:=09|=20)+\s*$/.exec(line.slice(-300))?.[0].trim().length ?? 0
    counts.quoted += Math.max(0, found - (found > 0 ? atEnd / 3 : 0))
  }
}
