import type { Part, Place } from '../../types.ts'
import type { CheckInput } from '../check.ts'

/** What of a message is searched for a matched text, in bytes. */
const searched = 256 * 1024
/** So much of a matched text is sought: the rest may be folded. */
const soughtLength = 40
const leastSought = 4

/** Where a matched text stands: the line of the field, or of the text where it stands as it is. */
export type PlaceOf = (found: { text: string; field: string | null }) => Place | null

/** The places of a message, for many rules: its header is found and cut into lines once. */
export function placesIn({ raw, parts }: Pick<CheckInput, 'raw' | 'parts'>): PlaceOf {
  const source = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, searched))
  const body = bodyStart(source)
  const header = source.toString('latin1', 0, body).split('\n')
  return ({ text, field }) => {
    if (field !== null) return inHeader(header, field)
    const sought =
      text
        .trim()
        .split(/[\r\n]/, 1)[0]
        ?.slice(0, soughtLength) ?? ''
    if (sought.length < leastSought) return null
    const at = source.indexOf(sought, body, 'latin1')
    if (at < 0) return null
    return { header: null, part: partAt(parts, at), line: lineAt(source, at) }
  }
}

/** Where pseudo-fields of the rule language mostly are. */
const pseudo: Partial<Record<string, string>> = { MESSAGEID: 'Message-ID', ToCc: 'To' }

function inHeader(lines: readonly string[], field: string): Place | null {
  const [asked = ''] = field.split(':')
  const name = pseudo[asked] ?? asked
  const at = lines.findIndex(
    (line) => line.slice(0, name.length + 1).toLowerCase() === `${name}:`.toLowerCase(),
  )
  const [written = name] = lines[at]?.split(':') ?? []
  // What was made out of several fields has no place.
  return at < 0 ? null : { header: written, part: null, line: at + 1 }
}

function bodyStart(source: Buffer): number {
  const ends = [source.indexOf('\r\n\r\n'), source.indexOf('\n\n')].filter((end) => end >= 0)
  return ends.length === 0 ? source.length : Math.min(...ends)
}

function partAt(parts: readonly Part[], at: number): string | null {
  const inside = parts.filter(({ bodyStart, bodyEnd }) => bodyStart <= at && at < bodyEnd)
  return inside.at(-1)?.path ?? null
}

function lineAt(source: Buffer, at: number): number {
  let line = 1
  for (let i = source.indexOf(10); i >= 0 && i < at; i = source.indexOf(10, i + 1)) line++
  return line
}
