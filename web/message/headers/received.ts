import type { HeaderField } from '../../../server/types.ts'

/** One station on the way of a message, as its Received field tells it (RFC 5321 §4.4). */
export interface Hop {
  from: string
  by: string
  /** Protocol: 'ESMTPS'. */
  with: string
  /** Milliseconds since 1970; null when the date cannot be read. */
  at: number | null
  /** Milliseconds since the hop before; null when one of both dates is missing. Negative when the clocks differ. */
  delay: number | null
}

const CLAUSES = ['from', 'by', 'via', 'with', 'id', 'for'] as const
type Clause = (typeof CLAUSES)[number]
/** More hops than any real message has; a loop would have been cut at 100 (RFC 5321 §6.3). */
const MOST_HOPS = 200

/** The hops in the order of travel: the field at the top of a message is the last hop. */
export function receivedHops(fields: HeaderField[]): Hop[] {
  const hops = fields
    .filter((field) => field.name.toLowerCase() === 'received')
    .slice(0, MOST_HOPS)
    .map((field) => parseReceived(field.value))
    .reverse()
  let before: number | null = null
  return hops.map((hop) => {
    const delay = hop.at === null || before === null ? null : hop.at - before
    before = hop.at
    return { ...hop, delay }
  })
}

export function parseReceived(value: string): Omit<Hop, 'delay'> {
  const plain = withoutComments(value)
  const semicolon = plain.lastIndexOf(';')
  const found = clauses(semicolon < 0 ? plain : plain.slice(0, semicolon))
  const time = semicolon < 0 ? NaN : Date.parse(plain.slice(semicolon + 1).trim())
  return {
    from: found.from ?? '',
    by: found.by ?? '',
    with: found.with ?? '',
    at: Number.isNaN(time) ? null : time,
  }
}

function clauses(text: string): Partial<Record<Clause, string>> {
  const found: Partial<Record<Clause, string>> = {}
  let open: Clause | undefined
  for (const word of text.split(/\s+/)) {
    const clause = CLAUSES.find((name) => name === word.toLowerCase())
    if (clause && !(clause in found)) open = clause
    else if (open && !(open in found)) found[open] = word
  }
  return found
}

/** Comments nest and may hold anything, a semicolon too (RFC 5322 §3.2.2). */
function withoutComments(value: string): string {
  let depth = 0
  let kept = ''
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at)
    if (char === '\\' && depth > 0) at++
    else if (char === '(') depth++
    else if (char === ')' && depth > 0) {
      depth--
      kept += ' '
    } else if (depth === 0) kept += char
  }
  return kept
}
