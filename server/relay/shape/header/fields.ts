/** A field as it stands: bytes as latin1, with its folds and the CRLF at its end. */
export interface Field {
  /** Lower case; '' for a line that is no field. */
  name: string
  text: string
}

const named = /^([!-9;-~]{1,1000})[ \t]{0,100}:/

/**
 * Parts a header with CRLF line ends into fields; nothing is lost: joined they are the header.
 * All up to the empty line counts, so that no Bcc is overlooked behind a line of junk.
 */
export function splitHeader(header: Buffer): { fields: Field[]; rest: string } {
  const text = header.toString('latin1')
  const fields: Field[] = []
  let at = 0
  while (at < text.length) {
    const found = text.indexOf('\r\n', at)
    const end = found < 0 ? text.length : found + 2
    if (end - at === 2) break
    const last = fields.at(-1)
    const line = text.slice(at, end)
    if (last && (line.startsWith(' ') || line.startsWith('\t'))) last.text += line
    else fields.push({ name: named.exec(line)?.[1]?.toLowerCase() ?? '', text: line })
    at = end
  }
  return { fields, rest: text.slice(at) }
}

/** What follows the colon, still folded, without the last line end. */
export function valueOf({ text }: Field): string {
  return text.slice(text.indexOf(':') + 1, text.endsWith('\r\n') ? -2 : undefined)
}

/** On one line, blanks at its ends taken off. */
export function unfoldedValue(field: Field): string {
  return valueOf(field)
    .replace(/[\r\n]+/g, '')
    .trim()
}

export function joined(fields: Field[], rest: string): Buffer {
  return Buffer.from(fields.map(({ text }) => text).join('') + rest, 'latin1')
}

/** Names of the fields that differ, lower case. */
export function differing(before: Field[], after: Field[]): Set<string> {
  const kept = new Set(after)
  const old = new Set(before)
  const both = [
    ...before.filter((field) => !kept.has(field)),
    ...after.filter((field) => !old.has(field)),
  ]
  return new Set(both.map(({ name }) => name))
}
